package unmask.comments;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import unmask.people.DiscussionMask;
import unmask.people.Kept;
import unmask.people.PersonalData;
import unmask.people.Viewer;
import unmask.storage.Tx;

/** Private talks between staff and the author of a comment. Everybody else finds that there are none. */
public final class PrivateTalkStore implements PersonalData {
    private static final String TALK = """
            select t.course_id, t.id, t.comment_id, t.persona_id, t.last_at,
                (select l.persona_id from private_line l where l.course_id = t.course_id and l.talk_id = t.id
                 order by l.number desc fetch first 1 rows only) as last_by,
                d.place, d.title, p.name, p.role, p.mask_seed, c.mask
            from private_talk t
            join comment c on c.course_id = t.course_id and c.id = t.comment_id
            join discussion d on d.course_id = c.course_id and d.id = c.discussion_id
            join persona p on p.course_id = t.course_id and p.id = t.persona_id
            where t.course_id = :course and (:staff or p.member_id = :member)
            """;

    /** An author is found behind whatever name the comment bears. */
    private static long memberOf(Viewer viewer) {
        return viewer.personaId() == 0 ? 0 : viewer.member().id();
    }

    Optional<PrivateTalk> find(Tx tx, Viewer viewer, long course, long id) {
        return tx.query(TALK + "and t.id = :id")
                .bind("course", course)
                .bind("staff", viewer.isStaff())
                .bind("member", memberOf(viewer))
                .bind("id", id)
                .mapTo(PrivateTalk.class)
                .findOne();
    }

    /** The talk about a comment, if there is one. */
    Optional<PrivateTalk> about(Tx tx, Viewer viewer, Comment comment) {
        return tx.query(TALK + "and t.comment_id = :comment")
                .bind("course", comment.courseId())
                .bind("staff", viewer.isStaff())
                .bind("member", memberOf(viewer))
                .bind("comment", comment.id())
                .mapTo(PrivateTalk.class)
                .findOne();
    }

    /** Those that this viewer takes part in, the latest first. */
    List<PrivateTalk> list(Tx tx, Viewer viewer, long course, long from, int most) {
        return tx.query(TALK + "order by t.last_at desc, t.id offset :from rows fetch next :most rows only")
                .bind("course", course)
                .bind("staff", viewer.isStaff())
                .bind("member", memberOf(viewer))
                .bind("from", from)
                .bind("most", most)
                .mapTo(PrivateTalk.class)
                .list();
    }

    /** Opens the talk about a comment. */
    PrivateTalk open(Tx tx, Viewer viewer, Comment comment) {
        long id = tx.newId();
        tx.update("""
                insert into private_talk (course_id, id, comment_id, persona_id, last_at) values (:course, :id, :comment, :persona, :now)
                """)
                .bind("course", comment.courseId())
                .bind("id", id)
                .bind("comment", comment.id())
                .bind("persona", comment.personaId())
                .bind("now", hour(tx, comment.mask()))
                .execute();
        return find(tx, viewer, comment.courseId(), id).orElseThrow();
    }

    private static Instant hour(Tx tx, DiscussionMask mask) {
        return Comment.hour(mask, tx.now(), ZoneOffset.UTC);
    }

    /** Says something: staff as they are, and the author under the name that the comment bears. */
    void say(Tx tx, Viewer viewer, PrivateTalk talk, String body, String html) {
        tx.update("update private_talk set last_at = :now where course_id = :course and id = :talk")
                .bind("now", hour(tx, talk.mask()))
                .bind("course", talk.courseId())
                .bind("talk", talk.id())
                .execute();
        tx.update("""
                insert into private_line (course_id, id, talk_id, number, persona_id, body, html, said_at)
                select :course, :id, :talk, coalesce(max(number), 0) + 1, :persona, :body, :html, :now
                from private_line where course_id = :course and talk_id = :talk
                """)
                .bind("course", talk.courseId())
                .bind("id", tx.newId())
                .bind("talk", talk.id())
                .bind("persona", viewer.isStaff() ? viewer.personaId() : talk.personaId())
                .bind("body", body)
                .bind("html", html)
                .bind("now", hour(tx, talk.mask()))
                .execute();
    }

    /** What was said in a talk that the viewer has found, oldest first. */
    List<PrivateTalk.Line> lines(Tx tx, PrivateTalk talk) {
        return tx.query("""
                select l.id, l.persona_id, l.html, l.said_at, p.name, p.role, p.mask_seed, c.mask
                from private_line l
                join persona p on p.course_id = l.course_id and p.id = l.persona_id
                join private_talk t on t.course_id = l.course_id and t.id = l.talk_id
                join comment c on c.course_id = t.course_id and c.id = t.comment_id
                where l.course_id = :course and l.talk_id = :talk
                order by l.number
                """)
                .bind("course", talk.courseId())
                .bind("talk", talk.id())
                .mapTo(PrivateTalk.Line.class)
                .list();
    }

    /** The staff who have written in the talk. */
    List<Long> writers(Tx tx, PrivateTalk talk) {
        return tx.query("""
                select distinct persona_id from private_line where course_id = :course and talk_id = :talk and persona_id <> :author
                """)
                .bind("course", talk.courseId())
                .bind("talk", talk.id())
                .bind("author", talk.personaId())
                .mapTo(Long.class)
                .list();
    }

    @Override
    public List<Kept> kept() {
        return List.of(
                Kept.inTable("private_talk", "register.private-talk", "course_id", "id", "comment_id", "persona_id", "last_at"),
                Kept.inTable("private_line", "register.private-line", "course_id", "id", "talk_id", "number", "persona_id", "body", "html", "said_at"));
    }
}
