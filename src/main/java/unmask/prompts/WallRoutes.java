package unmask.prompts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
import unmask.people.Course;
import unmask.people.CourseStore;
import unmask.people.RecoveryCodes;
import unmask.people.Tickets;
import unmask.storage.Database;
import unmask.storage.Ids;
import unmask.web.Access;
import unmask.web.BaseUrl;
import unmask.web.Form;
import unmask.web.Page;
import unmask.web.QrCode;

/** A prompt on the classroom's wall: what everybody reads there, and what the instructor decides from a phone. */
public final class WallRoutes {
    private static final String PRESENT = PromptRoutes.PROMPT + "/present";
    private static final int MOST_MINUTES = 180;
    /** Everybody sees the total change at the same moments, and so nobody sees who has just answered. */
    static final Duration TICK = Duration.ofSeconds(10);

    private final Database database;
    private final PromptStore prompts;
    private final TakingPartStore takingPart;
    private final CourseStore courses;
    private final PromptRoutes places;
    private final WallStore wall;
    private final BaseUrl baseUrl;
    private final Clock clock;
    private final RandomGenerator random;
    private final Cache<Tick, Integer> totals = Caffeine.newBuilder().maximumSize(1_000).build();

    public WallRoutes(Database database, PromptStore prompts, TakingPartStore takingPart, CourseStore courses, PromptRoutes places, WallStore wall, BaseUrl baseUrl,
                      Clock clock, RandomGenerator random) {
        this.database = database;
        this.prompts = prompts;
        this.takingPart = takingPart;
        this.courses = courses;
        this.places = places;
        this.wall = wall;
        this.baseUrl = baseUrl;
        this.clock = clock;
        this.random = random;
    }

    public void register(RoutesConfig routes) {
        routes.get(PRESENT, this::show, Access.STAFF);
        routes.get(PRESENT + "/control", this::control, Access.STAFF);
        routes.post(PRESENT + "/timer", this::time, Access.STAFF);
        routes.post(PRESENT + "/timer/end", this::endTimer, Access.STAFF);
        routes.post(PRESENT + "/link", this::link, Access.STAFF);
        routes.post(PRESENT + "/link/end", this::endLinks, Access.STAFF);
        routes.post(PRESENT + "/responses/{comment}", ctx -> choose(ctx, true), Access.STAFF);
        routes.post(PRESENT + "/responses/{comment}/end", ctx -> choose(ctx, false), Access.STAFF);
        routes.get("/wall/{code}", this::open, Access.ANYONE);
        routes.get("/wall/view/{key}", this::showOpened, Access.ANYONE);
    }

    private void show(Context ctx) {
        var page = Page.of(ctx);
        page.unkept().show("prompts/wall", model(page.course(), places.asked(ctx, page)));
    }

    private void showOpened(Context ctx) {
        var opened = database.read(tx -> wall.opened(tx, ctx.pathParam("key"))).orElseThrow(NotFoundResponse::new);
        var course = database.read(tx -> courses.find(tx, opened.course())).orElseThrow(NotFoundResponse::new);
        var asked = database.read(tx -> prompts.named(tx, course.id(), opened.prompt())).orElseThrow(NotFoundResponse::new);
        // Nobody is signed in here, so no script looks again.
        ctx.res().setHeader("Refresh", String.valueOf(TICK.toSeconds()));
        Page.of(ctx).unkept().show("prompts/wall", model(course, asked));
    }

    private void open(Context ctx) {
        var page = Page.of(ctx);
        var code = Tickets.normal(ctx.pathParam("code")).orElseThrow(NotFoundResponse::new);
        var view = RecoveryCodes.issue(random);
        if (!database.write(tx -> wall.open(tx, code, view))) {
            throw new NotFoundResponse();
        }
        page.redirect("/wall/view/" + view);
    }

    /** What stands on the wall, whoever has opened it: no name, and nothing that the class may not see yet. */
    private Map<String, Object> model(Course course, Asked asked) {
        Map<String, Object> model = new HashMap<>();
        var now = clock.instant();
        var prompt = asked.prompt();
        var sheets = asked.sheets(prompt.kind());
        boolean isOpen = course.isCodeOpen(now);
        var timer = database.read(tx -> wall.timer(tx, asked));
        model.put("course", course);
        model.put("prompt", prompt);
        model.put("word", prompt.kind().word());
        model.put("round", asked.round(now));
        model.put("total", total(asked, now));
        model.put("chart", sheets.isEmpty() ? null : prompt.kind().chart(sheets));
        model.put("left", timer == null ? null : Math.max(0, Duration.between(now, timer).toSeconds()));
        model.put("responses", database.<List<WallStore.Response>>read(tx -> wall.chosen(tx, asked)));
        model.put("address", baseUrl.typed() + "/join");
        model.put("code", isOpen ? course.joinCode() : null);
        model.put("unreached", baseUrl.isLocal() ? "local" : baseUrl.isHttps() ? null : "plain");
        model.put("qr", isOpen && !baseUrl.isLocal() && baseUrl.isHttps()
                ? QrCode.of(baseUrl.of("/join/" + course.joinCode() + "?for=" + asked.slug())) : null);
        return model;
    }

    private record Tick(long prompt, long number) {}

    private int total(Asked asked, Instant now) {
        return totals.get(new Tick(asked.id(), now.toEpochMilli() / TICK.toMillis()), missing -> database.read(tx -> takingPart.count(tx, asked)));
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
