package unmask.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unmask.people.AccountStore.Credential;
import unmask.storage.Database;

class AccountStoreTest {
    private final AccountStore accounts = new AccountStore();

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void anAccountIsFoundByItsNameAndTheKindOfSecret(Database database) {
        long ben = add(database, "ben");
        database.change(tx -> accounts.lockWith(tx, ben, Credential.PASSPHRASE, "a hash"));
        database.change(tx -> accounts.lockWith(tx, ben, Credential.RECOVERY, "another hash"));
        database.read(tx -> {
            assertThat(accounts.locked(tx, "ben", Credential.PASSPHRASE)).contains(new AccountStore.Locked(ben, "a hash"));
            assertThat(accounts.locked(tx, "ben", Credential.RECOVERY)).contains(new AccountStore.Locked(ben, "another hash"));
            assertThat(accounts.locked(tx, "amal", Credential.PASSPHRASE)).isEmpty();
            return null;
        });
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aNewSecretTakesThePlaceOfTheOldOneAndOfNoOther(Database database) {
        long ben = add(database, "ben");
        long amal = add(database, "amal");
        database.change(tx -> {
            accounts.lockWith(tx, amal, Credential.PASSPHRASE, "of amal");
            accounts.lockWith(tx, ben, Credential.PASSPHRASE, "old");
            accounts.lockWith(tx, ben, Credential.RECOVERY, "code");
            accounts.lockWith(tx, ben, Credential.PASSPHRASE, "new");
        });
        database.read(tx -> {
            assertThat(accounts.locked(tx, "ben", Credential.PASSPHRASE)).map(AccountStore.Locked::secret).contains("new");
            assertThat(accounts.locked(tx, "ben", Credential.RECOVERY)).map(AccountStore.Locked::secret).contains("code");
            assertThat(accounts.locked(tx, "amal", Credential.PASSPHRASE)).map(AccountStore.Locked::secret).contains("of amal");
            return null;
        });
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aTakenNameIsTakenOnceAndForAll(Database database) {
        assertThat(database.<Boolean>read(tx -> accounts.isTaken(tx, "ben"))).isFalse();
        add(database, "ben");
        assertThat(database.<Boolean>read(tx -> accounts.isTaken(tx, "ben"))).isTrue();
        assertThatThrownBy(() -> add(database, "ben")).isInstanceOf(JdbiException.class);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void theSiteHasAnOwnerOnceAnOwnersAccountIsThere(Database database) {
        add(database, "ben");
        assertThat(database.<Boolean>read(accounts::hasOwner)).isFalse();
        database.write(tx -> accounts.add(tx, "ortega", true));
        assertThat(database.<Boolean>read(accounts::hasOwner)).isTrue();
    }

    private long add(Database database, String name) {
        return database.write(tx -> accounts.add(tx, name, false));
    }
}
