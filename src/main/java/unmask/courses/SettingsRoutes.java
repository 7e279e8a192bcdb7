package unmask.courses;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.random.RandomGenerator;
import unmask.people.Course;
import unmask.people.CourseSettings;
import unmask.people.CourseSettingsStore;
import unmask.people.CourseStore;
import unmask.people.Mask;
import unmask.people.MemberStore;
import unmask.people.Zones;
import unmask.storage.Database;
import unmask.storage.Tx;
import unmask.web.Access;
import unmask.web.Page;

/** The settings of a course: what it is, who reads it, under which names, and until when. Staff may look, instructors change. */
public final class SettingsRoutes {
    private final Database database;
    private final CourseStore courses;
    private final CourseSettingsStore settings;
    private final MemberStore members;
    private final HandleGiving giving;
    private final BiPredicate<Tx, Long> hasBegun;
    private final BiConsumer<Tx, Long> redraw;
    private final Clock clock;
    private final RandomGenerator random;

    /**
     * @param hasBegun whether anybody has posted in a course: from then on names are never shown to more people
     * @param redraw   has the discussions of a course drawn anew
     */
    public SettingsRoutes(Database database, CourseStore courses, CourseSettingsStore settings, MemberStore members, HandleGiving giving,
                          BiPredicate<Tx, Long> hasBegun, BiConsumer<Tx, Long> redraw, Clock clock, RandomGenerator random) {
        this.database = database;
        this.courses = courses;
        this.settings = settings;
        this.members = members;
        this.giving = giving;
        this.hasBegun = hasBegun;
        this.redraw = redraw;
        this.clock = clock;
        this.random = random;
    }

    public void register(RoutesConfig routes) {
        routes.get("/courses/{course}/settings", this::show, Access.STAFF);
        routes.post("/courses/{course}/settings", this::change, Access.INSTRUCTOR);
        new CodeRoutes(database, courses, settings, this, random).register(routes);
        new ArchiveRoutes(database, courses, settings).register(routes);
    }

    private void show(Context ctx) {
        var page = Page.of(ctx);
        page.show("courses/settings", form(page, SettingsDraft.of(page.course()), CodeDraft.of(page.course()), Map.of()));
    }

    /** The whole page, with one of its two forms as it was typed. */
    Map<String, Object> form(Page page, SettingsDraft draft, CodeDraft code, Map<String, String> problems) {
        var course = page.course();
        Map<String, Object> model = new HashMap<>();
        model.put("settings", draft);
        model.put("code", code);
        model.put("problems", problems);
        model.put("zones", Zones.all());
        model.put("link", page.absolute("/join/" + course.joinCode()));
        int count = database.read(tx -> members.count(tx, course.id()));
        model.put("count", count);
        model.put("isOpen", course.isCodeOpen(clock.instant()));
        model.put("isFull", course.isFull(count));
        model.put("mayWiden", !database.read(tx -> hasBegun.test(tx, course.id())));
        return model;
    }

    private void change(Context ctx) {
        var page = Page.of(ctx);
        var draft = SettingsDraft.from(ctx);
        var problems = new LinkedHashMap<>(draft.problems(page));
        if (problems.isEmpty()) {
            addEndProblem(page, draft, problems);
        }
        if (problems.isEmpty() && !database.write(tx -> isChanged(tx, page.course().id(), draft.settings()))) {
            problems.put("mask", page.say("courses.mask-less"));
        }
        if (problems.isEmpty()) {
            page.redirect(page.course().path() + "/settings?done=settings-saved");
        } else {
            page.askAgain("courses/settings", form(page, draft, CodeDraft.of(page.course()), problems));
        }
    }

    /** A day that was told to the class may be moved, never taken away. */
    private void addEndProblem(Page page, SettingsDraft draft, Map<String, String> problems) {
        var before = page.course().dataEnds();
        if (before != null && draft.dataEnds().isEmpty()) {
            problems.put("dataEnds", page.say("courses.end-missing"));
        } else if (before == null || !before.toString().equals(draft.dataEnds())) {
            draft.endProblem(page, clock.instant()).ifPresent(sentence -> problems.put("dataEnds", sentence));
        }
    }

    /** Changes everything or nothing: false when names would be shown to more people than their owners were told. */
    private boolean isChanged(Tx tx, long id, CourseSettings wanted) {
        var course = courses.forChange(tx, id).orElseThrow();
        if (isLessPrivate(course, wanted.mask()) && hasBegun.test(tx, id)) {
            return false;
        }
        settings.settle(tx, id, wanted);
        if (!course.mask().hasHandles() && wanted.mask().hasHandles()) {
            giving.toAll(tx, id);
        }
        redraw.accept(tx, id);
        return true;
    }

    private static boolean isLessPrivate(Course course, Mask wanted) {
        return wanted.compareTo(course.mask()) < 0;
    }
}
