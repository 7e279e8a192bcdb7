package unmask.prompts;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Map;
import java.util.random.RandomGenerator;
import unmask.people.Course;
import unmask.people.CourseStore;
import unmask.people.RecoveryCodes;
import unmask.people.Tickets;
import unmask.storage.Database;
import unmask.web.Access;
import unmask.web.Guard;
import unmask.web.Page;
import unmask.web.live.Streams;

/** A prompt on the classroom's wall, for staff and for a computer that a link has opened. */
public final class WallRoutes {
    static final String PRESENT = PromptRoutes.PROMPT + "/present";

    private final Database database;
    private final PromptStore prompts;
    private final CourseStore courses;
    private final PromptRoutes places;
    private final WallStore store;
    private final Wall wall;
    private final Streams streams;
    private final Guard guard;
    private final RandomGenerator random;

    public WallRoutes(Database database, PromptStore prompts, CourseStore courses, PromptRoutes places, WallStore store, Wall wall, Streams streams, Guard guard,
                      RandomGenerator random) {
        this.database = database;
        this.prompts = prompts;
        this.courses = courses;
        this.places = places;
        this.store = store;
        this.wall = wall;
        this.streams = streams;
        this.guard = guard;
        this.random = random;
    }

    public void register(RoutesConfig routes) {
        routes.get(PRESENT, this::show, Access.STAFF);
        routes.get(PRESENT + "/live", this::watch, Access.STAFF);
        routes.get("/wall/{code}", this::open, Access.ANYONE);
        routes.get("/wall/view/{key}", this::showOpened, Access.ANYONE);
        routes.get("/wall/view/{key}/live", this::watchOpened, Access.ANYONE);
    }

    private void show(Context ctx) {
        var page = Page.of(ctx);
        show(page, page.course(), places.asked(ctx, page));
    }

    private void show(Page page, Course course, Asked asked) {
        // Where we are in time is read first: what changes meanwhile is told at the next tick.
        long tick = wall.tick();
        Map<String, Object> model = wall.model(course, asked);
        model.put("live", page.path() + "/live?after=" + tick);
        page.unkept().show("prompts/wall", model);
    }

    private void watch(Context ctx) {
        var page = Page.of(ctx);
        var asked = places.asked(ctx, page);
        streams.open(ctx, String.valueOf(page.viewer().account().id()), wall.watched(page, asked, page.course().slug()), wall.tick(), guard.stillLets(ctx));
    }

    private void open(Context ctx) {
        var page = Page.of(ctx);
        var code = Tickets.normal(ctx.pathParam("code")).orElseThrow(NotFoundResponse::new);
        var view = RecoveryCodes.issue(random);
        if (!database.write(tx -> store.open(tx, code, view))) {
            throw new NotFoundResponse();
        }
        page.redirect("/wall/view/" + view);
    }

    private void showOpened(Context ctx) {
        var opened = opened(ctx);
        show(Page.of(ctx), opened.course, opened.asked);
    }

    private void watchOpened(Context ctx) {
        var opened = opened(ctx);
        var key = ctx.pathParam("key");
        streams.open(ctx, "wall " + key, wall.watched(Page.of(ctx), opened.asked, opened.course.slug()), wall.tick(),
                () -> database.read(tx -> store.opened(tx, key)).isPresent());
    }

    private record Opened(Course course, Asked asked) {}

    /** What the key in the address opens, as long as it does. */
    private Opened opened(Context ctx) {
        return database.read(tx -> store.opened(tx, ctx.pathParam("key"))
                .flatMap(found -> courses.find(tx, found.course())
                        .flatMap(course -> prompts.named(tx, course.id(), found.prompt()).map(asked -> new Opened(course, asked)))))
                .orElseThrow(NotFoundResponse::new);
    }
}
