package unmask.signin;

import java.util.Optional;
import java.util.random.RandomGenerator;
import unmask.people.AccountStore;
import unmask.people.AccountStore.Credential;
import unmask.people.Passphrases;
import unmask.people.RecoveryCodes;
import unmask.people.SessionStore;
import unmask.people.SignInNames;
import unmask.storage.Database;
import unmask.storage.Tx;
import unmask.web.Page;

/** The steps that every door shares: making an account, checking a passphrase, beginning a session. */
public final class Entrance {
    private final Database database;
    private final AccountStore accounts;
    private final SessionStore sessions;
    private final Passphrases passphrases;
    private final RandomGenerator random;
    private final FreshCodes freshCodes = new FreshCodes();

    public Entrance(Database database, AccountStore accounts, SessionStore sessions, Passphrases passphrases, RandomGenerator random) {
        this.database = database;
        this.accounts = accounts;
        this.sessions = sessions;
        this.passphrases = passphrases;
        this.random = random;
    }

    Passphrases passphrases() {
        return passphrases;
    }

    FreshCodes freshCodes() {
        return freshCodes;
    }

    String offerPassphrase() {
        return passphrases.offer(random);
    }

    /** Makes an account that the passphrase and the recovery code open. */
    long open(Tx tx, String foldedName, String passphraseHash, String recoveryCode, boolean owner) {
        long account = accounts.add(tx, foldedName, owner);
        accounts.lockWith(tx, account, Credential.PASSPHRASE, passphraseHash);
        accounts.lockWith(tx, account, Credential.RECOVERY, RecoveryCodes.hash(recoveryCode));
        return account;
    }

    /** Takes a name and a passphrase, in the same time whether the name is known or not; empty when they do not go together. */
    Optional<Long> check(String name, String passphrase) {
        var locked = database.read(tx -> accounts.locked(tx, SignInNames.folded(name), Credential.PASSPHRASE));
        if (locked.isEmpty()) {
            passphrases.verifyNobody(passphrase);
            return Optional.empty();
        }
        return passphrases.verify(passphrase, locked.get().secret()) ? Optional.of(locked.get().id()) : Optional.empty();
    }

    String newRecoveryCode() {
        return RecoveryCodes.issue(random);
    }

    /** Replaces the account's recovery code. */
    void lockWithCode(Tx tx, long account, String recoveryCode) {
        accounts.lockWith(tx, account, Credential.RECOVERY, RecoveryCodes.hash(recoveryCode));
    }

    /** Signs the account in on this browser; an earlier session of the browser ends. */
    public String enter(Page page, long account, boolean shared) {
        var token = database.write(tx -> {
            if (page.viewer().isSignedIn()) {
                sessions.end(tx, page.viewer().key());
            }
            return sessions.begin(tx, account, shared, page.device(), null);
        });
        page.keepSession(token, shared);
        return token;
    }

    /** Signs a new account in and sends it to its recovery code, then on. */
    void enterWithCode(Page page, long account, boolean shared, String recoveryCode, String next) {
        freshCodes.keep(enter(page, account, shared), recoveryCode, next);
        page.redirect("/me/recovery-code");
    }

    void leave(Page page) {
        database.change(tx -> sessions.end(tx, page.viewer().key()));
        freshCodes.forget(page.viewer().key());
        page.forgetSession();
    }
}
