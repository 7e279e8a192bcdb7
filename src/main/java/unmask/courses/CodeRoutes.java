package unmask.courses;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.random.RandomGenerator;
import unmask.people.CourseSettingsStore;
import unmask.people.CourseStore;
import unmask.storage.Database;
import unmask.web.Access;
import unmask.web.Page;

/** The class code: a new one, and how long and for how many it is open. */
final class CodeRoutes {
    private final Database database;
    private final CourseStore courses;
    private final CourseSettingsStore settings;
    private final SettingsRoutes whole;
    private final RandomGenerator random;

    CodeRoutes(Database database, CourseStore courses, CourseSettingsStore settings, SettingsRoutes whole, RandomGenerator random) {
        this.database = database;
        this.courses = courses;
        this.settings = settings;
        this.whole = whole;
        this.random = random;
    }

    void register(RoutesConfig routes) {
        routes.post("/courses/{course}/settings/code", this::change, Access.INSTRUCTOR);
        routes.post("/courses/{course}/settings/code/limits", this::limit, Access.INSTRUCTOR);
    }

    /** A new code would be of no use with an end that has passed. */
    private void change(Context ctx) {
        var page = Page.of(ctx);
        database.change(tx -> courses.forChange(tx, page.course().id()).ifPresent(course -> {
            courses.changeJoinCode(tx, course.id(), courses.freeCode(tx, random));
            if (!course.isCodeOpen(tx.now())) {
                settings.limitCode(tx, course.id(), null, course.seats());
            }
        }));
        page.redirect(page.course().path() + "/settings?done=new-code");
    }

    private void limit(Context ctx) {
        var page = Page.of(ctx);
        var draft = CodeDraft.from(ctx);
        var problems = draft.problems(page);
        if (!problems.isEmpty()) {
            page.askAgain("courses/settings", whole.form(page, SettingsDraft.of(page.course()), draft, problems));
            return;
        }
        database.change(tx -> settings.limitCode(tx, page.course().id(), draft.endsIn(page.course()), draft.seatsWanted()));
        page.redirect(page.course().path() + "/settings?done=code-limited");
    }
}
