package unmask.people;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import unmask.storage.Ids;
import unmask.storage.Tx;

/** One-time links for staff of a course and for people who may create courses. We keep a hash of each, and show it once. */
public final class InvitationStore implements PersonalData {
    /** For how long a link is open. */
    public static final Duration OPEN = Duration.ofDays(7);

    private static final String COLUMNS = "select i.id, i.course_id, i.role, i.note, i.ends_at from invitation i ";

    /**
     * An invitation that nobody has taken yet.
     *
     * @param courseId null when it is the right to create courses
     * @param role     null when it is the right to create courses
     * @param note     for whom it is, as the inviting person wrote it down; may be empty
     */
    public record Invitation(long id, Long courseId, Role role, String note, Instant endsAt) {
        /** The id as it stands in addresses. */
        public String key() {
            return Ids.text(id);
        }
    }

    /** @param hash of the token, as {@link RecoveryCodes#hash} gives it */
    public void add(Tx tx, Long course, Role role, String note, String hash) {
        tx.update("""
                insert into invitation (id, token_hash, course_id, role, note, ends_at) values (:id, :hash, :course, :role, :note, :end)
                """)
                .bind("id", tx.newId())
                .bind("hash", hash)
                .bindByType("course", course, Long.class)
                .bindByType("role", role, Role.class)
                .bind("note", note)
                .bind("end", tx.now().plus(OPEN))
                .execute();
    }

    /** The invitation behind a link, as long as it is open. */
    public Optional<Invitation> find(Tx tx, String hash) {
        return tx.query(COLUMNS + "where i.token_hash = :hash and i.ends_at > :now")
                .bind("hash", hash)
                .bind("now", tx.now())
                .mapTo(Invitation.class)
                .findOne();
    }

    /**
     * Open invitations, the newest first.
     *
     * @param course null for those to create courses
     */
    public List<Invitation> open(Tx tx, Long course) {
        return tx.query(COLUMNS + """
                where i.ends_at > :now and (i.course_id = :course or i.course_id is null and cast(:course as bigint) is null)
                order by i.ends_at desc, i.id
                """)
                .bind("now", tx.now())
                .bindByType("course", course, Long.class)
                .mapTo(Invitation.class)
                .list();
    }

    /** Takes the invitation away, used or taken back; false when it was gone already. */
    public boolean end(Tx tx, Long course, long id) {
        return tx.update("""
                delete from invitation
                where id = :id and (course_id = :course or course_id is null and cast(:course as bigint) is null)
                """)
                .bind("id", id)
                .bindByType("course", course, Long.class)
                .execute() == 1;
    }

    /** Forgets invitations whose time is over. */
    public void sweep(Tx tx) {
        tx.update("delete from invitation where ends_at <= :now").bind("now", tx.now()).execute();
    }

    @Override
    public List<Kept> kept() {
        return List.of(Kept.inTable("invitation", "register.invitation", "id", "token_hash", "course_id", "role", "note", "ends_at"));
    }
}
