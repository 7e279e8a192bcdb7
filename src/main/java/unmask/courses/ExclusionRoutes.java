package unmask.courses;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import unmask.people.Exclusion.Kind;
import unmask.people.Exclusions;
import unmask.people.MemberStore;
import unmask.people.RosterStore;
import unmask.people.SessionStore;
import unmask.storage.Database;
import unmask.web.Access;
import unmask.web.Confirmed;
import unmask.web.Form;
import unmask.web.Page;

/** Pausing and removing people and letting them back in, by their line of the list or by the name that the class knows. */
final class ExclusionRoutes {
    private static final String PERSON = PeopleRoutes.PEOPLE + "/{name}";
    private static final String BY_NAME = "/courses/{course}/class-names/exclusion";

    private final Database database;
    private final PeopleRoutes people;
    private final RosterStore roster;
    private final Exclusions exclusions;

    ExclusionRoutes(Database database, PeopleRoutes people, MemberStore members, RosterStore roster, SessionStore sessions) {
        this.database = database;
        this.people = people;
        this.roster = roster;
        this.exclusions = new Exclusions(members, roster, sessions);
    }

    void register(RoutesConfig routes) {
        routes.post(PERSON + "/pause", this::pause, Access.INSTRUCTOR, Confirmed.LATELY);
        routes.get(PERSON + "/removal", this::askRemoval, Access.INSTRUCTOR);
        routes.post(PERSON + "/removal", this::remove, Access.INSTRUCTOR, Confirmed.LATELY);
        routes.post(PERSON + "/exclusion/end", this::letIn, Access.INSTRUCTOR, Confirmed.LATELY);
        routes.post(BY_NAME, this::putOutByName, Access.INSTRUCTOR, Confirmed.LATELY);
        routes.post(BY_NAME + "/end", this::letInByName, Access.INSTRUCTOR, Confirmed.LATELY);
    }

    private void pause(Context ctx) {
        var page = Page.of(ctx);
        var row = people.row(ctx, page);
        var outcome = database.write(tx -> exclusions.byLine(tx, page.course(), row.line().id(), Kind.PAUSED));
        answer(page, PeopleRoutes.path(page, row), outcome, "?done=person-paused");
    }

    private void askRemoval(Context ctx) {
        var page = Page.of(ctx);
        page.unkept().show("courses/remove", Map.of("row", people.row(ctx, page)));
    }

    /** Somebody who has come is put out for good; somebody who has not is taken off the list. */
    private void remove(Context ctx) {
        var page = Page.of(ctx);
        var row = people.row(ctx, page);
        boolean struck = database.write(tx -> roster.strike(tx, page.course().id(), row.line().id()));
        if (struck) {
            page.redirect(page.course().path() + "/people?done=person-struck");
            return;
        }
        if (!Form.isTicked(ctx, "joined")) {
            // They have come while this page stood open, which now means something else.
            askRemoval(ctx);
            return;
        }
        var outcome = database.write(tx -> exclusions.byLine(tx, page.course(), row.line().id(), Kind.REMOVED));
        answer(page, PeopleRoutes.path(page, row), outcome, "?done=person-removed");
    }

    private void letIn(Context ctx) {
        var page = Page.of(ctx);
        var row = people.row(ctx, page);
        database.change(tx -> exclusions.endByLine(tx, page.course(), row.line().id()));
        page.redirect(PeopleRoutes.path(page, row) + "?done=person-back");
    }

    private static void answer(Page page, String path, Exclusions.Outcome outcome, String done) {
        page.redirect(path + switch (outcome) {
            case DONE -> done;
            case STAFF -> "?done=person-is-staff";
            case NOBODY -> "";
        });
    }

    /** What is answered never depends on what the list says of the person. */
    private void putOutByName(Context ctx) {
        var page = Page.of(ctx);
        var handle = Form.line(ctx, "handle");
        boolean forGood = Form.line(ctx, "kind").equals("removed");
        var outcome = database.write(tx -> exclusions.byName(tx, page.course(), handle, forGood ? Kind.REMOVED : Kind.PAUSED));
        if (outcome == Exclusions.Outcome.NOBODY) {
            askNameAgain(page, handle);
            return;
        }
        answer(page, page.course().path() + "/people", outcome, forGood ? "?done=person-removed" : "?done=person-paused");
    }

    private void letInByName(Context ctx) {
        var page = Page.of(ctx);
        var handle = Form.line(ctx, "handle");
        var outcome = database.write(tx -> exclusions.endByName(tx, page.course(), handle));
        if (outcome == Exclusions.Outcome.NOBODY) {
            askNameAgain(page, handle);
        } else {
            page.redirect(page.course().path() + "/people?done=person-back");
        }
    }

    private void askNameAgain(Page page, String handle) {
        var model = people.model(page);
        model.put("handle", handle);
        model.put("problems", Map.of("handle", page.say("courses.no-such-name")));
        page.askAgain("courses/people", model);
    }
}
