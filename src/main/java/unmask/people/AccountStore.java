package unmask.people;

import java.util.List;
import java.util.Optional;
import unmask.storage.Tx;

/** Accounts and the secrets that open them. */
public final class AccountStore implements PersonalData {
    /** What opens an account. */
    public enum Credential {
        PASSPHRASE, RECOVERY
    }

    /** An account with the hash of one of its secrets. */
    public record Locked(long id, String secret) {}

    /**
     * Adds an account; look first whether the sign-in name is taken.
     *
     * @param signInName as {@link SignInNames#folded} gives it
     */
    public long add(Tx tx, String signInName, boolean owner) {
        long id = tx.newId();
        tx.update("""
                insert into account (id, sign_in_name, owner, may_create_courses, created_on)
                values (:id, :name, :owner, :owner, :today)
                """)
                .bind("id", id)
                .bind("name", signInName)
                .bind("owner", owner)
                .bind("today", tx.today())
                .execute();
        return id;
    }

    /** Gives the account this secret in place of an earlier one of its kind. */
    public void lockWith(Tx tx, long account, Credential kind, String secret) {
        tx.update("delete from credential where account_id = :account and kind = :kind")
                .bind("account", account)
                .bind("kind", kind)
                .execute();
        tx.update("insert into credential (id, account_id, kind, secret) values (:id, :account, :kind, :secret)")
                .bind("id", tx.newId())
                .bind("account", account)
                .bind("kind", kind)
                .bind("secret", secret)
                .execute();
    }

    /** The account behind a sign-in name, with the hash of its secret of one kind. */
    public Optional<Locked> locked(Tx tx, String signInName, Credential kind) {
        return tx.query("""
                select a.id, c.secret
                from account a join credential c on c.account_id = a.id
                where a.sign_in_name = :name and c.kind = :kind
                """)
                .bind("name", signInName)
                .bind("kind", kind)
                .mapTo(Locked.class)
                .findOne();
    }

    public boolean isTaken(Tx tx, String signInName) {
        return tx.query("select count(*) from account where sign_in_name = :name")
                .bind("name", signInName)
                .mapTo(Integer.class)
                .one() > 0;
    }

    /** Those who run the site. */
    public List<Account> owners(Tx tx) {
        return tx.query("select id, sign_in_name, owner, may_create_courses from account where owner order by sign_in_name")
                .mapTo(Account.class)
                .list();
    }

    public boolean hasOwner(Tx tx) {
        return tx.query("select count(*) from account where owner").mapTo(Integer.class).one() > 0;
    }

    @Override
    public List<Kept> kept() {
        return List.of(
                Kept.inTable("account", "register.account", "id", "sign_in_name", "owner", "may_create_courses", "created_on"),
                Kept.inTable("credential", "register.credential", "id", "account_id", "kind", "secret"));
    }
}
