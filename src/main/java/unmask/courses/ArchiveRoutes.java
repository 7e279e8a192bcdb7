package unmask.courses;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import unmask.people.CourseSettingsStore;
import unmask.people.CourseStore;
import unmask.storage.Database;
import unmask.web.Access;
import unmask.web.Confirmed;
import unmask.web.Page;

/** Putting a course away: out of sight, or on the shelf, where it can only be read. Both can be undone. */
final class ArchiveRoutes {
    private final Database database;
    private final CourseStore courses;
    private final CourseSettingsStore settings;

    ArchiveRoutes(Database database, CourseStore courses, CourseSettingsStore settings) {
        this.database = database;
        this.courses = courses;
        this.settings = settings;
    }

    void register(RoutesConfig routes) {
        routes.post("/courses/{course}/archive", this::archive, Access.INSTRUCTOR, Confirmed.LATELY);
        routes.post("/courses/{course}/archive/end", this::endArchive, Access.INSTRUCTOR, Confirmed.LATELY);
        routes.post("/courses/{course}/hiding", this::hide, Access.INSTRUCTOR);
        routes.post("/courses/{course}/hiding/end", this::endHiding, Access.INSTRUCTOR);
    }

    private void archive(Context ctx) {
        var page = Page.of(ctx);
        var course = page.course();
        database.change(tx -> settings.archive(tx, course.id(), LocalDate.ofInstant(tx.now(), course.zoneId())));
        page.redirect(course.path() + "/settings?done=course-archived");
    }

    private void endArchive(Context ctx) {
        var page = Page.of(ctx);
        database.change(tx -> settings.archive(tx, page.course().id(), null));
        page.redirect(page.course().path() + "/settings?done=course-goes-on");
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
