package unmask;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import unmask.people.AccountStore;
import unmask.people.AccountStore.Credential;
import unmask.people.RecoveryCodes;
import unmask.storage.Database;

/** Lets a site's owner back in who has lost the passphrase and the recovery code: whoever holds the machine holds the site. */
final class OwnerRecovery {
    private final Database database;
    private final RandomGenerator random;
    private final AccountStore accounts = new AccountStore();

    OwnerRecovery(Database database, RandomGenerator random) {
        this.database = database;
        this.random = random;
    }

    /** Gives every owner a new recovery code in place of the one they had, and says so in lines for the console; empty when there is no owner. */
    List<String> issue() {
        return database.write(tx -> {
            var lines = new ArrayList<String>();
            for (var owner : accounts.owners(tx)) {
                var code = RecoveryCodes.issue(random);
                accounts.lockWith(tx, owner.id(), Credential.RECOVERY, RecoveryCodes.hash(code));
                lines.add("Sign-in name:   " + owner.signInName());
                lines.add("Recovery code:  " + code);
            }
            return lines;
        });
    }
}
