package unmask.comments;

import java.util.List;
import java.util.Optional;
import unmask.people.Viewer;
import unmask.storage.Tx;

/** What waits for staff: held comments, reported ones, and those that came back with new words. */
final class QueueStore {
    private static final String WAITING = """
            not exists (select 1 from discussion s where s.course_id = c.course_id and s.id = c.discussion_id and s.sealed_until > :now)
            and (c.state = 'held' or c.state = 'shown' and (
                exists (select 1 from report r where r.course_id = c.course_id and r.comment_id = c.id and r.outcome is null)
                or exists (select 1 from revision v where v.course_id = c.course_id and v.comment_id = c.id and v.revised_at is not null)))
            """;

    /** Why a comment waits, with where it stands. */
    record Place(String place, String title) {}

    /** What waits in a course, whatever has waited longest first. */
    List<Comment> waiting(Tx tx, Viewer viewer, long course, long from, int most) {
        return tx.query(ThreadStore.COMMENT + "where c.course_id = :course and :staff and " + WAITING + """
                order by coalesce(
                    (select min(r.reported_at) from report r where r.course_id = c.course_id and r.comment_id = c.id and r.outcome is null),
                    (select v.revised_at from revision v where v.course_id = c.course_id and v.comment_id = c.id),
                    c.edited_at, c.posted_at), c.id
                offset :from rows fetch next :most rows only
                """)
                .bind("course", course)
                .bind("now", tx.now())
                .bind("staff", viewer.isStaff())
                .bind("persona", viewer.personaId())
                .bind("from", from)
                .bind("most", most)
                .mapTo(Comment.class)
                .list();
    }

    /** How many things wait in a course. */
    int count(Tx tx, long course) {
        return tx.query("select count(*) from comment c where c.course_id = :course and " + WAITING)
                .bind("now", tx.now())
                .bind("course", course)
                .mapTo(Integer.class)
                .one();
    }

    /** Where a comment stands. */
    Place place(Tx tx, Comment comment) {
        return tx.query("select place, title from discussion where course_id = :course and id = :discussion")
                .bind("course", comment.courseId())
                .bind("discussion", comment.discussionId())
                .mapTo(Place.class)
                .one();
    }

    /** What a comment answers, whatever became of that. */
    Optional<Comment> answered(Tx tx, Viewer viewer, Comment comment) {
        return tx.query(ThreadStore.COMMENT + "where c.course_id = :course and c.id = :parent and :staff and c.state <> 'withdrawn'")
                .bind("course", comment.courseId())
                .bindByType("parent", comment.parentId(), Long.class)
                .bind("staff", viewer.isStaff())
                .bind("persona", viewer.personaId())
                .mapTo(Comment.class)
                .findOne();
    }
}
