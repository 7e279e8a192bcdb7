package unmask.courses;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import unmask.people.ClassName;
import unmask.people.Mask;
import unmask.people.MemberStore;
import unmask.people.RealNameStore;
import unmask.people.RosterName;
import unmask.people.RosterStore;
import unmask.people.SessionStore;
import unmask.people.Tickets;
import unmask.storage.Database;
import unmask.storage.Ids;
import unmask.storage.Tx;
import unmask.web.Access;
import unmask.web.BaseUrl;
import unmask.web.Confirmed;
import unmask.web.Form;
import unmask.web.OnceKeys;
import unmask.web.Page;

/** The people of a class: who is expected, who has come, and more who are to come. */
public final class PeopleRoutes {
    static final String PEOPLE = "/courses/{course}/people";

    private final Database database;
    private final MemberStore members;
    private final RosterStore roster;
    private final RealNameStore realNames;
    private final OnceKeys onceKeys;
    private final RandomGenerator random;
    private final SlipRoutes slips;
    private final ExclusionRoutes exclusions;

    public PeopleRoutes(Database database, MemberStore members, RosterStore roster, RealNameStore realNames, SessionStore sessions,
                        OnceKeys onceKeys, BaseUrl baseUrl, RandomGenerator random) {
        this.database = database;
        this.members = members;
        this.roster = roster;
        this.realNames = realNames;
        this.onceKeys = onceKeys;
        this.random = random;
        this.slips = new SlipRoutes(database, this, roster, baseUrl, random);
        this.exclusions = new ExclusionRoutes(database, this, members, roster, sessions);
    }

    public void register(RoutesConfig routes) {
        routes.get(PEOPLE, this::show, Access.STAFF);
        routes.post(PEOPLE, this::add, Access.INSTRUCTOR, Confirmed.LATELY);
        slips.register(routes);
        routes.get(PEOPLE + "/{name}", this::showPerson, Access.STAFF);
        exclusions.register(routes);
    }

    private void show(Context ctx) {
        var page = Page.of(ctx);
        page.unkept().show("courses/people", model(page));
    }

    /**
     * A line of the list as a page shows it.
     *
     * @param name the class name of whoever came in under it; null where nobody has, and where the class keeps the two apart
     */
    record Row(RosterName line, ClassName name) {
        public String key() {
            return Ids.text(line.id());
        }

        /** Whether staff have put the person out, as far as this page may tell. */
        public boolean isOut() {
            return line.out() != null || name != null && name.out() != null;
        }

        /** The end of the message key that says how the person stands. */
        public String state() {
            var out = line.out() != null || name == null ? line.out() : name.out();
            return out == null ? line.joined() ? "joined" : "expected" : out.name().toLowerCase(Locale.ROOT);
        }
    }

    /** The page of people, as it stands before anybody has typed. */
    Map<String, Object> model(Page page) {
        var course = page.course();
        Map<String, Object> model = new HashMap<>();
        database.read(tx -> {
            var beside = realNames.beside(tx, page.viewer(), course);
            model.put("rows", roster.list(tx, course.id()).stream().map(line -> new Row(line, beside.get(line.id()))).toList());
            model.put("attendance", roster.attendance(tx, course.id()));
            model.put("offTheList", realNames.offTheList(tx, page.viewer(), course));
            model.put("putOut", course.mask() == Mask.MASKED ? members.putOut(tx, course.id()) : List.of());
            return null;
        });
        model.put("problems", Map.of());
        model.put("names", "");
        model.put("handle", "");
        return model;
    }

    private void add(Context ctx) {
        var page = Page.of(ctx);
        var names = Form.paste(ctx, "names");
        if (names.isBlank()) {
            var model = model(page);
            model.put("problems", Map.of("names", page.say("courses.names-missing")));
            page.askAgain("courses/people", model);
            return;
        }
        boolean areTwo = Form.isTicked(ctx, "two");
        var once = Form.line(ctx, "once");
        var paste = database.write(tx -> once.isEmpty() || onceKeys.isFirst(tx, once, names + areTwo) ? add(tx, page, names, areTwo) : null);
        if (paste == null || paste.held().isEmpty()) {
            page.redirect(page.course().path() + "/people?done=people-added");
            return;
        }
        var model = model(page);
        model.put("paste", paste);
        model.put("names", paste.rest());
        page.askAgain("courses/people", model);
    }

    private RosterPaste add(Tx tx, Page page, String names, boolean areTwo) {
        long course = page.course().id();
        var paste = RosterPaste.of(names, roster.list(tx, course), areTwo);
        paste.sound().forEach(line -> roster.expect(tx, course, line.name(), line.schoolId(), Tickets.issue(random)));
        return paste;
    }

    private void showPerson(Context ctx) {
        var page = Page.of(ctx);
        page.unkept().show("courses/person", Map.of("row", row(ctx, page)));
    }

    /** The line of the list in the address. */
    Row row(Context ctx, Page page) {
        long id = Ids.parse(ctx.pathParam("name")).orElseThrow(NotFoundResponse::new);
        return database.read(tx -> roster.find(tx, page.course().id(), id)
                .map(line -> new Row(line, realNames.beside(tx, page.viewer(), page.course()).get(id)))
                .orElseThrow(NotFoundResponse::new));
    }

    /** Where the page of one person is. */
    static String path(Page page, Row row) {
        return page.course().path() + "/people/" + row.key();
    }
}
