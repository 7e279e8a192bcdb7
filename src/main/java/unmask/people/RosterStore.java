package unmask.people;

import java.util.List;
import java.util.Optional;
import unmask.storage.Tx;

/** The list of real names of a class. None of its sentences joins a real name to the name that classmates see: see {@link RealNameStore}. */
public final class RosterStore implements PersonalData {
    private static final String LINES = """
            select r.course_id, r.id, r.name, r.school_id, r.origin, r.ticket, r.member_id is not null as joined, e.kind as out
            from roster_name r
            left join exclusion e on e.course_id = r.course_id and e.member_id = r.member_id and e.side = 'roster'
            """;

    /** Who wrote a real name down. */
    public enum Origin {
        STAFF, MEMBER
    }

    /** How many of a class's list have come. */
    public record Attendance(int come, int all) {}

    /** The class's list, by name. */
    public List<RosterName> list(Tx tx, long course) {
        return tx.query(LINES + "where r.course_id = :course order by lower(r.name), r.school_id, r.id")
                .bind("course", course)
                .mapTo(RosterName.class)
                .list();
    }

    public Optional<RosterName> find(Tx tx, long course, long id) {
        return tx.query(LINES + "where r.course_id = :course and r.id = :id")
                .bind("course", course)
                .bind("id", id)
                .mapTo(RosterName.class)
                .findOne();
    }

    /** The line whose slip says this. */
    public Optional<RosterName> behind(Tx tx, String ticket) {
        return tx.query(LINES + "where r.ticket = :ticket").bind("ticket", ticket).mapTo(RosterName.class).findOne();
    }

    /** The line under which a member has come in; empty when there is none. */
    public Optional<RosterName> of(Tx tx, long course, long account) {
        return tx.query(LINES + """
                join member m on m.course_id = r.course_id and m.id = r.member_id
                where r.course_id = :course and m.account_id = :account
                """)
                .bind("course", course)
                .bind("account", account)
                .mapTo(RosterName.class)
                .findOne();
    }

    public Attendance attendance(Tx tx, long course) {
        return tx.query("select count(member_id) as come, count(*) as \"all\" from roster_name where course_id = :course")
                .bind("course", course)
                .mapTo(Attendance.class)
                .one();
    }

    /** Who has come in under a line; empty while nobody has. */
    public Optional<Seat> seat(Tx tx, long course, long id) {
        return tx.query("""
                select m.id as member_id, m.account_id, m.role
                from roster_name r join member m on m.course_id = r.course_id and m.id = r.member_id
                where r.course_id = :course and r.id = :id
                """)
                .bind("course", course)
                .bind("id", id)
                .mapTo(Seat.class)
                .findOne();
    }

    /** Expects somebody, who comes in with this ticket. */
    public long expect(Tx tx, long course, String name, String schoolId, String ticket) {
        long id = add(tx, course, name, schoolId, Origin.STAFF, null);
        reissue(tx, course, id, ticket);
        return id;
    }

    /**
     * Writes a name down.
     *
     * @param origin who did: staff, or the member at joining
     * @param member who came in under it; null when nobody has yet
     */
    public long add(Tx tx, long course, String name, String schoolId, Origin origin, Long member) {
        long id = tx.newId();
        tx.update("""
                insert into roster_name (course_id, id, name, school_id, origin, member_id)
                values (:course, :id, :name, :schoolId, :origin, :member)
                """)
                .bind("course", course)
                .bind("id", id)
                .bind("name", name)
                .bind("schoolId", schoolId)
                .bind("origin", origin)
                .bindByType("member", member, Long.class)
                .execute();
        return id;
    }

    /** Gives a line another ticket, and the old one dies; false when somebody has come in under it. */
    public boolean reissue(Tx tx, long course, long id, String ticket) {
        return tx.update("update roster_name set ticket = :ticket where course_id = :course and id = :id and member_id is null")
                .bind("ticket", ticket)
                .bind("course", course)
                .bind("id", id)
                .execute() == 1;
    }

    /** Takes a ticket out of use, for whoever comes first; false for everybody after. */
    public boolean tear(Tx tx, RosterName line) {
        return tx.update("""
                update roster_name set ticket = null
                where course_id = :course and id = :id and ticket = :ticket and member_id is null
                """)
                .bind("course", line.courseId())
                .bind("id", line.id())
                .bind("ticket", line.ticket())
                .execute() == 1;
    }

    /** Seats a member under a line whose ticket was torn; a name that the member has typed makes way for it. */
    public void seatAt(Tx tx, RosterName line, long member) {
        tx.update("delete from roster_name where course_id = :course and member_id = :member and origin = 'member'")
                .bind("course", line.courseId())
                .bind("member", member)
                .execute();
        tx.update("update roster_name set member_id = :member where course_id = :course and id = :id")
                .bind("member", member)
                .bind("course", line.courseId())
                .bind("id", line.id())
                .execute();
    }

    /** Takes a line off the list, its slip with it; false when somebody has come in under it. */
    public boolean strike(Tx tx, long course, long id) {
        return tx.update("delete from roster_name where course_id = :course and id = :id and member_id is null")
                .bind("course", course)
                .bind("id", id)
                .execute() == 1;
    }

    /** Whether a real name is written down for the member. */
    public boolean isListed(Tx tx, long course, long member) {
        return tx.query("select count(*) from roster_name where course_id = :course and member_id = :member")
                .bind("course", course)
                .bind("member", member)
                .mapTo(Integer.class)
                .one() > 0;
    }

    @Override
    public List<Kept> kept() {
        return List.of(
                Kept.inTable("roster_name", "register.roster-name", "course_id", "id", "name", "school_id", "origin", "member_id"),
                Kept.inTable("roster_name", "register.ticket", "ticket"));
    }
}
