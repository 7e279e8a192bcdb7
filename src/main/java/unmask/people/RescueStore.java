package unmask.people;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import unmask.storage.Tx;

/** How staff let somebody back in who is locked out, without opening more of the account than their own course. */
public final class RescueStore implements PersonalData {
    /** For how long a code from staff works: until the lesson after the next. */
    public static final Duration LASTS = Duration.ofHours(72);

    /** The account that somebody came in with, under a line of the class's list. */
    public record Holder(long accountId, Role role) {}

    /**
     * A code that works.
     *
     * @param accountId whom it lets in
     * @param courseId  whose staff have made it
     */
    public record Rescue(long accountId, long courseId, String signInName) {}

    /**
     * One of the passphrases of an account.
     *
     * @param courseId the one course that it opens; null for the account's own, which opens everything
     */
    public record Key(long accountId, Long courseId, String secret) {
        /** Whether a session that this passphrase has begun, or confirms, is the kind that this one is. */
        public boolean fits(Session session) {
            return session.isWhole() ? courseId == null : session.onlyCourse().equals(courseId);
        }
    }

    /** Who has come in under a line of the class's list, and is in the class now. Nothing here tells as whom. */
    public Optional<Holder> holder(Tx tx, long course, long line) {
        return tx.query("""
                select m.account_id, m.role
                from roster_name r join member m on m.course_id = r.course_id and m.id = r.member_id
                where r.course_id = :course and r.id = :line and m.state = 'active'
                """)
                .bind("course", course)
                .bind("line", line)
                .mapTo(Holder.class)
                .findOne();
    }

    /** Makes a code work, in place of an earlier one of the course for this account. */
    public void issue(Tx tx, long account, long course, String secret) {
        tx.update("delete from rescue_code where account_id = :account and course_id = :course")
                .bind("account", account)
                .bind("course", course)
                .execute();
        tx.update("insert into rescue_code (account_id, course_id, secret, ends_at) values (:account, :course, :secret, :end)")
                .bind("account", account)
                .bind("course", course)
                .bind("secret", secret)
                .bind("end", tx.now().plus(LASTS))
                .execute();
    }

    /** The account that a code lets in, as long as its time lasts and its person is in the course. */
    public Optional<Rescue> behind(Tx tx, String secret) {
        return tx.query("""
                select a.id as account_id, r.course_id, a.sign_in_name
                from rescue_code r
                join account a on a.id = r.account_id
                join member m on m.course_id = r.course_id and m.account_id = r.account_id and m.state = 'active'
                where r.secret = :secret and r.ends_at > :now
                """)
                .bind("secret", secret)
                .bind("now", tx.now())
                .mapTo(Rescue.class)
                .findOne();
    }

    /** Uses the code up; false when it was used a moment before. */
    public boolean use(Tx tx, String secret) {
        return tx.update("delete from rescue_code where secret = :secret").bind("secret", secret).execute() == 1;
    }

    /** Whether the account is nothing beyond this one course: then its staff may open all of it. */
    public boolean isOnlyHere(Tx tx, long account, long course) {
        return tx.query("""
                select count(*) from account a
                where a.id = :account and not a.owner and not a.may_create_courses
                  and not exists (select 1 from member m where m.account_id = a.id and m.course_id <> :course)
                """)
                .bind("account", account)
                .bind("course", course)
                .mapTo(Integer.class)
                .one() == 1;
    }

    /** Gives the account a passphrase that opens this course alone. */
    public void lockWith(Tx tx, long account, long course, String secret) {
        tx.update("delete from course_passphrase where account_id = :account and course_id = :course")
                .bind("account", account)
                .bind("course", course)
                .execute();
        tx.update("insert into course_passphrase (account_id, course_id, secret) values (:account, :course, :secret)")
                .bind("account", account)
                .bind("course", course)
                .bind("secret", secret)
                .execute();
    }

    /** Every passphrase that goes with a sign-in name, the account's own first; one look, whether anybody has the name or not. */
    public List<Key> keys(Tx tx, String signInName) {
        return tx.query("""
                select a.id as account_id, cast(null as bigint) as course_id, c.secret
                from account a join credential c on c.account_id = a.id and c.kind = 'passphrase'
                where a.sign_in_name = :name
                union all
                select a.id as account_id, p.course_id, p.secret
                from account a join course_passphrase p on p.account_id = a.id
                where a.sign_in_name = :name
                order by course_id nulls first
                """)
                .bind("name", signInName)
                .mapTo(Key.class)
                .list();
    }

    /** Takes back all that staff have ever made for this account: its person has shown that it is theirs. */
    public void forget(Tx tx, long account) {
        tx.update("delete from rescue_code where account_id = :account").bind("account", account).execute();
        tx.update("delete from course_passphrase where account_id = :account").bind("account", account).execute();
    }

    /** Takes back what staff of one course have made. */
    public void forget(Tx tx, long account, long course) {
        for (var table : List.of("rescue_code", "course_passphrase")) {
            tx.update("delete from " + table + " where account_id = :account and course_id = :course")
                    .bind("account", account)
                    .bind("course", course)
                    .execute();
        }
    }

    /** Forgets codes whose time is over. */
    public void sweep(Tx tx) {
        tx.update("delete from rescue_code where ends_at <= :now").bind("now", tx.now()).execute();
    }

    @Override
    public List<Kept> kept() {
        return List.of(
                Kept.inTable("rescue_code", "register.rescue-code", "account_id", "course_id", "secret", "ends_at"),
                Kept.inTable("course_passphrase", "register.course-passphrase", "account_id", "course_id", "secret"));
    }
}
