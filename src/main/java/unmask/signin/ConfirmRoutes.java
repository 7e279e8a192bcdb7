package unmask.signin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;
import unmask.people.SessionStore;
import unmask.storage.Database;
import unmask.web.Access;
import unmask.web.ConfirmFirst;
import unmask.web.Destination;
import unmask.web.Form;
import unmask.web.Page;
import unmask.web.Pages;
import unmask.web.Throttle;

/** The passphrase once more, before what nobody should do on a browser that somebody else has left open. */
public final class ConfirmRoutes {
    private final Database database;
    private final Entrance entrance;
    private final SessionStore sessions;
    private final Throttle throttle;
    private final Pages pages;

    public ConfirmRoutes(Database database, Entrance entrance, SessionStore sessions, Throttle throttle, Pages pages) {
        this.database = database;
        this.entrance = entrance;
        this.sessions = sessions;
        this.throttle = throttle;
        this.pages = pages;
    }

    public void register(RoutesConfig routes) {
        routes.get("/confirm", this::show, Access.SIGNED_IN);
        routes.post("/confirm", this::confirm, Access.SIGNED_IN);
        routes.exception(ConfirmFirst.class, (first, ctx) -> ask(ctx));
    }

    private void show(Context ctx) {
        var to = ctx.queryParam("to");
        Page.of(ctx).unkept().show("signin/confirm", form(CarriedForm.page(to == null ? "/" : to), null));
    }

    /** Somebody asks for what wants a fresh passphrase: a page waits behind the question, a form is carried through it. */
    private void ask(Context ctx) {
        var page = pages.turnedBack(ctx);
        var query = ctx.queryString();
        var address = query == null ? ctx.path() : ctx.path() + "?" + query;
        if (ctx.req().getMethod().equals("POST")) {
            page.refuse(401, "signin/confirm", form(CarriedForm.refused(ctx, address), null));
        } else {
            page.redirect("/confirm?to=" + Form.encoded(Destination.of(address)));
        }
    }

    private void confirm(Context ctx) {
        var page = Page.of(ctx);
        var carried = CarriedForm.carried(ctx);
        var name = page.viewer().account().signInName();
        var wait = throttle.take(name);
        if (!wait.isZero()) {
            ctx.header("Retry-After", Long.toString(wait.toSeconds() + 1));
            page.refuse(429, "signin/confirm", form(carried, page.say("signin.confirm-too-many", wait.toMinutes() + 1)));
            return;
        }
        if (!entrance.confirms(page.viewer(), Form.line(ctx, CarriedForm.PASSPHRASE))) {
            page.askAgain("signin/confirm", form(carried, page.say("signin.confirm-wrong")));
            return;
        }
        throttle.wasRight(name);
        database.change(tx -> sessions.confirm(tx, page.viewer().key()));
        if (carried.isForm()) {
            page.sendOn(carried.to());
        } else {
            page.redirect(carried.to());
        }
    }

    private static Map<String, Object> form(CarriedForm carried, String problem) {
        Map<String, Object> model = new HashMap<>();
        model.put("carried", carried);
        model.put("problem", problem);
        return model;
    }
}
