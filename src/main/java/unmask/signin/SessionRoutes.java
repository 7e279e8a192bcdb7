package unmask.signin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import unmask.people.SessionStore;
import unmask.people.SessionStore.SignedIn;
import unmask.storage.Database;
import unmask.web.Access;
import unmask.web.Confirmed;
import unmask.web.Form;
import unmask.web.Page;

/** My sign-in: the browsers that are signed in, a new passphrase, a new recovery code. */
public final class SessionRoutes {
    private static final String HERE = "/me/sessions";
    private static final String PASSPHRASE = "/me/passphrase";

    private final Database database;
    private final SessionStore sessions;
    private final Entrance entrance;

    public SessionRoutes(Database database, SessionStore sessions, Entrance entrance) {
        this.database = database;
        this.sessions = sessions;
        this.entrance = entrance;
    }

    public void register(RoutesConfig routes) {
        routes.get(HERE, this::show, Access.ACCOUNT);
        routes.post(HERE + "/others/end", this::endOthers, Access.ACCOUNT);
        routes.post(HERE + "/{session}/end", this::end, Access.ACCOUNT);
        routes.get(PASSPHRASE, this::ask, Access.ACCOUNT, Confirmed.LATELY);
        routes.post(PASSPHRASE, this::change, Access.ACCOUNT, Confirmed.LATELY);
        routes.post("/me/recovery-code", this::newCode, Access.ACCOUNT, Confirmed.LATELY);
    }

    private void show(Context ctx) {
        var page = Page.of(ctx);
        page.unkept().show("signin/sessions", Map.of("sessions", all(page)));
    }

    private List<SignedIn> all(Page page) {
        return database.read(tx -> sessions.of(tx, page.viewer()));
    }

    private void endOthers(Context ctx) {
        var page = Page.of(ctx);
        database.change(tx -> sessions.endOthers(tx, page.viewer()));
        page.redirect(HERE + "?done=sessions-ended");
    }

    private void end(Context ctx) {
        var page = Page.of(ctx);
        var chosen = all(page).stream().filter(each -> each.key().equals(ctx.pathParam("session"))).findFirst().orElseThrow(NotFoundResponse::new);
        if (chosen.here()) {
            entrance.leave(page);
            page.redirect("/?done=signed-out");
            return;
        }
        database.change(tx -> sessions.end(tx, chosen.tokenHash()));
        page.redirect(HERE + "?done=session-ended");
    }

    private void ask(Context ctx) {
        Page.of(ctx).unkept().show("signin/passphrase", form(entrance.offerPassphrase(), Map.of()));
    }

    private void change(Context ctx) {
        var page = Page.of(ctx);
        var account = page.viewer().account();
        var passphrase = Form.line(ctx, "passphrase");
        var problem = entrance.passphrases().problem(passphrase, account.signInName());
        if (problem.isPresent()) {
            page.askAgain("signin/passphrase", form(passphrase, Map.of("passphrase", page.say(problem.get()))));
            return;
        }
        var hash = entrance.passphrases().hash(passphrase);
        database.change(tx -> entrance.change(tx, account.id(), hash));
        entrance.enter(page, account.id(), page.viewer().shared());
        page.redirect(HERE + "?done=passphrase-changed");
    }

    private static Map<String, Object> form(String passphrase, Map<String, String> problems) {
        Map<String, Object> model = new HashMap<>();
        model.put("passphrase", passphrase);
        model.put("problems", problems);
        return model;
    }

    private void newCode(Context ctx) {
        var page = Page.of(ctx);
        var code = entrance.newRecoveryCode();
        database.change(tx -> entrance.lockWithCode(tx, page.viewer().account().id(), code));
        entrance.freshCodes().keepFor(page.viewer().key(), code, HERE + "?done=new-recovery-code");
        page.redirect("/me/recovery-code");
    }
}
