package unmask.comments;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.statement.Query;
import unmask.people.Viewer;
import unmask.storage.Tx;

/**
 * Reads threads level by level, so that a page costs the same however long the discussion is.
 *
 * <p>Each order names all columns of the index that it follows: H2 sorts everything first, unless it finds the whole index there.
 */
final class ThreadStore {
    private static final String BY_DEPTH = "order by c.course_id, c.discussion_id, c.depth, c.number ";
    private static final String BY_PARENT = "order by c.course_id, c.discussion_id, c.parent_id, c.number ";

    /** The words come along when everybody may read them, or when the viewer is their author or staff. */
    private static final String COLUMNS = """
            select c.course_id, c.id, c.discussion_id, c.number, c.parent_id, c.thread, c.depth, c.persona_id, c.audience, c.state, c.version, c.replies,
                c.posted_at, c.edited_at, p.name, p.role, p.mask_seed, q.name as parent_name, t.html, h.reason, c.passed,
                c.folded, c.mask
            """;

    private static final String WITH_AUTHOR = """
            join persona p on p.course_id = c.course_id and p.id = c.persona_id
            left join comment a on a.course_id = c.course_id and a.id = c.parent_id and a.state = 'shown'
            left join persona q on q.course_id = a.course_id and q.id = a.persona_id
            left join comment_text t on t.course_id = c.course_id and t.comment_id = c.id and t.version = c.version
                and (c.state = 'shown' or :staff or c.persona_id = :persona)
            left join hiding h on h.course_id = c.course_id and h.comment_id = c.id
            """;

    static final String COMMENT = COLUMNS + "from comment c\n" + WITH_AUTHOR;

    /** Some comments out of many: H2 compares each row with a list one by one, and finds what it joins to an array by an index. */
    private static final String SOME = COLUMNS + """
            from unnest(cast(:wanted as bigint array)) as wanted(id)
            join comment c on c.course_id = :course and c.discussion_id = :discussion and wanted.id =\
            """;

    private static final String IN_SIGHT = """
             and (c.audience = 'web' or :member)
             and (c.state = 'shown' or c.replies > 0 or c.state = 'hidden' and :staff)
            """;

    /** What kind of thread is wanted, and along which index it is found. */
    enum Pile {
        OLDEST("", BY_DEPTH),
        NEWEST("", "order by c.course_id desc, c.discussion_id desc, c.depth desc, c.number desc "),
        UNANSWERED(" and c.replies = 0 and c.state = 'shown'", "order by c.course_id, c.discussion_id, c.depth, c.replies, c.number "),
        ANSWERED(" and (c.replies > 0 or c.state <> 'shown')", BY_DEPTH);

        private final String which;
        private final String inOrder;

        Pile(String which, String inOrder) {
            this.which = which;
            this.inOrder = inOrder;
        }
    }

    /** Comments that begin threads. */
    List<Comment> roots(Tx tx, Viewer.Kind viewer, Discussion discussion, Pile pile, int skip, int most) {
        return inSight(tx, viewer, COMMENT + "where c.course_id = :course and c.discussion_id = :discussion and c.depth = 0" + pile.which,
                        pile.inOrder + "offset :skip rows fetch first :most rows only")
                .bind("course", discussion.courseId())
                .bind("discussion", discussion.id())
                .bind("skip", skip)
                .bind("most", most)
                .mapTo(Comment.class)
                .list();
    }

    /** Direct replies to one comment, oldest first. */
    List<Comment> repliesTo(Tx tx, Viewer.Kind viewer, Comment parent, int skip, int most) {
        // What is said about the number only tells H2 that its own index on the parent is the worse one.
        return inSight(tx, viewer, COMMENT + "where c.course_id = :course and c.discussion_id = :discussion and c.parent_id = :parent and c.number > :thread",
                        BY_PARENT + "offset :skip rows fetch first :most rows only")
                .bind("course", parent.courseId())
                .bind("discussion", parent.discussionId())
                .bind("parent", parent.id())
                .bind("thread", parent.mask().hidesHours() ? 0 : parent.thread())
                .bind("skip", skip)
                .bind("most", most)
                .mapTo(Comment.class)
                .list();
    }

    private static Query inSight(Tx tx, Viewer.Kind viewer, String selected, String inOrder) {
        return tx.query(selected + IN_SIGHT + inOrder)
                .bind("member", viewer != Viewer.Kind.STRANGER)
                .bind("staff", viewer == Viewer.Kind.STAFF)
                // Threads are shared by all viewers of a kind: what only an author sees is drawn outside.
                .bind("persona", 0L);
    }

    /**
     * The replies to many comments at once, in order; for parents with more than {@code mostEach}, the first of them. What is beyond
     * {@code room} is not all fetched: more than that are found when not all have room.
     */
    List<Comment> replies(Tx tx, Viewer.Kind viewer, List<Comment> parents, int mostEach, int room) {
        var found = new ArrayList<Comment>();
        // What staff have hidden is not counted among the replies, and staff still find it.
        var modest = parents.stream()
                .filter(parent -> parent.replies() <= mostEach && (parent.replies() > 0 || viewer == Viewer.Kind.STAFF))
                .toList();
        if (!modest.isEmpty()) {
            found.addAll(inSight(tx, viewer, SOME + " c.parent_id\n" + WITH_AUTHOR + "where c.course_id = :course",
                            "order by c.number fetch first :most rows only")
                    .bind("course", modest.get(0).courseId())
                    .bind("discussion", modest.get(0).discussionId())
                    .bindArray("wanted", Long.class, modest.stream().map(Comment::id).toList())
                    .bind("most", room + 1)
                    .mapTo(Comment.class)
                    .list());
        }
        for (var parent : parents) {
            if (parent.replies() > mostEach && found.size() <= room) {
                found.addAll(repliesTo(tx, viewer, parent, 0, mostEach));
            }
        }
        return found;
    }

    /** How many threads of a pile this viewer finds before the one that begins with the number. */
    int threadsBefore(Tx tx, Viewer.Kind viewer, Discussion discussion, Pile pile, long number) {
        return tx.query("""
                select count(*) from comment c
                where c.course_id = :course and c.discussion_id = :discussion and c.depth = 0
                """ + (pile == Pile.NEWEST ? " and c.number > :number" : " and c.number < :number") + pile.which + IN_SIGHT)
                .bind("course", discussion.courseId())
                .bind("discussion", discussion.id())
                .bind("number", number)
                .bind("member", viewer != Viewer.Kind.STRANGER)
                .bind("staff", viewer == Viewer.Kind.STAFF)
                .mapTo(Integer.class)
                .one();
    }

    /** Whether the thread that begins with the number waits for a first reply. */
    boolean isUnanswered(Tx tx, Discussion discussion, long number) {
        return tx.query("""
                select count(*) from comment c where c.course_id = :course and c.discussion_id = :discussion and c.number = :number
                """ + Pile.UNANSWERED.which)
                .bind("course", discussion.courseId())
                .bind("discussion", discussion.id())
                .bind("number", number)
                .mapTo(Integer.class)
                .one() > 0;
    }

    /** Some comments, as a viewer of this kind finds them; those that are out of sight are missing. */
    List<Comment> these(Tx tx, Viewer.Kind viewer, Discussion discussion, List<Long> ids) {
        return ids.isEmpty() ? List.of() : inSight(tx, viewer, SOME + " c.id\n" + WITH_AUTHOR + "where c.course_id = :course", "order by c.number")
                .bind("course", discussion.courseId())
                .bind("discussion", discussion.id())
                .bindArray("wanted", Long.class, ids)
                .mapTo(Comment.class)
                .list();
    }

    /** The persona that has said it. */
    long authorOf(Tx tx, long course, long comment) {
        return tx.query("select persona_id from comment where course_id = :course and id = :comment")
                .bind("course", course)
                .bind("comment", comment)
                .mapTo(Long.class)
                .one();
    }

    /** A member's own comments, for them alone as long as others may not read them. */
    List<Comment> own(Tx tx, Discussion discussion, long persona) {
        return tx.query(COMMENT + """
                where c.course_id = :course and c.persona_id = :persona and c.discussion_id = :discussion and c.state = 'shown'
                order by c.number
                """)
                .bind("course", discussion.courseId())
                .bind("discussion", discussion.id())
                .bind("persona", persona)
                .bind("staff", false)
                .mapTo(Comment.class)
                .list();
    }

    /**
     * A member's own comments that the class does not see: they wait for staff, were given back or are hidden. That no other
     * state stands between these in the alphabet lets the index on states find them: H2 follows it for a range, and not for a list.
     */
    List<Comment> outOfSight(Tx tx, Discussion discussion, long persona) {
        return tx.query(COMMENT + """
                where c.course_id = :course and c.persona_id = :persona and c.discussion_id = :discussion
                  and c.state in ('held', 'returned', 'hidden') and c.state between 'held' and 'returned'
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
