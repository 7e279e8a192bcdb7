package unmask.comments;

import unmask.people.Moderation;
import unmask.people.Viewer;
import unmask.storage.Tx;

/** Which comments wait for staff: the discussion's own rule, or else that of its class. Staff themselves never wait. */
final class HoldingStore {
    /** The rule in force in the discussion. Where nobody keeps who has said something, everything waits. */
    Moderation rule(Tx tx, long course, long discussion) {
        return tx.query("""
                select case when d.mask = 'unlinked' then 'all' when d.moderation = 'course' then c.moderation else d.moderation end
                from discussion d join course c on c.id = d.course_id
                where d.course_id = :course and d.id = :discussion
                """)
                .bind("course", course)
                .bind("discussion", discussion)
                .mapTo(Moderation.class)
                .one();
    }

    /** Whether the next comment of this viewer will wait. */
    boolean holds(Tx tx, Viewer viewer, Discussion discussion) {
        return holds(tx, discussion.courseId(), discussion.id(), discussion.me(viewer), viewer.isStaff());
    }

    /** Whether new words of this comment will wait. */
    boolean holdsChange(Tx tx, Comment comment) {
        return holds(tx, comment.courseId(), comment.discussionId(), comment.personaId(), comment.role().isStaff());
    }

    private boolean holds(Tx tx, long course, long discussion, long persona, boolean isStaff) {
        return !isStaff && switch (rule(tx, course, discussion)) {
            case OPEN -> false;
            case FIRST -> !hasPassed(tx, course, persona);
            case ALL -> true;
        };
    }

    /** Whether the class has seen something of theirs that staff have let stand, or that they have withdrawn themselves. */
    private static boolean hasPassed(Tx tx, long course, long persona) {
        return tx.query("""
                select count(*) from comment
                where course_id = :course and persona_id = :persona and passed and state in ('shown', 'returned', 'withdrawn')
                """)
                .bind("course", course)
                .bind("persona", persona)
                .mapTo(Integer.class)
                .one() > 0;
    }
}
