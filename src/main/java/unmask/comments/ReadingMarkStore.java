package unmask.comments;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unmask.people.Kept;
import unmask.people.PersonalData;
import unmask.people.Viewer;
import unmask.storage.Tx;

/**
 * How far each member has read each discussion, as far as they have said so themselves: the mark moves when they press "Mark all
 * read", and never by looking.
 */
public final class ReadingMarkStore implements PersonalData {
    /** Beyond this many new comments, nobody counts. */
    static final int MOST = 100;

    /**
     * New to somebody: in sight for the class, come into sight later than their mark, and not their own. What staff have let through
     * comes into sight then, and not when it was written.
     */
    private static final String NEW = """
            from event e join comment c on c.course_id = e.course_id and c.id = e.comment_id
            where e.course_id = :course and e.discussion_id = :discussion and e.number > :number and e.kind = 'posted'
              and c.state = 'shown' and c.persona_id <> :persona
            """;

    /** The number up to which this viewer has read. */
    long mark(Tx tx, Viewer viewer, Discussion discussion) {
        return tx.query("""
                select number from reading_mark where course_id = :course and persona_id = :persona and discussion_id = :discussion
                """)
                .bind("course", discussion.courseId())
                .bind("persona", viewer.personaId())
                .bind("discussion", discussion.id())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /** How many comments are new to this viewer, {@value #MOST} at the most. */
    int count(Tx tx, Viewer viewer, Discussion discussion, long mark) {
        return count(tx, discussion.me(viewer), discussion.courseId(), discussion.id(), mark);
    }

    private static int count(Tx tx, long me, long course, long discussion, long mark) {
        return tx.query("select count(*) from (select c.id " + NEW + "fetch first :most rows only) fresh")
                .bind("course", course)
                .bind("discussion", discussion)
                .bind("number", mark)
                .bind("persona", me)
                .bind("most", MOST)
                .mapTo(Integer.class)
                .one();
    }

    private record Mark(long id, long mark, long me) {}

    /** How many comments are new to this viewer in each discussion of a course that has new ones. */
    public Map<Long, Integer> counts(Tx tx, Viewer viewer, long course) {
        var moved = tx.query("""
                select d.id, coalesce(m.number, 0) as mark, coalesce(q.id, cast(:persona as bigint)) as me
                from discussion d
                left join persona q on q.course_id = d.course_id and q.discussion_id = d.id and q.member_id = :member
                left join reading_mark m on m.course_id = d.course_id and m.discussion_id = d.id and m.persona_id = :persona
                where d.course_id = :course and d.counter > coalesce(m.number, 0)
                """)
                .bind("persona", viewer.personaId())
                .bind("member", viewer.isMember() ? viewer.member().id() : 0)
                .bind("course", course)
                .map((row, context) -> new Mark(row.getLong("id"), row.getLong("mark"), row.getLong("me")))
                .list();
        Map<Long, Integer> counts = new HashMap<>();
        for (var mark : moved) {
            int fresh = count(tx, mark.me, course, mark.id, mark.mark);
            if (fresh > 0) {
                counts.put(mark.id, fresh);
            }
        }
        return counts;
    }

    /**
     * Which of some comments are new to this viewer, and from which number on the next one is found: that at which each came into
     * sight, or where the hour is hidden its place among the others.
     */
    Map<Long, Long> among(Tx tx, Viewer viewer, Discussion discussion, long mark, List<Comment> comments) {
        return comments.isEmpty() ? Map.of() : tx.query("""
                select c.id, e.number, c.number as place
                from unnest(cast(:comments as bigint array)) as wanted(id)
                join event e on e.course_id = :course and e.discussion_id = :discussion and e.comment_id = wanted.id
                join comment c on c.course_id = e.course_id and c.id = e.comment_id
                where e.kind = 'posted' and c.state = 'shown' and c.persona_id <> :persona
                """)
                .bindArray("comments", Long.class, comments.stream().map(Comment::id).toList())
                .bind("course", discussion.courseId())
                .bind("discussion", discussion.id())
                .bind("persona", discussion.me(viewer))
                .reduceRows(new HashMap<>(), (fresh, row) -> {
                    long number = row.getColumn("number", Long.class);
                    if (number > mark) {
                        fresh.put(row.getColumn("id", Long.class), discussion.mask().hidesHours() ? row.getColumn("place", Long.class) : number);
                    }
                    return fresh;
                });
    }

    /** The first comment that came into sight later than the number, and is new to this viewer. */
    Optional<Long> next(Tx tx, Viewer viewer, Discussion discussion, long number) {
        boolean untimed = discussion.mask().hidesHours();
        long mark = mark(tx, viewer, discussion);
        return tx.query("select c.id " + NEW + (untimed ? " and c.number > :place order by c.number "
                        : " and e.number > :place order by e.course_id, e.discussion_id, e.number ") + "fetch first 1 row only")
                .bind("course", discussion.courseId())
                .bind("discussion", discussion.id())
                .bind("number", mark)
                .bind("place", number)
                .bind("persona", discussion.me(viewer))
                .mapTo(Long.class)
                .findOne();
    }

    /** Moves the viewer's mark forward, never back and never beyond what has happened. */
    void move(Tx tx, Viewer viewer, Discussion discussion, long number) {
        long to = Math.min(number, discussion.counter());
        long from = mark(tx, viewer, discussion);
        if (to <= from) {
            return;
        }
        tx.update(from == 0
                ? "insert into reading_mark (course_id, discussion_id, persona_id, number) values (:course, :discussion, :persona, :number)"
                : "update reading_mark set number = :number where course_id = :course and discussion_id = :discussion and persona_id = :persona")
                .bind("number", to)
                .bind("course", discussion.courseId())
                .bind("discussion", discussion.id())
                .bind("persona", viewer.personaId())
                .execute();
    }

    @Override
    public List<Kept> kept() {
        return List.of(Kept.inTable("reading_mark", "register.reading-mark", "course_id", "discussion_id", "persona_id", "number"));
    }
}
