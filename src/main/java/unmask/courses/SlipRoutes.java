package unmask.courses;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import unmask.people.RosterName;
import unmask.people.RosterStore;
import unmask.people.Tickets;
import unmask.storage.Database;
import unmask.web.Access;
import unmask.web.BaseUrl;
import unmask.web.Confirmed;
import unmask.web.Csv;
import unmask.web.Page;
import unmask.web.QrCode;

/** Slips of paper: each lets one person in, once. */
final class SlipRoutes {
    private static final String SLIPS = PeopleRoutes.PEOPLE + "/slips";
    private static final String SLIP = PeopleRoutes.PEOPLE + "/{name}/slip";

    private final Database database;
    private final PeopleRoutes people;
    private final RosterStore roster;
    private final BaseUrl baseUrl;
    private final RandomGenerator random;

    SlipRoutes(Database database, PeopleRoutes people, RosterStore roster, BaseUrl baseUrl, RandomGenerator random) {
        this.database = database;
        this.people = people;
        this.roster = roster;
        this.baseUrl = baseUrl;
        this.random = random;
    }

    void register(RoutesConfig routes) {
        routes.get(SLIPS, this::showAll, Access.INSTRUCTOR, Confirmed.LATELY);
        routes.get(SLIPS + ".csv", this::download, Access.INSTRUCTOR, Confirmed.LATELY);
        routes.get(SLIP, this::showOne, Access.INSTRUCTOR, Confirmed.LATELY);
        routes.post(SLIP, this::makeNew, Access.INSTRUCTOR, Confirmed.LATELY);
    }

    private void showAll(Context ctx) {
        var page = Page.of(ctx);
        show(page, expected(page));
    }

    private List<RosterName> expected(Page page) {
        return database.read(tx -> roster.list(tx, page.course().id())).stream().filter(RosterName::isExpected).toList();
    }

    /** @param code null where no phone would reach what it leads to */
    record Slip(String name, String ticket, QrCode code) {}

    private void show(Page page, List<RosterName> lines) {
        Map<String, Object> model = new HashMap<>();
        model.put("slips", lines.stream().map(this::slip).toList());
        model.put("address", baseUrl.typed() + "/join");
        model.put("warning", baseUrl.isLocal() ? "local" : baseUrl.isHttps() ? null : "plain");
        model.put("script", "print.js");
        page.unkept().show("courses/slips", model);
    }

    private Slip slip(RosterName line) {
        return new Slip(line.name(), line.ticket(), baseUrl.isLocal() ? null : QrCode.of(baseUrl.of("/join/" + line.ticket())));
    }

    private void download(Context ctx) {
        var page = Page.of(ctx);
        Csv.send(ctx, "slips-" + page.course().slug(), SlipSheet.of(expected(page), baseUrl.of("/join/")));
    }

    private void showOne(Context ctx) {
        var page = Page.of(ctx);
        var line = people.row(ctx, page).line();
        if (!line.isExpected()) {
            throw new NotFoundResponse();
        }
        show(page, List.of(line));
    }

    private void makeNew(Context ctx) {
        var page = Page.of(ctx);
        var row = people.row(ctx, page);
        boolean made = database.write(tx -> roster.reissue(tx, page.course().id(), row.line().id(), Tickets.issue(random)));
        page.redirect(PeopleRoutes.path(page, row) + (made ? "/slip?done=new-slip" : ""));
    }
}
