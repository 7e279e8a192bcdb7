package unmask.people;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unmask.storage.Tx;

/**
 * The one place where the name that classmates see meets a real name; a test of the house finds every sentence of SQL that joins
 * them anywhere else.
 */
public final class RealNameStore {
    private static final String CLASS_NAMES = """
            select %s p.id as persona_id, p.name, p.mask_seed, e.kind as out
            from persona p
            left join exclusion e on e.course_id = p.course_id and e.member_id = p.member_id and e.side = 'handle'
            """;

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

    /** The class names beside the lines of the list, by line; empty where the course's rule keeps the two apart. */
    public Map<Long, ClassName> beside(Tx tx, Viewer viewer, Course course) {
        if (!mayJoin(viewer, course)) {
            return Map.of();
        }
        return tx.query(CLASS_NAMES.formatted("r.id as line, ") + """
                join roster_name r on r.course_id = p.course_id and r.member_id = p.member_id
                where p.course_id = :course and p.discussion_id is null
                """)
                .bind("course", course.id())
                .reduceRows(new HashMap<>(), (names, row) -> {
                    names.put(row.getColumn("line", Long.class), row.getRow(ClassName.class));
                    return names;
                });
    }

    /** The class names of students who stand on no line of the list; nobody where the course's rule keeps the two apart. */
    public List<ClassName> offTheList(Tx tx, Viewer viewer, Course course) {
        if (!mayJoin(viewer, course)) {
            return List.of();
        }
        return tx.query(CLASS_NAMES.formatted("") + """
                join member m on m.course_id = p.course_id and m.id = p.member_id and m.role = 'student'
                left join roster_name r on r.course_id = p.course_id and r.member_id = p.member_id
                where p.course_id = :course and p.discussion_id is null and r.id is null
                order by p.name
                """)
                .bind("course", course.id())
                .mapTo(ClassName.class)
                .list();
    }

    private static boolean mayJoin(Viewer viewer, Course course) {
        return course.mask() != Mask.MASKED && viewer.isStaff() && viewer.member().courseId() == course.id();
    }

    /**
     * The real name behind a persona, for an unmasking that has been written down in the same transaction. Where a class goes by real
     * names, it is the one by which the class knows the person.
     */
    public Optional<String> behind(Tx tx, Course course, long persona) {
        return tx.query(course.mask() == Mask.NAMED ? """
                select n.name
                from persona p join persona n on n.course_id = p.course_id and n.member_id = p.member_id and n.discussion_id is null
                where p.course_id = :course and p.id = :persona
                """ : """
                select r.name
                from persona p join roster_name r on r.course_id = p.course_id and r.member_id = p.member_id
                where p.course_id = :course and p.id = :persona
                """)
                .bind("course", course.id())
                .bind("persona", persona)
                .mapTo(String.class)
                .findOne();
    }
}
