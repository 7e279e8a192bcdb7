package unmask.courses;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.random.RandomGenerator;
import unmask.people.CourseStore;
import unmask.people.JoinCodes;
import unmask.people.MemberStore;
import unmask.storage.Database;
import unmask.web.Access;
import unmask.web.Page;

/** The settings of a course: its class code, and whether it is hidden. */
public final class SettingsRoutes {
    private final Database database;
    private final CourseStore courses;
    private final MemberStore members;
    private final RandomGenerator random;

    public SettingsRoutes(Database database, CourseStore courses, MemberStore members, RandomGenerator random) {
        this.database = database;
        this.courses = courses;
        this.members = members;
        this.random = random;
    }

    public void register(RoutesConfig routes) {
        routes.get("/courses/{course}/settings", this::show, Access.STAFF);
        routes.post("/courses/{course}/settings/code", this::changeCode, Access.STAFF);
        routes.post("/courses/{course}/hiding", this::hide, Access.STAFF);
        routes.post("/courses/{course}/hiding/end", this::endHiding, Access.STAFF);
    }

    private void show(Context ctx) {
        var page = Page.of(ctx);
        page.show("courses/settings", Map.of(
                "link", page.absolute("/join/" + page.course().joinCode()),
                "count", database.read(tx -> members.count(tx, page.course().id()))));
    }

    private void changeCode(Context ctx) {
        var page = Page.of(ctx);
        database.change(tx -> courses.changeJoinCode(tx, page.course().id(), JoinCodes.issue(random)));
        page.redirect(page.course().path() + "/settings?done=new-code");
    }

    private void hide(Context ctx) {
        hide(ctx, true);
    }

    private void endHiding(Context ctx) {
        hide(ctx, false);
    }

    private void hide(Context ctx, boolean hidden) {
        var page = Page.of(ctx);
        database.change(tx -> courses.hide(tx, page.course().id(), hidden));
        page.redirect(page.course().path() + "/settings?done=" + (hidden ? "course-hidden" : "course-shown"));
    }
}
