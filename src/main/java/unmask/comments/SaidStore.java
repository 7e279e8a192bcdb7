package unmask.comments;

import java.time.Instant;
import java.util.List;
import unmask.people.Audience;
import unmask.storage.Tx;

/** What is said in discussions, as whoever makes an index of it follows it: event by event, whatever an event is called. */
public final class SaidStore {
    /** How far a discussion is. */
    public record Mark(long courseId, long id, long counter) {}

    /**
     * Something happened to a comment, which now stands like this.
     *
     * @param commentId null when the comment is not to be named any more
     * @param html      null unless everybody who may read the comment sees its words
     */
    public record Said(long number, Long commentId, Audience audience, Instant postedAt, String title, String html) {}

    /** All discussions in which something was ever said. */
    public List<Mark> marks(Tx tx) {
        return tx.query("select course_id, id, counter from discussion where counter > 0").mapTo(Mark.class).list();
    }

    /** How far the discussion is; 0 when there is none. */
    public long mark(Tx tx, long course, long discussion) {
        return tx.query("select counter from discussion where course_id = :course and id = :discussion")
                .bind("course", course)
                .bind("discussion", discussion)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /** The comments of the next events, as they are now; one comes once for each of its events. */
    public List<Said> since(Tx tx, long course, long discussion, long number, int most) {
        return tx.query("""
                select e.number, e.comment_id, c.audience, c.posted_at, d.title, t.html
                from event e
                join discussion d on d.course_id = e.course_id and d.id = e.discussion_id
                left join comment c on c.course_id = e.course_id and c.id = e.comment_id
                left join comment_text t on t.course_id = c.course_id and t.comment_id = c.id and t.version = c.version
                    and c.state = 'shown'
                where e.course_id = :course and e.discussion_id = :discussion and e.number > :number
                order by e.course_id, e.discussion_id, e.number
                fetch first :most rows only
                """)
                .bind("course", course)
                .bind("discussion", discussion)
                .bind("number", number)
                .bind("most", most)
                .mapTo(Said.class)
                .list();
    }
}
