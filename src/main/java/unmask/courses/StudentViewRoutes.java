package unmask.courses;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import unmask.people.SessionStore;
import unmask.storage.Database;
import unmask.web.Access;
import unmask.web.Destination;
import unmask.web.Form;
import unmask.web.Page;

/** Staff look at their course as a student would: under the real rules, and without saying anything. */
public final class StudentViewRoutes {
    private final Database database;
    private final SessionStore sessions;

    public StudentViewRoutes(Database database, SessionStore sessions) {
        this.database = database;
        this.sessions = sessions;
    }

    public void register(RoutesConfig routes) {
        routes.post("/courses/{course}/student-view", this::begin, Access.STAFF);
        // Outside the course: a student may not find it at all, and the way back must be there all the same.
        routes.post("/student-view/end", this::end, Access.SIGNED_IN);
    }

    private void begin(Context ctx) {
        var page = Page.of(ctx);
        look(ctx, page, page.course().id());
    }

    private void end(Context ctx) {
        look(ctx, Page.of(ctx), null);
    }

    private void look(Context ctx, Page page, Long course) {
        database.change(tx -> sessions.lookAsStudent(tx, page.viewer().key(), course));
        page.redirect(Destination.of(Form.line(ctx, "to")));
    }
}
