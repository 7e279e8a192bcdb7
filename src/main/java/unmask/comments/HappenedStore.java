package unmask.comments;

import java.util.List;
import unmask.people.Viewer;
import unmask.storage.Tx;

/** To which comments of a discussion something has happened. */
public final class HappenedStore {
    /** The number of the last thing that happened; 0 when nothing did. */
    long counter(Tx tx, long course, long discussion) {
        return tx.query("select counter from discussion where course_id = :course and id = :discussion")
                .bind("course", course)
                .bind("discussion", discussion)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /** The comments of the events after one number and up to another, in the order of their first. */
    List<Long> comments(Tx tx, Discussion discussion, long after, long until, int most) {
        return tx.query("""
                select e.comment_id, min(e.number) as at
                from event e
                where e.course_id = :course and e.discussion_id = :discussion and e.number > :after and e.number <= :until
                group by e.comment_id
                order by at
                fetch first :most rows only
                """)
                .bind("course", discussion.courseId())
                .bind("discussion", discussion.id())
                .bind("after", after)
                .bind("until", until)
                .bind("most", most)
                .map((row, context) -> row.getLong("comment_id"))
                .list();
    }

    /** Those of some comments that have stood on this viewer's page and may not any more. What is held has never stood there. */
    List<Long> gone(Tx tx, Viewer.Kind viewer, Discussion discussion, List<Long> ids) {
        return ids.isEmpty() ? List.of() : tx.query("""
                select c.id
                from unnest(cast(:ids as bigint array)) as wanted(id)
                join comment c on c.course_id = :course and c.discussion_id = :discussion and c.id = wanted.id
                where c.state in ('withdrawn', 'hidden', 'returned') and (c.audience = 'web' or :member)
                """)
                .bind("course", discussion.courseId())
                .bind("discussion", discussion.id())
                .bindArray("ids", Long.class, ids)
                .bind("member", viewer != Viewer.Kind.STRANGER)
                .mapTo(Long.class)
                .list();
    }
}
