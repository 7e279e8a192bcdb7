package unmask.comments;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.statement.Query;
import unmask.people.Viewer;
import unmask.storage.Tx;

/** Reads threads level by level, so that a page costs the same however long the discussion is. */
final class ThreadStore {
    /** The words come along when everybody may read them, or when the viewer is their author or staff. */
    static final String COMMENT = """
            select c.course_id, c.id, c.discussion_id, c.parent_id, c.thread, c.depth, c.persona_id, c.audience, c.state, c.version, c.replies,
                c.posted_at, c.edited_at, p.name, p.role, p.mask_seed, q.name as parent_name, t.html, h.reason
            from comment c
            join persona p on p.course_id = c.course_id and p.id = c.persona_id
            left join comment a on a.course_id = c.course_id and a.id = c.parent_id and a.state = 'shown'
            left join persona q on q.course_id = a.course_id and q.id = a.persona_id
            left join comment_text t on t.course_id = c.course_id and t.comment_id = c.id and t.version = c.version
                and (c.state = 'shown' or :staff or c.persona_id = :persona)
            left join hiding h on h.course_id = c.course_id and h.comment_id = c.id
            """;

    private static final String IN_SIGHT = """
             and (c.audience = 'web' or :member)
             and (c.state = 'shown' or c.replies > 0 or c.state = 'hidden' and :staff)
            """;

    /** Comments that begin threads, oldest first. */
    List<Comment> roots(Tx tx, Viewer.Kind viewer, Discussion discussion, int skip, int most) {
        return select(tx, viewer, discussion, "c.parent_id is null", "offset :skip rows fetch first :most rows only")
                .bind("skip", skip)
                .bind("most", most)
                .mapTo(Comment.class)
                .list();
    }

    private List<Comment> firstReplies(Tx tx, Viewer.Kind viewer, Discussion discussion, Comment parent, int most) {
        return select(tx, viewer, discussion, "c.parent_id = :parent", "fetch first :most rows only")
                .bind("parent", parent.id())
                .bind("most", most)
                .mapTo(Comment.class)
                .list();
    }

    private static Query select(Tx tx, Viewer.Kind viewer, Discussion discussion, String which, String howMany) {
        return tx.query(COMMENT + "where c.course_id = :course and c.discussion_id = :discussion and " + which + IN_SIGHT
                        + "order by c.number " + howMany)
                .bind("course", discussion.courseId())
                .bind("discussion", discussion.id())
                .bind("member", viewer != Viewer.Kind.STRANGER)
                .bind("staff", viewer == Viewer.Kind.STAFF)
                // Threads are shared by all viewers of a kind: what only an author sees is drawn outside.
                .bind("persona", 0L);
    }

    /**
     * The replies to many comments at once, in order; for parents with more than {@code mostEach}, the first of them. What is beyond
     * {@code room} is not all fetched: more than that are found when not all have room.
     */
    List<Comment> replies(Tx tx, Viewer.Kind viewer, Discussion discussion, List<Comment> parents, int mostEach, int room) {
        var found = new ArrayList<Comment>();
        // What staff have hidden is not counted among the replies, and staff still find it.
        var modest = parents.stream()
                .filter(parent -> parent.replies() <= mostEach && (parent.replies() > 0 || viewer == Viewer.Kind.STAFF))
                .map(Comment::id)
                .toList();
        if (!modest.isEmpty()) {
            found.addAll(select(tx, viewer, discussion, "c.parent_id in (<parents>)", "fetch first :most rows only")
                    .bindList("parents", modest)
                    .bind("most", room + 1)
                    .mapTo(Comment.class)
                    .list());
        }
        for (var parent : parents) {
            if (parent.replies() > mostEach && found.size() <= room) {
                found.addAll(firstReplies(tx, viewer, discussion, parent, mostEach));
            }
        }
        return found;
    }

    /** How many threads this viewer finds before the one that the comment stands in. */
    int threadsBefore(Tx tx, Viewer.Kind viewer, Discussion discussion, long number) {
        return tx.query("""
                select count(*) from comment c
                where c.course_id = :course and c.discussion_id = :discussion and c.parent_id is null and c.number < :number
                """ + IN_SIGHT)
                .bind("course", discussion.courseId())
                .bind("discussion", discussion.id())
                .bind("number", number)
                .bind("member", viewer != Viewer.Kind.STRANGER)
                .bind("staff", viewer == Viewer.Kind.STAFF)
                .mapTo(Integer.class)
                .one();
    }

    /** A member's own comments that staff have hidden. */
    List<Comment> hiddenBy(Tx tx, Discussion discussion, long persona) {
        return tx.query(COMMENT + """
                where c.course_id = :course and c.persona_id = :persona and c.discussion_id = :discussion and c.state = 'hidden'
                order by c.number
                """)
                .bind("course", discussion.courseId())
                .bind("discussion", discussion.id())
                .bind("persona", persona)
                .bind("staff", false)
                .mapTo(Comment.class)
                .list();
    }
}
