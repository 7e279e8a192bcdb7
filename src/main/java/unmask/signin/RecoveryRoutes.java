package unmask.signin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.security.MessageDigest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import unmask.people.AccountStore;
import unmask.people.AccountStore.Credential;
import unmask.people.RecoveryCodes;
import unmask.people.SessionStore;
import unmask.people.SignInNames;
import unmask.storage.Database;
import unmask.web.Access;
import unmask.web.Form;
import unmask.web.Page;
import unmask.web.WrongCodes;

/** The recovery code: shown once after joining, and used in place of a lost passphrase. */
public final class RecoveryRoutes {
    private final Database database;
    private final Entrance entrance;
    private final AccountStore accounts;
    private final SessionStore sessions;
    private final WrongCodes wrongCodes;

    public RecoveryRoutes(Database database, Entrance entrance, AccountStore accounts, SessionStore sessions, WrongCodes wrongCodes) {
        this.database = database;
        this.entrance = entrance;
        this.accounts = accounts;
        this.sessions = sessions;
        this.wrongCodes = wrongCodes;
    }

    public void register(RoutesConfig routes) {
        routes.get("/me/recovery-code", this::show, Access.SIGNED_IN);
        routes.post("/me/recovery-code/kept", this::goOn, Access.SIGNED_IN);
        routes.get("/recover", this::ask, Access.ANYONE);
        routes.post("/recover", this::recover, Access.ANYONE);
    }

    private void show(Context ctx) {
        var page = Page.of(ctx);
        var fresh = entrance.freshCodes().of(page.viewer().key()).orElseThrow(NotFoundResponse::new);
        page.unkept().show("signin/recovery-code", Map.of("code", fresh.code()));
    }

    private void goOn(Context ctx) {
        var page = Page.of(ctx);
        var next = entrance.freshCodes().of(page.viewer().key()).map(FreshCodes.Fresh::next).orElse("/");
        entrance.freshCodes().forget(page.viewer().key());
        page.redirect(next);
    }

    private void ask(Context ctx) {
        Page.of(ctx).unkept().show("signin/recover", form("", "", entrance.offerPassphrase(), Map.of()));
    }

    private void recover(Context ctx) {
        var page = Page.of(ctx);
        var credentials = new Credentials(Form.line(ctx, "name"), Form.line(ctx, "passphrase"));
        var typed = Form.line(ctx, "code");
        var account = account(credentials.foldedName(), typed);
        Map<String, String> problems = new LinkedHashMap<>();
        if (account.isEmpty()) {
            problems.put("code", page.say("signin.wrong-code"));
        }
        entrance.passphrases().problem(credentials.passphrase(), credentials.name())
                .ifPresent(key -> problems.put("passphrase", page.say(key)));
        if (problems.isEmpty()) {
            open(page, account.get(), credentials.passphrase(), Form.isTicked(ctx, "shared"));
        } else if (account.isPresent()) {
            page.askAgain("signin/recover", form(credentials.name(), typed, credentials.passphrase(), problems));
        } else {
            // Nobody guesses 94 random bits; whoever tries waits, and the code's owner never does.
            wrongCodes.answerLate(ctx, () -> page.askAgain("signin/recover", form(credentials.name(), typed, credentials.passphrase(), problems)));
        }
    }

    private Optional<Long> account(String foldedName, String typedCode) {
        var given = RecoveryCodes.normal(typedCode).map(RecoveryCodes::hash).orElse("");
        return database.read(tx -> accounts.locked(tx, foldedName, Credential.RECOVERY))
                .filter(locked -> MessageDigest.isEqual(locked.secret().getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8)))
                .map(AccountStore.Locked::id);
    }

    private void open(Page page, long account, String passphrase, boolean shared) {
        var hash = entrance.passphrases().hash(passphrase);
        var code = entrance.newRecoveryCode();
        database.change(tx -> {
            accounts.lockWith(tx, account, Credential.PASSPHRASE, hash);
            entrance.lockWithCode(tx, account, code);
            sessions.endAll(tx, account);
        });
        entrance.enterWithCode(page, account, shared, code, "/");
    }

    private static Map<String, Object> form(String name, String code, String passphrase, Map<String, String> problems) {
        Map<String, Object> model = new HashMap<>();
        model.put("name", name);
        model.put("code", code);
        model.put("passphrase", passphrase);
        model.put("problems", problems);
        return model;
    }
}
