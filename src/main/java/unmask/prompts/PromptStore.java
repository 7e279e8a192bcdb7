package unmask.prompts;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;
import unmask.comments.DiscussionStore;
import unmask.comments.DiscussionStore.Opening;
import unmask.people.Course;
import unmask.people.Kept;
import unmask.people.PersonalData;
import unmask.people.Viewer;
import unmask.posts.Post;
import unmask.storage.Tx;

/** Prompts, and the times of their rounds. */
public final class PromptStore implements PersonalData {
    private static final String ASKED = """
            select p.course_id, p.id, p.slug, p.kind, p.question, p.definition, p.post_id, a.slug as post_slug, p.gone, p.opens_at, p.due_at,
                p.replies_due_at, p.reveals_at, p.closes_at, p.opened, p.revealed, p.closed, p.called, p.published, p.settled, p.results, p.counted,
                p.discussion_id
            from prompt p left join post a on a.course_id = p.course_id and a.id = p.post_id
            """;

    /** Readers find what has opened, where they find its article. */
    private static final String FOUND = """
            (:staff or not p.gone and p.opens_at <= :now and (:member or :open and (a.id is null or a.audience = 'web')))
            """;

    private final DiscussionStore discussions;

    public PromptStore(DiscussionStore discussions) {
        this.discussions = discussions;
    }

    /** The prompt, if this viewer may see it. */
    public Optional<Asked> find(Tx tx, Viewer viewer, Course course, String slug) {
        return found(tx, viewer, course, "and p.slug = :slug").bind("slug", slug).mapTo(Asked.class).findOne();
    }

    /** What this viewer finds in a course, first what is due first; staff also find drafts and what has been taken out of its article. */
    public List<Asked> list(Tx tx, Viewer viewer, Course course) {
        return found(tx, viewer, course, "order by coalesce(p.due_at, p.opens_at), p.question, p.id").mapTo(Asked.class).list();
    }

    /** Everything that people have been asked in a course, first what is due first; what has been taken out of its article is left out. */
    public List<Asked> opened(Tx tx, long course) {
        return tx.query(ASKED + "where p.course_id = :course and not p.gone and p.opens_at <= :now order by coalesce(p.due_at, p.opens_at), p.question, p.id")
                .bind("course", course)
                .bind("now", tx.now())
                .mapTo(Asked.class)
                .list();
    }

    private static Query found(Tx tx, Viewer viewer, Course course, String which) {
        return tx.query(ASKED + "where p.course_id = :course and " + FOUND + which)
                .bind("course", course.id())
                .bind("staff", viewer.isStaff())
                .bind("member", viewer.isMember())
                .bind("open", course.isOpen())
                .bind("now", tx.now());
    }

    /** The prompt under which a discussion stands. */
    Optional<Asked> over(Tx tx, long course, long discussion) {
        return tx.query(ASKED + "where p.course_id = :course and p.discussion_id = :discussion")
                .bind("course", course)
                .bind("discussion", discussion)
                .mapTo(Asked.class)
                .findOne();
    }

    /** Whatever has the name in the course. */
    Optional<Asked> named(Tx tx, long course, String slug) {
        return tx.query(ASKED + "where p.course_id = :course and p.slug = :slug")
                .bind("course", course)
                .bind("slug", slug)
                .mapTo(Asked.class)
                .findOne();
    }

    /** Everything that stands in an article. */
    List<Asked> in(Tx tx, Post post) {
        return tx.query(ASKED + "where p.course_id = :course and p.post_id = :post")
                .bind("course", post.courseId())
                .bind("post", post.id())
                .mapTo(Asked.class)
                .list();
    }

    /** The prompt as it is now; it stays so until the transaction ends, and so do the answers to it. */
    Optional<Asked> forChange(Tx tx, Asked asked) {
        tx.query("select id from prompt where course_id = :course and id = :id for update")
                .bind("course", asked.courseId())
                .bind("id", asked.id())
                .mapTo(Long.class)
                .findOne();
        return tx.query(ASKED + "where p.course_id = :course and p.id = :id")
                .bind("course", asked.courseId())
                .bind("id", asked.id())
                .mapTo(Asked.class)
                .findOne();
    }

    /** For which something is to be done, now that its hour has come. */
    List<Asked> ripe(Tx tx) {
        return tx.query(ASKED + """
                where not p.settled and p.opens_at <= :now
                  and (not p.called and p.due_at <= :now or not p.published and p.reveals_at <= :now or p.closes_at <= :now)
                """)
                .bind("now", tx.now())
                .mapTo(Asked.class)
                .list();
    }

    /** Whether anybody has responded. */
    public boolean hasBegun(Tx tx, Asked asked) {
        return tx.query("""
                select (select count(*) from taken_part t where t.course_id = :course and t.prompt_id = :id and t.standing <> 'missing')
                    + (select count(*) from discussion d where d.course_id = :course and d.id = :discussion and d.counter > 0)
                """)
                .bind("course", asked.courseId())
                .bind("id", asked.id())
                .bindByType("discussion", asked.discussionId(), Long.class)
                .mapTo(Integer.class)
                .one() > 0;
    }

    /**
     * Adds a prompt.
     *
     * @param post        the article in which it stands; null when it stands alone
     * @param visibleFrom from when on readers find its article
     */
    Asked add(Tx tx, Course course, Post post, Prompt prompt, String definition, Instant visibleFrom) {
        var audience = post == null ? course.audience() : post.audience();
        Long discussion = prompt.kind().isTalk() ? discussions.open(tx, course.id(), Asked.place(prompt.id()), title(prompt), audience) : null;
        var asked = new Asked(course.id(), tx.newId(), prompt.id(), prompt.kind().word(), prompt.question(), definition, post == null ? null : post.id(), null,
                false, DiscussionStore.NEVER, null, null, null, null, false, false, false, false, false, false, "", 0, discussion);
        tx.update("""
                insert into prompt (course_id, id, slug, kind, question, definition, post_id, gone, opens_at, opened, revealed, closed, called,
                    published, settled, results, counted, discussion_id)
                values (:courseId, :id, :slug, :kind, :question, :definition, :postId, false, :opensAt, false, false, false, false, false, false,
                    :results, 0, :discussionId)
                """)
                .bindMethods(asked)
                .execute();
        return save(tx, course, asked, post, prompt, definition, visibleFrom);
    }

    static String title(Prompt prompt) {
        var question = prompt.question();
        return question.length() <= 200 ? question : question.substring(0, question.offsetByCodePoints(0, question.codePointCount(0, 198))) + "…";
    }

    /** Lets a prompt stand as it is written now. What buttons have said about its round holds. */
    Asked save(Tx tx, Course course, Asked asked, Post post, Prompt prompt, String definition, Instant visibleFrom) {
        var opens = later(asked.opened() ? asked.opensAt() : at(course, prompt.opens()), visibleFrom);
        var closes = asked.closed() ? asked.closesAt() : at(course, prompt.end());
        var reveals = asked.revealed() ? asked.revealsAt() : prompt.isRevealed() ? first(at(course, prompt.due()), closes) : null;
        tx.update("""
                update prompt set kind = :kind, question = :question, definition = :definition, post_id = :post, gone = false, opens_at = :opens,
                    due_at = :due, replies_due_at = :replies, reveals_at = :reveals, closes_at = :closes
                where course_id = :course and id = :id and not settled
                """)
                .bind("kind", prompt.kind().word())
                .bind("question", prompt.question())
                .bind("definition", definition)
                .bindByType("post", post == null ? null : post.id(), Long.class)
                .bind("opens", opens)
                .bindByType("due", at(course, prompt.due()), Instant.class)
                .bindByType("replies", at(course, prompt.kind().lastDue(prompt.due())), Instant.class)
                .bindByType("reveals", reveals, Instant.class)
                .bindByType("closes", closes, Instant.class)
                .bind("course", asked.courseId())
                .bind("id", asked.id())
                .execute();
        if (asked.discussionId() != null) {
            discussions.mask(tx, course.id(), asked.discussionId(), prompt.mask());
            discussions.follow(tx, course.id(), asked.discussionId(), asked.place(), title(prompt), post == null ? course.audience() : post.audience());
        }
        return openDiscussion(tx, course, named(tx, course.id(), asked.slug()).orElseThrow(), prompt, asked.closesAt());
    }

    /** The discussion of a prompt opens, unseals and closes with its round. */
    private Asked openDiscussion(Tx tx, Course course, Asked asked, Prompt prompt, Instant closedBefore) {
        if (asked.discussionId() != null) {
            var end = asked.closesAt() == null ? DiscussionStore.NEVER : asked.closesAt();
            discussions.open(tx, course.id(), asked.discussionId(), new Opening(
                    asked.gone() ? DiscussionStore.NEVER : asked.opensAt(),
                    prompt.answers() != Prompt.Answers.SEALED ? null : asked.revealsAt() == null || asked.revealsAt().isAfter(end) ? end : asked.revealsAt(),
                    prompt.answers() == Prompt.Answers.POST_FIRST ? end : null,
                    end));
            if (!Objects.equals(closedBefore, asked.closesAt())) {
                discussions.lock(tx, course.id(), asked.discussionId(), asked.closesAt());
            }
        }
        return asked;
    }

    private static Instant at(Course course, LocalDateTime moment) {
        return moment == null ? null : moment.atZone(course.zoneId()).toInstant();
    }

    private static Instant later(Instant moment, Instant other) {
        return moment == null || moment.isBefore(other) ? other : moment;
    }

    private static Instant first(Instant moment, Instant otherwise) {
        return moment != null ? moment : otherwise;
    }

    /** Its block is in no article any more: readers find neither it nor what was said under it, and nothing is lost. */
    void take(Tx tx, Course course, Asked asked) {
        tx.update("update prompt set gone = true where course_id = :course and id = :id")
                .bind("course", asked.courseId())
                .bind("id", asked.id())
                .execute();
        if (asked.discussionId() != null) {
            discussions.showFrom(tx, course.id(), asked.discussionId(), DiscussionStore.NEVER);
        }
    }

    /** What a button says about a round. */
    public enum Turn {
        OPENING("opens_at", "opened"), REVEALING("reveals_at", "revealed"), CLOSING("closes_at", "closed");

        private final String time;
        private final String flag;

        Turn(String time, String flag) {
            this.time = time;
            this.flag = flag;
        }
    }

    /** Lets the round go on to its next part now, whatever the block says. */
    Asked turn(Tx tx, Course course, Asked asked, Turn turn) {
        tx.update("update prompt set " + turn.time + " = :now, " + turn.flag + " = true where course_id = :course and id = :id")
                .bind("now", tx.now())
                .bind("course", asked.courseId())
                .bind("id", asked.id())
                .execute();
        return openDiscussion(tx, course, named(tx, course.id(), asked.slug()).orElseThrow(), asked.prompt(), asked.closesAt());
    }

    void called(Tx tx, Asked asked) {
        tx.update("update prompt set called = true where course_id = :course and id = :id")
                .bind("course", asked.courseId())
                .bind("id", asked.id())
                .execute();
    }

    /** Puts results out; what was put out before gives way. */
    void publish(Tx tx, Asked asked, List<Sheet> sheets, int counted) {
        tx.update("update prompt set published = true, results = :results, counted = :counted where course_id = :course and id = :id")
                .bind("results", Sheet.text(sheets))
                .bind("counted", counted)
                .bind("course", asked.courseId())
                .bind("id", asked.id())
                .execute();
    }

    void settled(Tx tx, Asked asked) {
        tx.update("update prompt set settled = true where course_id = :course and id = :id")
                .bind("course", asked.courseId())
                .bind("id", asked.id())
                .execute();
    }

    @Override
    public List<Kept> kept() {
        return List.of(Kept.notPersonal("prompt", "course_id", "id", "slug", "kind", "question", "definition", "post_id", "gone", "opens_at", "due_at",
                "replies_due_at", "reveals_at", "closes_at", "opened", "revealed", "closed", "called", "published", "settled", "results", "counted",
                "discussion_id"));
    }
}
