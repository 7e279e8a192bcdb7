package unmask.signin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import unmask.people.AccountStore;
import unmask.people.CourseStore;
import unmask.people.MaskDrawing;
import unmask.people.MemberStore;
import unmask.people.Role;
import unmask.people.SiteStore;
import unmask.people.Zones;
import unmask.storage.Database;
import unmask.storage.Tx;
import unmask.web.Access;
import unmask.web.BaseUrl;
import unmask.web.Page;
import unmask.web.Throttle;

/** The one-time link from the console: whoever opens it becomes the owner of the site and the instructor of its courses. */
public final class SetupRoutes {
    private final Database database;
    private final SiteStore site;
    private final AccountStore accounts;
    private final CourseStore courses;
    private final MemberStore members;
    private final Entrance entrance;
    private final SetupToken token;
    private final Throttle throttle;
    private final BaseUrl baseUrl;
    private final RandomGenerator random;

    public SetupRoutes(Database database, SiteStore site, AccountStore accounts, CourseStore courses, MemberStore members, Entrance entrance,
                       SetupToken token, Throttle throttle, BaseUrl baseUrl, RandomGenerator random) {
        this.database = database;
        this.site = site;
        this.accounts = accounts;
        this.courses = courses;
        this.members = members;
        this.entrance = entrance;
        this.token = token;
        this.throttle = throttle;
        this.baseUrl = baseUrl;
        this.random = random;
    }

    public void register(RoutesConfig routes) {
        routes.get("/setup/{token}", this::show, Access.ANYONE);
        routes.post("/setup/{token}", this::setUp, Access.ANYONE);
    }

    private void show(Context ctx) {
        var page = checked(ctx);
        page.unkept().show("signin/setup", form(ctx, SetupDraft.empty(entrance.offerPassphrase(), baseUrl.toString()), Map.of()));
    }

    private void setUp(Context ctx) {
        var draft = SetupDraft.from(ctx);
        if (token.was(ctx.pathParam("token"))) {
            setUpTwice(Page.of(ctx), draft);
            return;
        }
        var page = checked(ctx);
        var problems = draft.problems(page, entrance.passphrases());
        if (!problems.isEmpty()) {
            page.askAgain("signin/setup", form(ctx, draft, problems));
            return;
        }
        var hash = entrance.passphrases().hash(draft.credentials().passphrase());
        var code = entrance.newRecoveryCode();
        var address = BaseUrl.parse(draft.address()).orElseThrow();
        var owner = database.write(tx -> owner(tx, draft, address, hash, code));
        if (owner == 0) {
            throw new NotFoundResponse();
        }
        token.spend();
        baseUrl.choose(address);
        entrance.enterWithCode(page, owner, false, code, "/courses/new?done=set-up");
    }

    /** The owner's finger pressed twice, and the browser shows the second answer: it must hold the recovery code too. */
    private void setUpTwice(Page page, SetupDraft draft) {
        long owner = throttle.take(draft.credentials().foldedName()).isZero()
                ? entrance.check(draft.credentials().name(), draft.credentials().passphrase()).orElseThrow(NotFoundResponse::new)
                : 0;
        if (owner == 0) {
            throw new NotFoundResponse();
        }
        throttle.wasRight(draft.credentials().foldedName());
        var code = entrance.newRecoveryCode();
        database.change(tx -> entrance.lockWithCode(tx, owner, code));
        entrance.enterWithCode(page, owner, false, code, "/courses/new?done=set-up");
    }

    private long owner(Tx tx, SetupDraft draft, String address, String hash, String code) {
        if (accounts.hasOwner(tx)) {
            return 0;
        }
        site.setUp(tx, address, draft.zone());
        courses.inZone(tx, draft.zone());
        long owner = entrance.open(tx, draft.credentials().foldedName(), hash, code, true);
        for (var course : courses.all(tx)) {
            members.join(tx, course.id(), owner, Role.INSTRUCTOR, draft.shown(), MaskDrawing.seed(random, members.masksIn(tx, course.id())));
        }
        return owner;
    }

    private Page checked(Context ctx) {
        if (!token.is(ctx.pathParam("token"))) {
            throw new NotFoundResponse();
        }
        return Page.of(ctx);
    }

    private Map<String, Object> form(Context ctx, SetupDraft draft, Map<String, String> problems) {
        Map<String, Object> model = new HashMap<>();
        model.put("token", ctx.pathParam("token"));
        model.put("draft", draft);
        model.put("problems", new LinkedHashMap<>(problems));
        model.put("zones", Zones.all());
        model.put("fixed", baseUrl.isFixed());
        model.put("script", "setup.js");
        return model;
    }
}
