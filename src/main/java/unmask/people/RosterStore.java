package unmask.people;

import java.util.List;
import java.util.Optional;
import unmask.storage.Tx;

/** The list of real names of a class. None of its sentences joins a real name to the name that classmates see: see {@link RealNameStore}. */
public final class RosterStore implements PersonalData {
    private static final String COLUMNS = "r.course_id, r.id, r.name, r.school_id, r.ticket, r.member_id is not null as joined ";

    /** The class's list, by name. */
    public List<RosterName> list(Tx tx, long course) {
        return tx.query("select " + COLUMNS + "from roster_name r where r.course_id = :course order by lower(r.name), r.school_id, r.id")
                .bind("course", course)
                .mapTo(RosterName.class)
                .list();
    }

    public Optional<RosterName> find(Tx tx, long course, long id) {
        return tx.query("select " + COLUMNS + "from roster_name r where r.course_id = :course and r.id = :id")
                .bind("course", course)
                .bind("id", id)
                .mapTo(RosterName.class)
                .findOne();
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

    /** Whether a real name is written down for the member. */
    public boolean isListed(Tx tx, long course, long member) {
        return tx.query("select count(*) from roster_name where course_id = :course and member_id = :member")
                .bind("course", course)
                .bind("member", member)
                .mapTo(Integer.class)
                .one() > 0;
    }

    /** Who wrote a real name down. */
    public enum Origin {
        STAFF, MEMBER
    }

    @Override
    public List<Kept> kept() {
        return List.of(Kept.inTable("roster_name", "register.roster-name", "course_id", "id", "name", "school_id", "origin", "ticket", "member_id"));
    }
}
