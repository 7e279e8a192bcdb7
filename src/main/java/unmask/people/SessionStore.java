package unmask.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import unmask.storage.Tx;

/** Where people are signed in. The token is in the person's cookie alone; we keep its hash. */
public final class SessionStore implements PersonalData {
    /** A term and its examinations: long enough that nobody signs in twice without need. */
    private static final Duration TERM = Duration.ofDays(180);
    /** One lesson on a computer that the next person will use. */
    private static final Duration LESSON = Duration.ofHours(2);

    private final RandomGenerator random;

    /** @param random must be a secure source in production: it makes the tokens */
    public SessionStore(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Signs an account in; the result goes into the cookie and nowhere else.
     *
     * @param device     the family of devices, as {@link Devices} names it
     * @param onlyCourse the one course that the session opens; null for all that is the account's
     */
    public String begin(Tx tx, long account, boolean shared, String device, Long onlyCourse) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        tx.update("""
                insert into session (token_hash, account_id, shared, ends_at, device, began_on, confirmed_at, only_course_id)
                values (:hash, :account, :shared, :end, :device, :today, :now, :only)
                """)
                .bind("hash", hash(token))
                .bind("account", account)
                .bind("shared", shared)
                .bind("end", end(tx, account, shared))
                .bind("device", device)
                .bind("today", tx.today())
                .bind("now", tx.now())
                .bindByType("only", onlyCourse, Long.class)
                .execute();
        return token;
    }

    private static Instant end(Tx tx, long account, boolean shared) {
        if (shared) {
            return tx.now().plus(LESSON);
        }
        var usual = tx.now().plus(TERM);
        // A course without an end asks for no earlier one.
        var termEnds = tx.query("""
                select max(coalesce(c.term_ends, cast(:usual as date)))
                from member m join course c on c.id = m.course_id
                where m.account_id = :account and m.state = 'active'
                """)
                .bind("account", account)
                .bind("usual", tx.today().plusDays(TERM.toDays()))
                .mapTo(LocalDate.class)
                .findOne();
        return termEnds.filter(day -> day.isAfter(tx.today()))
                .map(day -> day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                .filter(usual::isAfter)
                .orElse(usual);
    }

    /** The viewer behind a cookie's token, as long as the session lives. */
    public Optional<Viewer> viewer(Tx tx, String token) {
        var hash = hash(token);
        return tx.query("""
                select a.id, a.sign_in_name, a.owner, a.may_create_courses,
                    s.token_hash, s.shared, s.only_course_id, s.student_view_id, s.confirmed_at
                from session s join account a on a.id = s.account_id
                where s.token_hash = :hash and s.ends_at > :now
                """)
                .bind("hash", hash)
                .bind("now", tx.now())
                .map((row, context) -> new Viewer(
                        new Session(row.getString("token_hash"), row.getBoolean("shared"), row.getObject("only_course_id", Long.class),
                                row.getObject("student_view_id", Long.class), instant(row, "confirmed_at")),
                        new Account(row.getLong("id"), row.getString("sign_in_name"), row.getBoolean("owner"),
                                row.getBoolean("may_create_courses")), null))
                .findOne();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** The passphrase was typed again just now. */
    public void confirm(Tx tx, String tokenHash) {
        tx.update("update session set confirmed_at = :now where token_hash = :hash").bind("now", tx.now()).bind("hash", tokenHash).execute();
    }

    /**
     * Looks at a course as a student would, from now on.
     *
     * @param course null for looking with one's own eyes again
     */
    public void lookAsStudent(Tx tx, String tokenHash, Long course) {
        tx.update("update session set student_view_id = :course where token_hash = :hash")
                .bindByType("course", course, Long.class)
                .bind("hash", tokenHash)
                .execute();
    }

    public void end(Tx tx, String tokenHash) {
        tx.update("delete from session where token_hash = :hash").bind("hash", tokenHash).execute();
    }

    /** Ends every session of an account: after its passphrase, a role of its person or a membership has changed. */
    public void endAll(Tx tx, long account) {
        tx.update("delete from session where account_id = :account").bind("account", account).execute();
    }

    /** Ends the sessions of an account that open this one course and no other. */
    public void endOnly(Tx tx, long account, long course) {
        tx.update("delete from session where account_id = :account and only_course_id = :course")
                .bind("account", account)
                .bind("course", course)
                .execute();
    }

    /** Ends every session of the viewer's account but their own. */
    public void endOthers(Tx tx, Viewer viewer) {
        tx.update("delete from session where account_id = :account and token_hash <> :hash")
                .bind("account", viewer.account().id())
                .bind("hash", viewer.key())
                .execute();
    }

    /**
     * A browser that is signed in, as its person recognises it.
     *
     * @param beganOn null for a session of before we kept the day
     * @param onlyClass the title of the one class that it opens; null when it opens everything
     * @param here    whether this is the browser that is asking
     */
    public record SignedIn(String tokenHash, String device, LocalDate beganOn, boolean shared, String onlyClass, boolean here) {
        /** Names it in an address: too little of the hash to look anything up with. */
        public String key() {
            return tokenHash.substring(0, 16);
        }
    }

    /** Where the viewer's account is signed in, here first. */
    public List<SignedIn> of(Tx tx, Viewer viewer) {
        return tx.query("""
                select s.token_hash, s.device, s.began_on, s.shared, c.title as only_class, s.token_hash = :here as here
                from session s left join course c on c.id = s.only_course_id
                where s.account_id = :account and s.ends_at > :now
                order by case when s.token_hash = :here then 0 else 1 end, s.began_on desc, s.token_hash
                """)
                .bind("here", viewer.key())
                .bind("account", viewer.account().id())
                .bind("now", tx.now())
                .mapTo(SignedIn.class)
                .list();
    }

    /** Forgets sessions whose time is over. */
    public void sweep(Tx tx) {
        tx.update("delete from session where ends_at <= :now").bind("now", tx.now()).execute();
    }

    /** The SHA-256 of a token: enough for 256 random bits, which nobody can try out. */
    public static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public List<Kept> kept() {
        return List.of(Kept.inTable("session", "register.session", "token_hash", "account_id", "shared", "ends_at", "device",
                "began_on", "confirmed_at", "only_course_id", "student_view_id"));
    }
}
