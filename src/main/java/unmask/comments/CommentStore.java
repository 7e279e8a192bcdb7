package unmask.comments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import unmask.inbox.EventStore;
import unmask.inbox.EventStore.Kind;
import unmask.people.Audience;
import unmask.people.DiscussionMask;
import unmask.people.Kept;
import unmask.people.PersonaStore;
import unmask.people.PersonalData;
import unmask.people.Viewer;
import unmask.storage.Tx;

/** What people add to discussions, change and withdraw. */
public final class CommentStore implements PersonalData {
    /** Seventeen digits are enough for chance, and fit wherever numbers of events do. */
    private static final int SHORTER = 8;

    private final DiscussionStore discussions;
    private final EventStore events;
    private final SightStore sight;
    private final HoldingStore holding = new HoldingStore();
    private final PersonaStore personas = new PersonaStore();

    public CommentStore(DiscussionStore discussions, EventStore events) {
        this.discussions = discussions;
        this.events = events;
        this.sight = new SightStore(discussions, events);
    }

    /** How comments come into sight and go out of it. */
    public SightStore sight() {
        return sight;
    }

    /**
     * Adds a member's comment, with its words as typed and as they are shown. Where the rule of the discussion
     * holds it back, it waits for staff, and nobody learns that there is one.
     *
     * @param widest who may read it at the most; a reply is never wider than what it answers
     */
    public Added add(Tx tx, Viewer viewer, Discussion discussion, Comment parent, Audience widest, String body, String html) {
        var audience = parent == null ? widest : widest.within(parent.audience());
        boolean held = holding.holds(tx, viewer, discussion);
        var mask = discussion.mask();
        long event = held ? discussions.next(tx, discussion.courseId(), discussion.id())
                : discussions.nextInSight(tx, discussion.courseId(), discussion.id(), audience);
        // Where the hour is hidden, chance gives the place among the others too.
        long number = mask.hidesHours() ? tx.newId() >>> SHORTER : event;
        var hour = discussions.hour(tx, discussion.courseId(), mask);
        long persona = speaker(tx, viewer, discussion);
        long id = tx.newId();
        tx.update("""
                insert into comment (course_id, id, discussion_id, number, parent_id, thread, depth, persona_id, audience, state, version,
                    replies, posted_at, passed, mask)
                values (:course, :id, :discussion, :number, :parent, :thread, :depth, :persona, :audience, :state, 1, 0, :hour, :passed, :mask)
                """)
                .bind("state", held ? Comment.State.HELD : Comment.State.SHOWN)
                .bind("passed", !held)
                .bind("course", discussion.courseId())
                .bind("id", id)
                .bind("discussion", discussion.id())
                .bind("number", number)
                .bind("parent", parent == null ? null : parent.id())
                .bind("thread", parent == null ? number : parent.thread())
                .bind("depth", parent == null ? 0 : parent.depth() + 1)
                .bind("persona", persona)
                .bind("audience", audience)
                .bind("hour", hour)
                .bind("mask", mask)
                .execute();
        write(tx, discussion.courseId(), id, 1, body, html, hour);
        if (!held) {
            if (parent != null) {
                SightStore.changeReplies(tx, parent.courseId(), parent.id(), 1);
            }
            events.add(tx, discussion.courseId(), discussion.id(), event, Kind.POSTED, id);
        }
        return new Added(id, held, persona);
    }

    /** Staff always speak as staff. The discussion's row is held by now, so that nobody draws a second name. */
    private long speaker(Tx tx, Viewer viewer, Discussion discussion) {
        return discussion.mask() != DiscussionMask.FRESH || viewer.isStaff() ? viewer.personaId()
                : personas.fresh(tx, discussion.courseId(), discussion.id(), viewer.member());
    }

    /** Lets a response that nobody keeps the author of into the queue of the staff: it waits there, and stands under nobody. */
    void admit(Tx tx, LetterStore.Letter letter, long nobody) {
        discussions.next(tx, letter.courseId(), letter.discussionId());
        long number = tx.newId() >>> SHORTER;
        var hour = discussions.hour(tx, letter.courseId(), DiscussionMask.UNLINKED);
        tx.update("""
                insert into comment (course_id, id, discussion_id, number, thread, depth, persona_id, audience, state, version, replies, posted_at,
                    passed, mask)
                values (:course, :id, :discussion, :number, :number, 0, :nobody, :audience, 'held', 1, 0, :hour, false, 'unlinked')
                """)
                .bind("course", letter.courseId())
                .bind("id", letter.id())
                .bind("discussion", letter.discussionId())
                .bind("number", number)
                .bind("nobody", nobody)
                .bind("audience", letter.audience())
                .bind("hour", hour)
                .execute();
        write(tx, letter.courseId(), letter.id(), 1, letter.body(), letter.html(), hour);
    }

    /** Such a response, for whoever has its code. */
    Optional<Comment> unlinked(Tx tx, LetterStore.Place place) {
        return tx.query(ThreadStore.COMMENT + "where c.course_id = :course and c.id = :id and c.mask = 'unlinked'")
                .bind("course", place.courseId())
                .bind("id", place.id())
                .bind("staff", false)
                .bind("persona", 0L)
                .mapTo(Comment.class)
                .findOne();
    }

    /**
     * A comment that is new.
     *
     * @param held    whether it waits for staff
     * @param persona under which it was said
     */
    public record Added(long id, boolean held, long persona) {}

    private static void write(Tx tx, long course, long comment, int version, String body, String html, Instant hour) {
        tx.update("""
                insert into comment_text (course_id, comment_id, version, body, html, written_at)
                values (:course, :comment, :version, :body, :html, :hour)
                """)
                .bind("course", course)
                .bind("comment", comment)
                .bind("version", version)
                .bind("body", body)
                .bind("html", html)
                .bind("hour", hour)
                .execute();
    }

    /** The comment, if this viewer may find it: members find their own in every state. */
    public Optional<Comment> find(Tx tx, Viewer viewer, Discussion discussion, long id) {
        return tx.query(ThreadStore.COMMENT + """
                where c.course_id = :course and c.discussion_id = :discussion and c.id = :id
                  and (c.audience = 'web' or :member)
                  and (:open or c.persona_id = :persona)
                  and (c.state = 'shown' or c.replies > 0 or c.state <> 'withdrawn' and (:staff or c.persona_id = :persona))
                """)
                .bind("open", discussion.isOpen())
                .bind("course", discussion.courseId())
                .bind("discussion", discussion.id())
                .bind("id", id)
                .bind("member", viewer.isMember())
                .bind("staff", viewer.isStaff())
                .bind("persona", discussion.me(viewer))
                .mapTo(Comment.class)
                .findOne();
    }

    /** {@link #find}, with the discussion's row locked: what is found stays so until the transaction ends. */
    Optional<Comment> forChange(Tx tx, Viewer viewer, Discussion discussion, long id) {
        discussions.hold(tx, discussion.courseId(), discussion.id());
        return find(tx, viewer, discussion, id);
    }

    /** The author's own comment that is still theirs to change. */
    Optional<Comment> ownForChange(Tx tx, Viewer viewer, Discussion discussion, long id) {
        return forChange(tx, viewer, discussion, id)
                .filter(comment -> comment.personaId() == discussion.me(viewer) && !comment.isWithdrawn());
    }

    /** The words as their author typed them. */
    String body(Tx tx, Comment comment) {
        return tx.query("""
                select body from comment_text where course_id = :course and comment_id = :comment and version = :version
                """)
                .bind("course", comment.courseId())
                .bind("comment", comment.id())
                .bind("version", comment.version())
                .mapTo(String.class)
                .one();
    }

    /**
     * Gives the comment new words; the earlier version stays, for quotations and anchors, unless nobody else could read it yet: then
     * nothing tells of the change. What the class has seen before and was given back is shown again; what waits goes on waiting; and
     * where every comment is held, new words are.
     */
    public void edit(Tx tx, Comment comment, String body, String html) {
        boolean isOpen = comment.passed() && !holding.holdsChange(tx, comment);
        if (comment.isHidden() || comment.isShown() && isOpen) {
            sight.record(tx, comment, Kind.EDITED);
        } else if (comment.isShown()) {
            sight.record(tx, comment, Kind.HIDDEN);
            sight.leave(tx, comment, Comment.State.HELD);
        } else if (comment.isReturned() && isOpen) {
            sight.comeBack(tx, comment, Kind.RESTORED);
        } else if (comment.isReturned()) {
            SightStore.state(tx, comment, Comment.State.HELD);
        }
        boolean isSealed = discussions.isSealed(tx, comment.courseId(), comment.discussionId());
        if (isSealed) {
            forgetWords(tx, comment);
        }
        var hour = discussions.hour(tx, comment.courseId(), comment.mask());
        write(tx, comment.courseId(), comment.id(), comment.version() + 1, body, html, hour);
        tx.update("update comment set version = version + 1, edited_at = :edited where course_id = :course and id = :comment")
                .bindByType("edited", isSealed ? comment.editedAt() : hour, Instant.class)
                .bind("course", comment.courseId())
                .bind("comment", comment.id())
                .execute();
    }

    /** Takes the words away for good; the place stays as long as replies need it. */
    public void withdraw(Tx tx, Comment comment) {
        sight.recordIfKnown(tx, comment, Kind.WITHDRAWN);
        sight.leave(tx, comment, Comment.State.WITHDRAWN);
        SightStore.forgetHiding(tx, comment);
        AnchorStore.untie(tx, comment);
        tx.update("delete from quotation where course_id = :course and comment_id = :comment")
                .bind("course", comment.courseId())
                .bind("comment", comment.id())
                .execute();
        forgetWords(tx, comment);
    }

    private static void forgetWords(Tx tx, Comment comment) {
        tx.update("delete from comment_text where course_id = :course and comment_id = :comment")
                .bind("course", comment.courseId())
                .bind("comment", comment.id())
                .execute();
    }

    /** How much this viewer has said in a discussion. */
    public Terms.Share share(Tx tx, Viewer viewer, Discussion discussion) {
        return tx.query("""
                select count(case when c.depth = 0 then 1 end) as answers,
                    count(case when c.depth > 0 and a.persona_id <> c.persona_id then 1 end) as replies
                from comment c left join comment a on a.course_id = c.course_id and a.id = c.parent_id
                where c.course_id = :course and c.discussion_id = :discussion and c.persona_id = :persona and c.state in ('shown', 'held')
                """)
                .bind("course", discussion.courseId())
                .bind("discussion", discussion.id())
                .bind("persona", discussion.me(viewer))
                .mapTo(Terms.Share.class)
                .one();
    }

    @Override
    public List<Kept> kept() {
        return List.of(
                Kept.inTable("comment", "register.comment", "course_id", "id", "discussion_id", "number", "parent_id", "thread", "depth",
                        "persona_id", "audience", "state", "version", "replies", "posted_at", "edited_at", "passed", "folded", "kept_version", "mask"),
                Kept.inTable("comment_text", "register.comment-text", "course_id", "comment_id", "version", "body", "html", "written_at"),
                Kept.elsewhere(Kept.Where.DEVICE, "draft", "register.draft"));
    }
}
