package unmask.search;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import unmask.people.CourseStore;
import unmask.people.MemberStore;
import unmask.people.Viewer;
import unmask.search.Finder.Place;
import unmask.storage.Database;
import unmask.web.Access;
import unmask.web.Page;

/** One plain box, over everything that the viewer may see: on the whole site, or in one course. */
public final class SearchRoutes {
    /** Characters: longer than any sentence that somebody remembers. */
    static final int LONGEST = 200;

    private final Database database;
    private final CourseStore courses;
    private final MemberStore members;
    private final Catalogue catalogue;
    private final Finder finder;

    public SearchRoutes(Database database, CourseStore courses, MemberStore members, Catalogue catalogue) {
        this.database = database;
        this.courses = courses;
        this.members = members;
        this.catalogue = catalogue;
        this.finder = new Finder(database, catalogue);
    }

    public void register(RoutesConfig routes) {
        routes.get("/search", this::everywhere, Access.ANYONE);
        routes.get("/courses/{course}/search", this::inCourse, Access.READER);
    }

    private void everywhere(Context ctx) {
        var page = Page.of(ctx);
        answer(ctx, page, places(page.viewer()));
    }

    private List<Place> places(Viewer viewer) {
        return database.read(tx -> courses.foundBy(tx, viewer).stream()
                .map(course -> new Place(course, viewer.in(members.of(tx, viewer, course.id()).orElse(null))))
                .filter(place -> place.course().isFoundBy(place.viewer()))
                .toList());
    }

    private void inCourse(Context ctx) {
        var page = Page.of(ctx);
        answer(ctx, page, List.of(new Place(page.course(), page.viewer())));
    }

    private void answer(Context ctx, Page page, List<Place> places) {
        var typed = ctx.queryParam("q");
        var asked = typed == null ? "" : typed.replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ").strip();
        Map<String, Object> model = new HashMap<>();
        model.put("asked", asked);
        model.put("encoded", URLEncoder.encode(asked, StandardCharsets.UTF_8));
        model.put("sheet", page.sheet());
        model.put("results", null);
        if (asked.length() > LONGEST) {
            model.put("problem", "search.too-long");
            page.askAgain("search/search", model);
            return;
        }
        if (page.sheet() > Finder.MOST_PAGES) {
            throw new NotFoundResponse();
        }
        if (!asked.isEmpty() && !catalogue.isReady()) {
            model.put("problem", "search.preparing");
        } else if (!asked.isEmpty()) {
            model.put("results", finder.find(places, asked, page.sheet()));
            model.put("isLast", page.sheet() == Finder.MOST_PAGES);
        }
        // What somebody looked for is nobody else's business, on a shared computer too.
        page.unkept().show("search/search", model);
    }
}
