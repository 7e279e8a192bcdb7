package unmask.people;

import java.util.List;
import java.util.Optional;
import unmask.storage.Ids;
import unmask.storage.Tx;

/** The instructors and assistants of a course: who they are, and how somebody becomes one or ceases to be. */
public final class StaffStore {
    private static final String STAFF = """
            select m.id as member_id, m.account_id, m.role, m.raised, p.name
            from member m join persona p on p.course_id = m.course_id and p.member_id = m.id and p.discussion_id is null
            where m.course_id = :course and m.role <> 'student'
            """;

    /**
     * One of a course's staff.
     *
     * @param raised was a student of the course before
     */
    public record StaffMember(long memberId, long accountId, Role role, boolean raised, String name) {
        /** The member's id as it stands in addresses. */
        public String key() {
            return Ids.text(memberId);
        }
    }

    /** Instructors first, each by name. */
    public List<StaffMember> list(Tx tx, long course) {
        return tx.query(STAFF + " and m.state = 'active' order by case m.role when 'instructor' then 0 else 1 end, lower(p.name), m.id")
                .bind("course", course)
                .mapTo(StaffMember.class)
                .list();
    }

    public Optional<StaffMember> find(Tx tx, long course, long member) {
        return tx.query(STAFF + " and m.state = 'active' and m.id = :member")
                .bind("course", course)
                .bind("member", member)
                .mapTo(StaffMember.class)
                .findOne();
    }

    /** Whoever was one of the staff, and is out of the course now. */
    public Optional<StaffMember> former(Tx tx, long course, long account) {
        return tx.query(STAFF + " and m.state <> 'active' and m.account_id = :account")
                .bind("course", course)
                .bind("account", account)
                .mapTo(StaffMember.class)
                .findOne();
    }

    /** Holds the staff of a course as they are until the transaction ends, so that two instructors cannot end each other's role. */
    public void hold(Tx tx, long course) {
        tx.query("select id from course where id = :course for update").bind("course", course).mapTo(Long.class).one();
    }

    /**
     * Gives a member a role.
     *
     * @param raised whether they are one of the staff now, and were a student before
     */
    public void give(Tx tx, long course, long member, Role role, boolean raised) {
        tx.update("update member set role = :role, raised = :raised where course_id = :course and id = :member")
                .bind("role", role)
                .bind("raised", raised)
                .bind("course", course)
                .bind("member", member)
                .execute();
        // What somebody said under a name made for one discussion stays what a student said, or it would tell who it was.
        tx.update("update persona set role = :role where course_id = :course and member_id = :member and discussion_id is null")
                .bind("role", role)
                .bind("course", course)
                .bind("member", member)
                .execute();
    }
}
