package unmask.courses;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import unmask.inbox.Notice;
import unmask.inbox.NoticeStore;
import unmask.people.RecoveryCodes;
import unmask.people.RescueStore;
import unmask.people.RosterName;
import unmask.people.RosterStore;
import unmask.people.SessionStore;
import unmask.storage.Database;
import unmask.storage.Ids;
import unmask.web.Access;
import unmask.web.Confirmed;
import unmask.web.Page;

/** An instructor lets somebody back in who has lost the passphrase and the recovery code: by the real name, and never by the class name. */
public final class RescueRoutes {
    private static final String RESCUE = "/courses/{course}/people/{name}/rescue";

    private final Database database;
    private final RosterStore roster;
    private final RescueStore rescues;
    private final SessionStore sessions;
    private final NoticeStore notices;
    private final RandomGenerator random;

    public RescueRoutes(Database database, RosterStore roster, RescueStore rescues, SessionStore sessions, NoticeStore notices, RandomGenerator random) {
        this.database = database;
        this.roster = roster;
        this.rescues = rescues;
        this.sessions = sessions;
        this.notices = notices;
        this.random = random;
    }

    public void register(RoutesConfig routes) {
        routes.get(RESCUE, this::ask, Access.INSTRUCTOR, Confirmed.LATELY);
        routes.post(RESCUE, this::issue, Access.INSTRUCTOR, Confirmed.LATELY);
    }

    private void ask(Context ctx) {
        var page = Page.of(ctx);
        var name = name(ctx, page);
        boolean inside = database.read(tx -> rescues.holder(tx, page.course().id(), name.id()).isPresent());
        page.unkept().show("courses/rescue", model(name, inside, null));
    }

    private RosterName name(Context ctx, Page page) {
        var id = Ids.parse(ctx.pathParam("name")).orElseThrow(NotFoundResponse::new);
        return database.read(tx -> roster.find(tx, page.course().id(), id)).orElseThrow(NotFoundResponse::new);
    }

    private void issue(Context ctx) {
        var page = Page.of(ctx);
        var name = name(ctx, page);
        var code = RecoveryCodes.issue(random);
        long course = page.course().id();
        boolean issued = database.write(tx -> {
            var holder = rescues.holder(tx, course, name.id());
            holder.ifPresent(person -> {
                rescues.issue(tx, person.accountId(), course, RecoveryCodes.hash(code));
                sessions.endAll(tx, person.accountId());
                notices.tell(tx, person.accountId(), course, Notice.Kind.RESCUE_ISSUED, null);
            });
            return holder.isPresent();
        });
        if (issued) {
            page.unkept().show("courses/rescue", model(name, true, code));
        } else {
            page.askAgain("courses/rescue", model(name, false, null));
        }
    }

    private static Map<String, Object> model(RosterName name, boolean inside, String code) {
        Map<String, Object> model = new HashMap<>();
        model.put("name", name);
        model.put("key", Ids.text(name.id()));
        model.put("inside", inside);
        model.put("code", code);
        return model;
    }
}
