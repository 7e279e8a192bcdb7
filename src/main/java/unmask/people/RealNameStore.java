package unmask.people;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import unmask.storage.Tx;

/**
 * The one place where the name that classmates see meets a real name; a test of the house finds every sentence of SQL that joins
 * them anywhere else.
 */
public final class RealNameStore {
    /** Real names by persona, for the staff of a course whose rule shows them; empty for everybody else, and under every other rule. */
    public Map<Long, String> seenBy(Tx tx, Viewer viewer, Course course) {
        if (course.mask() != Mask.HANDLE || !viewer.isStaff() || viewer.member().courseId() != course.id()) {
            return Map.of();
        }
        return tx.query("""
                select p.id, r.name
                from persona p join roster_name r on r.course_id = p.course_id and r.member_id = p.member_id
                where p.course_id = :course and p.discussion_id is null
                """)
                .bind("course", course.id())
                .reduceRows(new HashMap<>(), (names, row) -> {
                    names.put(row.getColumn("id", Long.class), row.getColumn("name", String.class));
                    return names;
                });
    }

    /** The real name behind a persona, for an unmasking that has been written down in the same transaction. */
    public Optional<String> behind(Tx tx, long course, long persona) {
        return tx.query("""
                select r.name
                from persona p join roster_name r on r.course_id = p.course_id and r.member_id = p.member_id
                where p.course_id = :course and p.id = :persona
                """)
                .bind("course", course)
                .bind("persona", persona)
                .mapTo(String.class)
                .findOne();
    }
}
