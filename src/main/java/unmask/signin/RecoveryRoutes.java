package unmask.signin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import unmask.people.RecoveryCodes;
import unmask.people.SignInNames;
import unmask.web.Access;
import unmask.web.Form;
import unmask.web.Page;
import unmask.web.Throttle;
import unmask.web.WrongCodes;

/** A code in place of a lost passphrase: the person's own, shown once after joining, or one that an instructor has made. */
public final class RecoveryRoutes {
    private final Entrance entrance;
    private final Recovery recovery;
    private final Throttle throttle;
    private final WrongCodes wrongCodes;

    public RecoveryRoutes(Entrance entrance, Recovery recovery, Throttle throttle, WrongCodes wrongCodes) {
        this.entrance = entrance;
        this.recovery = recovery;
        this.throttle = throttle;
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
        var name = Form.line(ctx, "name");
        var passphrase = Form.line(ctx, "passphrase");
        var secret = RecoveryCodes.normal(Form.line(ctx, "code")).map(RecoveryCodes::hash).orElse("");
        var way = recovery.way(SignInNames.folded(name), secret, passphrase);
        if (way.isEmpty()) {
            refuse(ctx, page, name, passphrase);
            return;
        }
        var problem = entrance.passphrases().problem(passphrase, way.get().signInName());
        if (problem.isPresent()) {
            page.askAgain("signin/recover", form(name, Form.line(ctx, "code"), passphrase, Map.of("passphrase", page.say(problem.get()))));
        } else {
            recovery.open(page, way.get(), passphrase, Form.isTicked(ctx, "shared"));
        }
    }

    /**
     * Nobody guesses 94 random bits; whoever tries waits, and the code's owner never does. A wrong code for a name counts with its
     * wrong passphrases.
     */
    private void refuse(Context ctx, Page page, String name, String passphrase) {
        var wait = name.isEmpty() ? Duration.ZERO : throttle.take(SignInNames.folded(name));
        Map<String, String> problems = new LinkedHashMap<>();
        problems.put("code", wait.isZero() ? page.say("signin.wrong-code") : page.say("signin.too-many", wait.toMinutes() + 1));
        entrance.passphrases().problem(passphrase, name).ifPresent(key -> problems.put("passphrase", page.say(key)));
        var form = form(name, Form.line(ctx, "code"), passphrase, problems);
        if (wait.isZero()) {
            wrongCodes.answerLate(ctx, () -> page.askAgain("signin/recover", form));
        } else {
            ctx.header("Retry-After", Long.toString(wait.toSeconds() + 1));
            page.refuse(429, "signin/recover", form);
        }
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
