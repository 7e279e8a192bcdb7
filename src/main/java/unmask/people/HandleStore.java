package unmask.people;

import java.util.List;
import unmask.storage.Tx;

/** Gives class names to students of a course that has gone by real names until now. */
public final class HandleStore {
    /**
     * A student's persona in the course.
     *
     * @param memberId  null when nobody can be found behind it
     * @param accountId null when nobody can be found behind it
     */
    public record Student(long personaId, Long memberId, Long accountId, String name) {}

    /** Every student whose words stand in the course, those who are out of it included. */
    public List<Student> students(Tx tx, long course) {
        return tx.query("""
                select p.id as persona_id, m.id as member_id, m.account_id, p.name
                from persona p left join member m on m.course_id = p.course_id and m.id = p.member_id
                where p.course_id = :course and p.discussion_id is null and p.role = 'student'
                order by p.id
                """)
                .bind("course", course)
                .mapTo(Student.class)
                .list();
    }

    /** From now on the student goes by the handle, also over what they have said before; the old name is kept nowhere here. */
    public void give(Tx tx, long course, Student student, String handle, int seed) {
        tx.update("delete from shown_name where course_id = :course and folded = :folded")
                .bind("course", course)
                .bind("folded", Handles.folded(student.name()))
                .execute();
        tx.update("insert into shown_name (course_id, folded) values (:course, :folded)")
                .bind("course", course)
                .bind("folded", Handles.folded(handle))
                .execute();
        // A new mask too: the old one was seen beside the real name.
        tx.update("update persona set name = :name, mask_seed = :seed where course_id = :course and id = :persona")
                .bind("name", handle)
                .bind("seed", seed)
                .bind("course", course)
                .bind("persona", student.personaId())
                .execute();
    }
}
