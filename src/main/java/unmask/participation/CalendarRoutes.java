package unmask.participation;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import unmask.people.Account;
import unmask.people.CourseStore;
import unmask.people.MemberStore;
import unmask.people.Viewer;
import unmask.storage.Database;
import unmask.storage.Ids;
import unmask.storage.Tx;
import unmask.web.Access;
import unmask.web.Page;

/** The secret address at which somebody's calendar finds what is due, and nothing of what they have done. */
public final class CalendarRoutes {
    private static final String MINE = "/me/calendar";
    private static final String END = ".ics";

    private final Database database;
    private final CourseStore courses;
    private final MemberStore members;
    private final ToDo toDo;
    private final CalendarStore calendars;
    private final RandomGenerator random;

    public CalendarRoutes(Database database, CourseStore courses, MemberStore members, ToDo toDo, CalendarStore calendars, RandomGenerator random) {
        this.database = database;
        this.courses = courses;
        this.members = members;
        this.toDo = toDo;
        this.calendars = calendars;
        this.random = random;
    }

    public void register(RoutesConfig routes) {
        routes.get(MINE, this::show, Access.ACCOUNT);
        routes.post(MINE, this::renew, Access.ACCOUNT);
        routes.post(MINE + "/end", this::end, Access.ACCOUNT);
        routes.get("/calendar/{secret}", this::send, Access.ANYONE);
    }

    private void show(Context ctx) {
        var page = Page.of(ctx);
        Map<String, Object> model = new HashMap<>();
        model.put("address", database.read(tx -> calendars.secret(tx, page.viewer())).map(secret -> page.absolute("/calendar/" + secret + END)).orElse(null));
        page.unkept().show("participation/calendar", model);
    }

    private void renew(Context ctx) {
        var page = Page.of(ctx);
        // Two random numbers of 63 bits: nobody finds a calendar by trying.
        var secret = Ids.text(random.nextLong() >>> 1) + Ids.text(random.nextLong() >>> 1);
        database.change(tx -> calendars.renew(tx, page.viewer(), secret));
        page.redirect(MINE + "?done=calendar-made");
    }

    private void end(Context ctx) {
        var page = Page.of(ctx);
        database.change(tx -> calendars.end(tx, page.viewer()));
        page.redirect(MINE + "?done=calendar-ended");
    }

    private void send(Context ctx) {
        var page = Page.of(ctx);
        var secret = ctx.pathParam("secret");
        if (!secret.endsWith(END)) {
            throw new NotFoundResponse();
        }
        var text = database.read(tx -> calendars.behind(tx, secret.substring(0, secret.length() - END.length()))
                .map(account -> DueCalendar.of(page, due(tx, account), tx.now(), page::absolute))).orElseThrow(NotFoundResponse::new);
        ctx.res().setHeader("Cache-Control", "no-store");
        ctx.res().setContentType("text/calendar; charset=utf-8");
        ctx.result(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<ToDo.Task> due(Tx tx, Account account) {
        return courses.joinedBy(tx, account).stream().flatMap(course -> members.find(tx, course.id(), account.id())
                .map(member -> new Viewer(null, account, member))
                .filter(course::isFoundBy)
                .map(viewer -> toDo.due(tx, viewer, course)).stream().flatMap(List::stream)).toList();
    }
}
