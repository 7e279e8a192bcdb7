package unmask.reading;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import unmask.comments.Verdicts;
import unmask.inbox.NoticeStore;
import unmask.participation.ToDo;
import unmask.people.Course;
import unmask.people.CourseStore;
import unmask.people.Member;
import unmask.people.MemberStore;
import unmask.people.Viewer;
import unmask.storage.Database;
import unmask.storage.Tx;
import unmask.web.Access;
import unmask.web.Page;

/** The site's front page, and whether the site is well. */
public final class HomeRoutes {
    /** Articles of each class on the front page. */
    private static final int NEWEST = 6;
    /** Replies and other news in the list of what is to do; the inbox has the rest. */
    private static final int NEWS = 5;
    private static final int TASKS = 6;

    private final Database database;
    private final CourseStore courses;
    private final MemberStore members;
    private final Contents contents;
    private final ToDo toDo;
    private final NoticeStore notices;
    private final Verdicts verdicts;
    private final BooleanSupplier waitsForOwner;

    public HomeRoutes(Database database, CourseStore courses, MemberStore members, Contents contents, ToDo toDo, NoticeStore notices,
                      Verdicts verdicts, BooleanSupplier waitsForOwner) {
        this.database = database;
        this.courses = courses;
        this.members = members;
        this.contents = contents;
        this.toDo = toDo;
        this.notices = notices;
        this.verdicts = verdicts;
        this.waitsForOwner = waitsForOwner;
    }

    public void register(RoutesConfig routes) {
        routes.get("/", this::show, Access.ANYONE);
        routes.get("/health", this::health, Access.ANYONE);
    }

    /**
     * A class on the front page.
     *
     * @param member  who the viewer is there; null for those who have not joined
     * @param waiting how many thoughts wait there for this viewer to moderate
     */
    record Shelf(Course course, Member member, Contents.Listing articles, int waiting) {}

    private void show(Context ctx) {
        var page = Page.of(ctx);
        Map<String, Object> model = new HashMap<>();
        database.read(tx -> {
            var shelves = shelves(tx, page.viewer());
            model.put("shelves", shelves);
            model.put("queues", shelves.stream().filter(shelf -> shelf.waiting > 0).toList());
            model.put("joined", shelves.stream().anyMatch(shelf -> shelf.member != null));
            var tasks = shelves.stream().flatMap(shelf -> toDo.of(tx, page.viewer().in(shelf.member), shelf.course).stream()).sorted(ToDo.SOONEST).toList();
            model.put("tasks", tasks.subList(0, Math.min(tasks.size(), TASKS)));
            model.put("more", Math.max(0, tasks.size() - TASKS));
            model.put("news", page.viewer().isSignedIn() ? notices.waiting(tx, page.viewer(), NEWS) : List.of());
            return null;
        });
        model.put("waitsForOwner", waitsForOwner.getAsBoolean());
        page.show("reading/home", model);
    }

    private List<Shelf> shelves(Tx tx, Viewer viewer) {
        var shelves = new ArrayList<Shelf>();
        for (var course : courses.foundBy(tx, viewer)) {
            var member = members.of(tx, viewer, course.id()).orElse(null);
            var here = viewer.in(member);
            shelves.add(new Shelf(course, member, contents.of(tx, here, course, NEWEST), here.isStaff() ? verdicts.waiting(tx, course.id()) : 0));
        }
        return shelves;
    }

    private void health(Context ctx) {
        database.mustAnswer();
        ctx.res().setHeader("Cache-Control", "no-store");
        ctx.contentType("text/plain; charset=utf-8").result("ok\n");
    }
}
