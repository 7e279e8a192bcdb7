package unmask.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.Handler;
import unmask.people.Course;
import unmask.people.CourseStore;
import unmask.people.Member;
import unmask.people.MemberStore;
import unmask.people.SessionStore;
import unmask.people.Viewer;
import unmask.storage.Database;
import unmask.storage.Memory;

/** Meets every request first: who is asking, and does the route's access let them in? */
public final class Guard {
    private static final long DROPPED = 16L << 20;

    private final Database database;
    private final SessionStore sessions;
    private final CourseStore courses;
    private final MemberStore members;
    private final Pages pages;
    private final Forgery forgery;
    private final SessionCookie cookie;
    private final Memory<String, Viewer> viewers;
    private final Memory<String, Course> coursesBySlug;
    private final Memory<Seat, Member> membersOf;
    private final Clock clock;

    public Guard(Database database, SessionStore sessions, CourseStore courses, MemberStore members, Pages pages, Clock clock) {
        this.database = database;
        this.sessions = sessions;
        this.courses = courses;
        this.members = members;
        this.pages = pages;
        this.clock = clock;
        this.forgery = new Forgery(pages.baseUrl());
        this.cookie = pages.cookie();
        this.viewers = new Memory<>(database::peopleRevision, 5_000);
        this.coursesBySlug = new Memory<>(database::peopleRevision, 500);
        this.membersOf = new Memory<>(database::peopleRevision, 5_000);
    }

    /** What stands before all routes, and before the guard itself. */
    public Handler.Singleton keptPages() {
        return new KeptPages(pages, viewers);
    }

    public void register(RoutesConfig routes) {
        routes.before(this::meet);
        routes.beforeMatched(this::check);
    }

    private void meet(Context ctx) {
        forgery.refuse(ctx);
        refuseTooMuch(ctx);
        ctx.attribute("revision", database.revision());
        ctx.attribute("viewer", viewer(ctx));
    }

    /** Browsers show our sentence only when they could send all of their form; so some more of it is taken in, and dropped. */
    private static void refuseTooMuch(Context ctx) {
        long length = ctx.req().getContentLengthLong();
        if (length <= Form.LARGEST) {
            return;
        }
        ctx.res().setHeader("Connection", "close");
        if (length <= DROPPED) {
            try (var form = ctx.req().getInputStream()) {
                form.transferTo(OutputStream.nullOutputStream());
            } catch (IOException gone) {
                throw new ContentTooLargeResponse();
            }
        }
        throw new ContentTooLargeResponse();
    }

    private Viewer viewer(Context ctx) {
        return viewer(cookie.read(ctx));
    }

    private Viewer viewer(String token) {
        if (token == null) {
            return Viewer.STRANGER;
        }
        var viewer = viewers.get(token, () -> database.read(tx -> sessions.viewer(tx, token)).orElse(null));
        return viewer == null ? Viewer.STRANGER : viewer;
    }

    private void check(Context ctx) {
        Viewer viewer = ctx.attribute("viewer");
        var access = accessOf(ctx);
        if (!viewer.isSignedIn() && access != Access.ANYONE && access != Access.READER) {
            // Whatever the address: a stranger learns nothing about what is behind it.
            throw new SignInFirst();
        }
        checkAccount(access, viewer);
        var slug = ctx.pathParamMap().get("course");
        var course = slug == null ? null : courseFor(slug);
        var insider = course == null ? viewer : viewer.in(memberOf(course, viewer));
        if (slug != null) {
            checkCourse(ctx, access, course, insider);
        }
        if (ctx.routeRoles().contains(Confirmed.LATELY) && !viewer.session().isFresh(clock.instant())) {
            throw new ConfirmFirst();
        }
        ctx.attribute("page", new Page(ctx, pages, insider, course));
    }

    /** Whether whoever asks here would be let in later as the same: for an answer that goes on. */
    public BooleanSupplier stillLets(Context ctx) {
        var token = cookie.read(ctx);
        var slug = ctx.pathParam("course");
        var then = Page.of(ctx).viewer();
        return () -> {
            var viewer = viewer(token);
            var course = coursesBySlug.get(slug, () -> database.read(tx -> courses.find(tx, slug)).orElse(null));
            if (course == null) {
                return false;
            }
            var insider = viewer.in(memberOf(course, viewer));
            return insider.equals(then) && course.isFoundBy(insider);
        };
    }

    private static Access accessOf(Context ctx) {
        var access = ctx.routeRoles().stream().filter(Access.class::isInstance).map(Access.class::cast).toList();
        if (access.size() == 1) {
            return access.get(0);
        }
        throw new IllegalStateException("The route " + ctx.endpoint().path + " names no access.");
    }

    /** What the account as a whole must be, whatever the course. */
    private static void checkAccount(Access access, Viewer viewer) {
        switch (access) {
            case ACCOUNT -> mustBe(viewer.session().isWhole(), "error.one-course");
            case CREATOR -> mustBe(viewer.session().isWhole() && viewer.account().mayCreateCourses(), "error.creators-only");
            case OWNER -> {
                if (!viewer.session().isWhole() || !viewer.account().owner()) {
                    throw new NotFoundResponse();
                }
            }
            default -> { }
        }
    }

    private static void mustBe(boolean so, String otherwise) {
        if (!so) {
            throw new ForbiddenResponse(otherwise);
        }
    }

    private Course courseFor(String slug) {
        var course = coursesBySlug.get(slug, () -> database.read(tx -> courses.find(tx, slug)).orElse(null));
        if (course == null) {
            throw new NotFoundResponse();
        }
        return course;
    }

    private Member memberOf(Course course, Viewer viewer) {
        if (!viewer.isSignedIn()) {
            return null;
        }
        var seat = new Seat(course.id(), viewer.account().id());
        var member = membersOf.get(seat, () -> database.read(tx -> members.find(tx, seat.course(), seat.account())).orElse(null));
        return member == null ? null : MemberStore.seenBy(viewer, member).orElse(null);
    }

    private record Seat(long course, long account) {}

    private static void checkCourse(Context ctx, Access access, Course course, Viewer viewer) {
        if (!course.isFoundBy(viewer)) {
            throw new NotFoundResponse();
        }
        switch (access) {
            case MEMBER -> mustBe(viewer.isMember(), "error.members-only");
            case STAFF, INSTRUCTOR -> {
                mustBe(viewer.isStaff(), "error.staff-only");
                mustBe(access == Access.STAFF || viewer.isInstructor(), "error.instructors-only");
            }
            default -> { }
        }
        if (!Forgery.isSafe(ctx)) {
            mustBe(!viewer.isStudentView(), "error.student-view");
            mustBe(!course.isArchived() || access != Access.MEMBER && access != Access.STAFF, "error.archived");
        }
    }
}
