package unmask.prompts;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import unmask.people.Tickets;
import unmask.storage.Database;
import unmask.storage.Ids;
import unmask.web.Access;
import unmask.web.BaseUrl;
import unmask.web.Form;
import unmask.web.Page;

/** What the instructor decides about the wall, from a phone: the time, the links, and which responses stand there. */
public final class WallControlRoutes {
    private static final int MOST_MINUTES = 180;

    private final Database database;
    private final PromptRoutes places;
    private final WallStore wall;
    private final BaseUrl baseUrl;
    private final Clock clock;
    private final RandomGenerator random;

    public WallControlRoutes(Database database, PromptRoutes places, WallStore wall, BaseUrl baseUrl, Clock clock, RandomGenerator random) {
        this.database = database;
        this.places = places;
        this.wall = wall;
        this.baseUrl = baseUrl;
        this.clock = clock;
        this.random = random;
    }

    public void register(RoutesConfig routes) {
        routes.get(WallRoutes.PRESENT + "/control", this::control, Access.STAFF);
        routes.post(WallRoutes.PRESENT + "/timer", this::time, Access.STAFF);
        routes.post(WallRoutes.PRESENT + "/timer/end", this::endTimer, Access.STAFF);
        routes.post(WallRoutes.PRESENT + "/link", this::link, Access.STAFF);
        routes.post(WallRoutes.PRESENT + "/link/end", this::endLinks, Access.STAFF);
        routes.post(WallRoutes.PRESENT + "/responses/{comment}", ctx -> choose(ctx, true), Access.STAFF);
        routes.post(WallRoutes.PRESENT + "/responses/{comment}/end", ctx -> choose(ctx, false), Access.STAFF);
    }

    private void control(Context ctx) {
        var page = Page.of(ctx);
        showControl(page, places.asked(ctx, page), null, null);
    }

    /** @param code of a link that has just been made; shown this once */
    private void showControl(Page page, Asked asked, String code, String wrong) {
        Map<String, Object> model = new HashMap<>();
        var now = clock.instant();
        var timer = database.read(tx -> wall.timer(tx, asked));
        model.put("asked", asked);
        model.put("prompt", asked.prompt());
        model.put("round", asked.round(now));
        model.put("place", asked.path(page.course()));
        model.put("reveal", PromptView.revealKey(asked.prompt().kind()));
        model.put("runs", timer != null && timer.isAfter(now));
        model.put("link", code == null ? null : baseUrl.typed() + "/wall/" + code);
        model.put("responses", database.<List<WallStore.Response>>read(tx -> wall.responses(tx, page.viewer(), asked)));
        model.put("problems", wrong == null ? Map.of() : Map.of("minutes", page.say(wrong)));
        if (wrong == null) {
            page.unkept().show("prompts/control", model);
        } else {
            page.askAgain("prompts/control", model);
        }
    }

    private void time(Context ctx) {
        var page = Page.of(ctx);
        var asked = places.asked(ctx, page);
        var minutes = Form.line(ctx, "minutes");
        if (!minutes.matches("\\d{1,3}") || Integer.parseInt(minutes) < 1 || Integer.parseInt(minutes) > MOST_MINUTES) {
            showControl(page, asked, null, "prompts.wall.minutes-wrong");
            return;
        }
        setTimer(asked, clock.instant().plus(Duration.ofMinutes(Integer.parseInt(minutes))));
        page.redirect(control(page, asked) + "?done=timer-set");
    }

    private void endTimer(Context ctx) {
        var page = Page.of(ctx);
        var asked = places.asked(ctx, page);
        setTimer(asked, null);
        page.redirect(control(page, asked) + "?done=timer-ended");
    }

    private void setTimer(Asked asked, Instant until) {
        database.writeWords(tx -> {
            wall.time(tx, asked, until);
            return null;
        });
    }

    private static String control(Page page, Asked asked) {
        return asked.path(page.course()) + "/present/control";
    }

    private void link(Context ctx) {
        var page = Page.of(ctx);
        var asked = places.asked(ctx, page);
        var code = Tickets.issue(random);
        database.change(tx -> wall.link(tx, asked, code));
        showControl(page, asked, code, null);
    }

    private void endLinks(Context ctx) {
        var page = Page.of(ctx);
        var asked = places.asked(ctx, page);
        database.change(tx -> wall.endLinks(tx, asked));
        page.redirect(control(page, asked) + "?done=wall-ended");
    }

    private void choose(Context ctx, boolean chosen) {
        var page = Page.of(ctx);
        var asked = places.asked(ctx, page);
        long comment = Ids.parse(ctx.pathParam("comment")).orElseThrow(NotFoundResponse::new);
        database.writeWords(tx -> {
            if (wall.responses(tx, page.viewer(), asked).stream().noneMatch(response -> response.id() == comment)) {
                throw new NotFoundResponse();
            }
            if (chosen) {
                wall.choose(tx, asked, comment);
            } else {
                wall.unchoose(tx, asked, comment);
            }
            return null;
        });
        page.redirect(control(page, asked) + "?done=wall-changed");
    }
}
