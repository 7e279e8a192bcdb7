package unmask.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import unmask.inbox.Notice;
import unmask.inbox.NoticeStore;
import unmask.people.AccountStore;
import unmask.people.AccountStore.Credential;
import unmask.people.RescueStore;
import unmask.people.SessionStore;
import unmask.storage.Database;
import unmask.storage.Tx;
import unmask.web.Page;

/**
 * What a code opens. A person's own opens the account. One from staff opens it too where there is nothing of it outside their course;
 * otherwise it opens their course alone, with a passphrase of its own, until the person's own code is used.
 */
public final class Recovery {
    private final Database database;
    private final Entrance entrance;
    private final AccountStore accounts;
    private final RescueStore rescues;
    private final SessionStore sessions;
    private final NoticeStore notices;
    /** A finger that presses twice sends a code that was right a moment before. */
    private final Cache<String, Way> justUsed = Caffeine.newBuilder().maximumSize(500).expireAfterWrite(Duration.ofMinutes(1)).build();

    public Recovery(Database database, Entrance entrance, AccountStore accounts, RescueStore rescues, SessionStore sessions, NoticeStore notices) {
        this.database = database;
        this.entrance = entrance;
        this.accounts = accounts;
        this.rescues = rescues;
        this.sessions = sessions;
        this.notices = notices;
    }

    /**
     * Where a code leads.
     *
     * @param course the course whose staff have made it; null for the person's own
     * @param secret the hash of the code
     * @param again  whether it has just been used, and the passphrase is the one that was chosen then
     */
    record Way(long account, String signInName, Long course, String secret, boolean again) {}

    /** The way behind a code. A code from staff needs no name: its person may have forgotten that too. */
    Optional<Way> way(String foldedName, String secret, String passphrase) {
        return database.read(tx -> rescues.behind(tx, secret)
                .map(rescue -> new Way(rescue.accountId(), rescue.signInName(), rescue.courseId(), secret, false))
                .or(() -> own(tx, foldedName, secret)))
                .or(() -> again(secret, passphrase));
    }

    private Optional<Way> own(Tx tx, String foldedName, String secret) {
        return accounts.locked(tx, foldedName, Credential.RECOVERY)
                .filter(locked -> MessageDigest.isEqual(locked.secret().getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8)))
                .map(locked -> new Way(locked.id(), foldedName, null, secret, false));
    }

    private Optional<Way> again(String secret, String passphrase) {
        return Optional.ofNullable(justUsed.getIfPresent(secret))
                .filter(way -> entrance.key(way.signInName(), passphrase).isPresent())
                .map(way -> new Way(way.account(), way.signInName(), way.course(), secret, true));
    }

    void open(Page page, Way way, String passphrase, boolean shared) {
        boolean all = way.course() == null || database.read(tx -> rescues.isOnlyHere(tx, way.account(), way.course()));
        justUsed.put(way.secret(), way);
        if (all) {
            openAll(page, way, passphrase, shared);
        } else {
            openOne(page, way, passphrase, shared);
        }
    }

    private void openAll(Page page, Way way, String passphrase, boolean shared) {
        var hash = entrance.passphrases().hash(passphrase);
        var code = entrance.newRecoveryCode();
        database.change(tx -> {
            if (!way.again()) {
                entrance.change(tx, way.account(), hash);
            }
            entrance.lockWithCode(tx, way.account(), code);
        });
        entrance.enterWithCode(page, way.account(), shared, code, "/");
    }

    private void openOne(Page page, Way way, String passphrase, boolean shared) {
        var keys = database.read(tx -> rescues.keys(tx, way.signInName()));
        var hash = keys.isEmpty() ? entrance.passphrases().hash(passphrase) : entrance.passphrases().hashLike(passphrase, keys.get(0).secret());
        database.change(tx -> {
            // A code that went meanwhile has lost to the person's own, whose passphrase stands.
            if (rescues.use(tx, way.secret())) {
                rescues.lockWith(tx, way.account(), way.course(), hash);
                sessions.endOnly(tx, way.account(), way.course());
                notices.tell(tx, way.account(), way.course(), Notice.Kind.PASSPHRASE_CHANGED, null);
            }
        });
        entrance.enter(page, way.account(), shared, way.course());
        page.redirect("/me?done=one-course");
    }
}
