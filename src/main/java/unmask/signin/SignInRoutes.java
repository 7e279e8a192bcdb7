package unmask.signin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;
import unmask.people.SignInNames;
import unmask.web.Access;
import unmask.web.Destination;
import unmask.web.Form;
import unmask.web.Page;
import unmask.web.Pages;
import unmask.web.SignInFirst;
import unmask.web.Throttle;

/** Signing in and out. */
public final class SignInRoutes {
    private final Entrance entrance;
    private final Throttle throttle;
    private final Pages pages;

    public SignInRoutes(Entrance entrance, Throttle throttle, Pages pages) {
        this.entrance = entrance;
        this.throttle = throttle;
        this.pages = pages;
    }

    public void register(RoutesConfig routes) {
        routes.get("/sign-in", this::show, Access.ANYONE);
        routes.post("/sign-in", this::signIn, Access.ANYONE);
        routes.post("/sign-out", this::signOut, Access.SIGNED_IN);
        routes.exception(SignInFirst.class, (first, ctx) -> ask(ctx));
    }

    private void show(Context ctx) {
        var page = Page.of(ctx);
        var to = ctx.queryParam("to");
        page.unkept().show("signin/sign-in", form("", to == null ? "/" : Destination.of(to), new KeptWords("/", Map.of()), null));
    }

    /** Somebody asked for more than strangers may do: a page waits behind the door, a form is carried through it. */
    private void ask(Context ctx) {
        var page = pages.forStranger(ctx);
        if (ctx.req().getMethod().equals("GET")) {
            page.redirect("/sign-in?to=" + Destination.of(ctx.path()));
            return;
        }
        page.refuse(401, "signin/sign-in", form("", "/", KeptWords.refused(ctx), null));
    }

    private void signIn(Context ctx) {
        var page = Page.of(ctx);
        var name = Form.line(ctx, "name");
        var to = Destination.of(Form.line(ctx, "to"));
        var kept = KeptWords.carried(ctx);
        var wait = throttle.take(SignInNames.folded(name));
        if (!wait.isZero()) {
            ctx.header("Retry-After", Long.toString(wait.toSeconds() + 1));
            page.refuse(429, "signin/sign-in", form(name, to, kept, page.say("signin.too-many", wait.toMinutes() + 1)));
            return;
        }
        var key = entrance.key(name, Form.line(ctx, "passphrase"));
        if (key.isEmpty()) {
            page.askAgain("signin/sign-in", form(name, to, kept, page.say("signin.wrong")));
            return;
        }
        throttle.wasRight(SignInNames.folded(name));
        entrance.enter(page, key.get().accountId(), Form.isTicked(ctx, "shared"), key.get().courseId());
        if (kept.isWorthKeeping()) {
            page.unkept().show("signin/welcome-back", Map.of("kept", kept));
        } else {
            page.redirect(to);
        }
    }

    private static Map<String, Object> form(String name, String to, KeptWords kept, String problem) {
        Map<String, Object> model = new HashMap<>();
        model.put("name", name);
        model.put("to", to);
        model.put("kept", kept);
        model.put("problem", problem);
        return model;
    }

    private void signOut(Context ctx) {
        var page = Page.of(ctx);
        entrance.leave(page);
        page.redirect("/?done=signed-out");
    }
}
