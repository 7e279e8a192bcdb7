package unmask.prompts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import unmask.markdown.Html;
import unmask.people.Kept;
import unmask.people.PersonalData;
import unmask.people.SessionStore;
import unmask.people.Viewer;
import unmask.storage.Ids;
import unmask.storage.Tx;

/** What stands on the wall beside a question: the time that is left, chosen responses, and links for a computer at which nobody signs in. */
public final class WallStore implements PersonalData {
    /** Long enough for a double lesson and what comes before it. */
    private static final Duration LASTS = Duration.ofHours(4);

    /** Until when the class has time; null when no timer runs. */
    Instant timer(Tx tx, Asked asked) {
        return tx.query("select timer_ends_at from prompt where course_id = :course and id = :id")
                .bind("course", asked.courseId())
                .bind("id", asked.id())
                .mapTo(Instant.class)
                .findOne()
                .orElse(null);
    }

    void time(Tx tx, Asked asked, Instant until) {
        tx.update("update prompt set timer_ends_at = :until where course_id = :course and id = :id")
                .bindByType("until", until, Instant.class)
                .bind("course", asked.courseId())
                .bind("id", asked.id())
                .execute();
    }

    /** Makes the link that is typed at the lectern; one made before and not used dies. */
    void link(Tx tx, Asked asked, String code) {
        tx.update("delete from wall_link where ends_at <= :now or course_id = :course and prompt_id = :prompt and code_hash is not null")
                .bind("now", tx.now())
                .bind("course", asked.courseId())
                .bind("prompt", asked.id())
                .execute();
        tx.update("insert into wall_link (course_id, id, prompt_id, code_hash, ends_at) values (:course, :id, :prompt, :hash, :end)")
                .bind("course", asked.courseId())
                .bind("id", tx.newId())
                .bind("prompt", asked.id())
                .bind("hash", SessionStore.hash(code))
                .bind("end", tx.now().plus(LASTS))
                .execute();
    }

    /** Takes a typed link out of use, for the browser that comes first, and gives it a key of its own; false for everybody after. */
    boolean open(Tx tx, String code, String view) {
        return tx.update("update wall_link set code_hash = null, view_hash = :view where code_hash = :code and ends_at > :now")
                .bind("view", SessionStore.hash(view))
                .bind("code", SessionStore.hash(code))
                .bind("now", tx.now())
                .execute() == 1;
    }

    /** What a browser's key opens. */
    record Opened(String course, String prompt) {}

    Optional<Opened> opened(Tx tx, String view) {
        return tx.query("""
                select c.slug as course, p.slug as prompt
                from wall_link w
                join prompt p on p.course_id = w.course_id and p.id = w.prompt_id
                join course c on c.id = w.course_id
                where w.view_hash = :view and w.ends_at > :now and not c.hidden
                """)
                .bind("view", SessionStore.hash(view))
                .bind("now", tx.now())
                .mapTo(Opened.class)
                .findOne();
    }

    /** Ends every link to this wall. */
    void endLinks(Tx tx, Asked asked) {
        tx.update("delete from wall_link where course_id = :course and prompt_id = :prompt").bind("course", asked.courseId()).bind("prompt", asked.id()).execute();
    }

    /**
     * A response that may stand on the wall.
     *
     * @param html    its words, as they are shown everywhere
     * @param chosen  whether it stands there
     */
    record Response(long id, String html, boolean chosen) {
        public String key() {
            return Ids.text(id);
        }

        public Html words() {
            return Html.cleaned(html);
        }
    }

    /** What the class can read by now that answers nobody, for staff to choose from; nothing as long as it is sealed. */
    List<Response> responses(Tx tx, Viewer viewer, Asked asked) {
        return !viewer.isStaff() ? List.of() : all(tx, asked);
    }

    /** What was chosen and can still be read by the class. */
    List<Response> chosen(Tx tx, Asked asked) {
        return all(tx, asked).stream().filter(Response::chosen).toList();
    }

    private static List<Response> all(Tx tx, Asked asked) {
        return asked.discussionId() == null ? List.of() : tx.query("""
                select c.id, t.html, w.comment_id is not null as chosen
                from comment c
                join discussion d on d.course_id = c.course_id and d.id = c.discussion_id
                join comment_text t on t.course_id = c.course_id and t.comment_id = c.id and t.version = c.version
                left join wall_comment w on w.course_id = c.course_id and w.comment_id = c.id and w.prompt_id = :prompt
                where c.course_id = :course and c.discussion_id = :discussion and c.state = 'shown' and not c.folded and c.depth = 0
                  and (d.sealed_until is null or d.sealed_until <= :now)
                order by c.id
                """)
                .bind("prompt", asked.id())
                .bind("course", asked.courseId())
                .bind("discussion", asked.discussionId())
                .bind("now", tx.now())
                .mapTo(Response.class)
                .list();
    }

    void choose(Tx tx, Asked asked, long comment) {
        unchoose(tx, asked, comment);
        tx.update("insert into wall_comment (course_id, prompt_id, comment_id) values (:course, :prompt, :comment)")
                .bind("course", asked.courseId())
                .bind("prompt", asked.id())
                .bind("comment", comment)
                .execute();
    }

    void unchoose(Tx tx, Asked asked, long comment) {
        tx.update("delete from wall_comment where course_id = :course and prompt_id = :prompt and comment_id = :comment")
                .bind("course", asked.courseId())
                .bind("prompt", asked.id())
                .bind("comment", comment)
                .execute();
    }

    @Override
    public List<Kept> kept() {
        return List.of(
                Kept.notPersonal("prompt", "timer_ends_at"),
                Kept.notPersonal("wall_link", "course_id", "id", "prompt_id", "code_hash", "view_hash", "ends_at"),
                Kept.notPersonal("wall_comment", "course_id", "prompt_id", "comment_id"));
    }
}
