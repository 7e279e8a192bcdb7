package unmask.courses;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import unmask.people.Course;
import unmask.people.CourseSettings;
import unmask.people.CourseSettingsStore;
import unmask.people.CourseStore;
import unmask.people.MaskDrawing;
import unmask.people.MemberStore;
import unmask.people.Role;
import unmask.people.SiteStore;
import unmask.people.Zones;
import unmask.storage.Database;
import unmask.storage.Tx;
import unmask.web.Access;
import unmask.web.AddressNames;
import unmask.web.OnceKeys;
import unmask.web.Page;

/** Opening a course: one form, and after it the course's own page with its code. */
public final class NewCourseRoutes {
    private static final AddressNames NAMES = new AddressNames("class");
    /** From the first lesson on: by then everybody who should come has come. */
    private static final int CODE_DAYS = 14;

    private final Database database;
    private final SiteStore site;
    private final CourseStore courses;
    private final CourseSettingsStore settings;
    private final MemberStore members;
    private final ArticleStock stock;
    private final OnceKeys onceKeys;
    private final Clock clock;
    private final RandomGenerator random;

    public NewCourseRoutes(Database database, SiteStore site, CourseStore courses, CourseSettingsStore settings, MemberStore members,
                           ArticleStock stock, OnceKeys onceKeys, Clock clock, RandomGenerator random) {
        this.database = database;
        this.site = site;
        this.courses = courses;
        this.settings = settings;
        this.members = members;
        this.stock = stock;
        this.onceKeys = onceKeys;
        this.clock = clock;
        this.random = random;
    }

    /** Before the route that shows a course, whose address also fits this form's. */
    public void register(RoutesConfig routes) {
        routes.get("/courses/new", this::show, Access.CREATOR);
        routes.post("/courses", this::open, Access.CREATOR);
    }

    private void show(Context ctx) {
        var page = Page.of(ctx);
        var earlier = earlier(page);
        var zone = earlier.stream().filter(course -> !course.sample()).findFirst().map(Course::zone)
                .or(() -> database.read(site::find).map(SiteStore.Site::zone)).orElse("UTC");
        page.unkept().show("courses/new", form(NewCourseDraft.empty(page, zone, usualName(page, earlier)), earlier, Map.of()));
    }

    /** The courses that this person teaches. */
    private List<Course> earlier(Page page) {
        return database.read(tx -> courses.taughtBy(tx, page.viewer()));
    }

    /** The name by which their other classes know them. */
    private String usualName(Page page, List<Course> earlier) {
        return earlier.stream().findFirst()
                .flatMap(course -> database.read(tx -> members.find(tx, course.id(), page.viewer().account().id())))
                .map(member -> member.name()).orElse("");
    }

    private static Map<String, Object> form(NewCourseDraft draft, List<Course> earlier, Map<String, String> problems) {
        Map<String, Object> model = new HashMap<>();
        model.put("draft", draft);
        model.put("settings", draft.settings());
        model.put("earlier", earlier);
        model.put("problems", problems);
        model.put("zones", Zones.all());
        model.put("days", NewCourseDraft.DAYS_AFTER_TERM);
        model.put("mayWiden", true);
        return model;
    }

    private void open(Context ctx) {
        var page = Page.of(ctx);
        var draft = NewCourseDraft.from(ctx);
        var earlier = earlier(page);
        var problems = draft.problems(page, earlier, clock.instant());
        if (!problems.isEmpty()) {
            page.askAgain("courses/new", form(draft, earlier, problems));
            return;
        }
        var copies = switch (draft.from()) {
            case "sample" -> stock.ofSample().get();
            case "earlier" -> stock.of().apply(draft.copied(earlier));
            default -> ArticleStock.Copies.NOTHING;
        };
        var course = database.write(tx -> opened(tx, page, draft, copies));
        if (course == null) {
            page.redirect("/?done=course-opened-before");
        } else {
            page.redirect(course.path() + (copies.hanging().test(course) ? "?done=course-opened" : "?done=course-opened-bare"));
        }
    }

    /** Null when the same form came a moment ago. */
    private Course opened(Tx tx, Page page, NewCourseDraft draft, ArticleStock.Copies copies) {
        if (!draft.once().isEmpty() && !onceKeys.isFirst(tx, draft.once(), draft.words())) {
            return null;
        }
        var plan = draft.ended().settings();
        var slug = NAMES.forTitle(plan.title(), name -> courses.find(tx, name).isPresent() || courses.hasEnded(tx, name) || stock.hasFolder().test(name));
        long id = courses.add(tx, new CourseStore.Seed(slug, plan.title(), plan.teaser(), plan.welcome(), plan.zone(), plan.termBegins(),
                plan.termEnds(), plan.mask(), plan.audience(), false, false), courses.freeCode(tx, random));
        settings.settle(tx, id, plan);
        settings.limitCode(tx, id, codeEnd(tx, plan), null);
        members.join(tx, id, page.viewer().account().id(), Role.INSTRUCTOR, draft.shown(), MaskDrawing.seed(random, members.masksIn(tx, id)));
        var course = courses.find(tx, slug).orElseThrow();
        copies.placing().place(tx, course, draft.publishes());
        return course;
    }

    /** Null when the term has no beginning, or began so long ago that the code would be dead already. */
    private static Instant codeEnd(Tx tx, CourseSettings plan) {
        var end = plan.termBegins() == null ? null : plan.termBegins().plusDays(CODE_DAYS).atStartOfDay(plan.zoneId()).toInstant();
        return end == null || !end.isAfter(tx.now()) ? null : end;
    }
}
