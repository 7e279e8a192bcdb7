package unmask.signin;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import unmask.inbox.Notice;
import unmask.inbox.NoticeStore;
import unmask.people.AccountStore;
import unmask.people.AccountStore.Credential;
import unmask.people.Passphrases;
import unmask.people.RecoveryCodes;
import unmask.people.RescueStore;
import unmask.people.RescueStore.Key;
import unmask.people.SessionStore;
import unmask.people.SignInNames;
import unmask.people.Viewer;
import unmask.storage.Database;
import unmask.storage.Tx;
import unmask.web.Page;

/** The steps that every door shares: making an account, checking a passphrase, beginning a session. */
public final class Entrance {
    private final Database database;
    private final AccountStore accounts;
    private final RescueStore rescues;
    private final SessionStore sessions;
    private final NoticeStore notices;
    private final Passphrases passphrases;
    private final RandomGenerator random;
    private final FreshCodes freshCodes = new FreshCodes();

    public Entrance(Database database, AccountStore accounts, RescueStore rescues, SessionStore sessions, NoticeStore notices,
                    Passphrases passphrases, RandomGenerator random) {
        this.database = database;
        this.accounts = accounts;
        this.rescues = rescues;
        this.sessions = sessions;
        this.notices = notices;
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
        return key(name, passphrase).filter(key -> key.courseId() == null).map(Key::accountId);
    }

    /** {@link #check}, also for a passphrase that opens one course alone: which one of the account's it is. */
    Optional<Key> key(String name, String passphrase) {
        return matching(database.read(tx -> rescues.keys(tx, SignInNames.folded(name))), passphrase);
    }

    private Optional<Key> matching(List<Key> keys, String passphrase) {
        var place = passphrases.matching(passphrase, keys.stream().map(Key::secret).toList());
        return place.isPresent() ? Optional.of(keys.get(place.getAsInt())) : Optional.empty();
    }

    /** Whether this is the passphrase with which a session such as the viewer's begins. */
    boolean confirms(Viewer viewer, String passphrase) {
        var keys = database.read(tx -> rescues.keys(tx, viewer.account().signInName()));
        return matching(keys.stream().filter(key -> key.fits(viewer.session())).toList(), passphrase).isPresent();
    }

    /**
     * Gives the account a new passphrase, and tells its person. What staff have made for it goes, and so does every session: whoever
     * is in by another passphrase is out.
     */
    void change(Tx tx, long account, String passphraseHash) {
        accounts.lockWith(tx, account, Credential.PASSPHRASE, passphraseHash);
        rescues.forget(tx, account);
        sessions.endAll(tx, account);
        notices.tell(tx, account, null, Notice.Kind.PASSPHRASE_CHANGED, null);
    }

    /** The page of a request that a stranger may make, or an account that is open as a whole: one that staff have helped in joins no other class. */
    static Page whole(Context ctx) {
        var page = Page.of(ctx);
        if (page.viewer().isSignedIn() && !page.viewer().session().isWhole()) {
            throw new ForbiddenResponse("error.one-course");
        }
        return page;
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
        return enter(page, account, shared, null);
    }

    /** @param onlyCourse the one course that the session opens; null for everything */
    String enter(Page page, long account, boolean shared, Long onlyCourse) {
        var token = database.write(tx -> {
            if (page.viewer().isSignedIn()) {
                sessions.end(tx, page.viewer().key());
            }
            return sessions.begin(tx, account, shared, page.device(), onlyCourse);
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
