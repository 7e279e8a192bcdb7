package unmask.participation;

import java.util.List;
import java.util.Optional;
import unmask.people.Account;
import unmask.people.Kept;
import unmask.people.PersonalData;
import unmask.people.Viewer;
import unmask.storage.Tx;

/** The secrets in the addresses of people's calendars: one for each account that wants one. */
public final class CalendarStore implements PersonalData {
    Optional<String> secret(Tx tx, Viewer viewer) {
        return tx.query("select secret from calendar where account_id = :account")
                .bind("account", viewer.account().id())
                .mapTo(String.class)
                .findOne();
    }

    /** Whose calendar it is. */
    Optional<Account> behind(Tx tx, String secret) {
        return tx.query("""
                select a.id, a.sign_in_name, a.owner, a.may_create_courses
                from calendar c join account a on a.id = c.account_id
                where c.secret = :secret
                """)
                .bind("secret", secret)
                .mapTo(Account.class)
                .findOne();
    }

    /** Gives an account another address; the old one leads nowhere from now on. */
    void renew(Tx tx, Viewer viewer, String secret) {
        end(tx, viewer);
        tx.update("insert into calendar (account_id, secret) values (:account, :secret)")
                .bind("account", viewer.account().id())
                .bind("secret", secret)
                .execute();
    }

    void end(Tx tx, Viewer viewer) {
        tx.update("delete from calendar where account_id = :account").bind("account", viewer.account().id()).execute();
    }

    @Override
    public List<Kept> kept() {
        return List.of(Kept.inTable("calendar", "register.calendar", "account_id", "secret"));
    }
}
