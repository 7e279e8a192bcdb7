package unmask.signin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import unmask.people.Course;
import unmask.people.CourseStore;
import unmask.people.Member;
import unmask.people.MemberStore;
import unmask.storage.Database;
import unmask.web.Access;
import unmask.web.Page;

/** A person's own page: how they sign in, and the names they go by. */
public final class MeRoutes {
    private final Database database;
    private final CourseStore courses;
    private final MemberStore members;

    public MeRoutes(Database database, CourseStore courses, MemberStore members) {
        this.database = database;
        this.courses = courses;
        this.members = members;
    }

    public void register(RoutesConfig routes) {
        routes.get("/me", this::show, Access.SIGNED_IN);
    }

    /** A class that the person is in, and as whom. */
    record Seat(Course course, Member member) {}

    private void show(Context ctx) {
        var page = Page.of(ctx);
        List<Seat> seats = database.read(tx -> courses.foundBy(tx, page.viewer()).stream()
                .flatMap(course -> members.of(tx, page.viewer(), course.id()).map(member -> new Seat(course, member)).stream())
                .toList());
        page.unkept().show("signin/me", Map.of("seats", seats));
    }
}
