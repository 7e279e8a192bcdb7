package unmask.signin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import unmask.people.AccountStore;
import unmask.people.Course;
import unmask.people.CourseStore;
import unmask.people.Handles;
import unmask.people.JoinCodes;
import unmask.people.MaskDrawing;
import unmask.people.MemberStore;
import unmask.storage.Database;
import unmask.web.Access;
import unmask.web.Form;
import unmask.web.Page;
import unmask.web.Throttle;
import unmask.web.WrongCodes;

/** Joining a class with its code. */
public final class JoinRoutes {
    private static final int OFFERED = 5;

    private final Database database;
    private final CourseStore courses;
    private final MemberStore members;
    private final Entrance entrance;
    private final Enrolment enrolment;
    private final Handles handles;
    private final RandomGenerator random;
    private final Throttle throttle;
    private final WrongCodes wrongCodes;

    public JoinRoutes(Database database, AccountStore accounts, CourseStore courses, MemberStore members, Entrance entrance,
                      RandomGenerator random, Throttle throttle, WrongCodes wrongCodes) {
        this.database = database;
        this.courses = courses;
        this.members = members;
        this.entrance = entrance;
        this.enrolment = new Enrolment(database, accounts, members, entrance, random);
        this.handles = Handles.shipped();
        this.random = random;
        this.throttle = throttle;
        this.wrongCodes = wrongCodes;
    }

    public void register(RoutesConfig routes) {
        routes.get("/join", this::askCode, Access.ANYONE);
        routes.get("/join/{code}", this::show, Access.ANYONE);
        routes.post("/join/{code}", this::join, Access.ANYONE);
    }

    private void askCode(Context ctx) {
        var page = Page.of(ctx);
        var typed = ctx.queryParam("code");
        if (typed == null) {
            page.show("signin/join-code", codeForm("", null));
            return;
        }
        var code = JoinCodes.normal(typed);
        if (code.isPresent() && course(code.get()).isPresent()) {
            page.redirect("/join/" + code.get());
        } else {
            wrongCode(ctx, page, typed);
        }
    }

    private void show(Context ctx) {
        var page = Entrance.whole(ctx);
        var course = JoinCodes.normal(ctx.pathParam("code")).flatMap(this::course);
        if (course.isEmpty()) {
            wrongCode(ctx, page, ctx.pathParam("code"));
        } else if (hasJoined(page, course.get())) {
            page.redirect(course.get().path());
        } else {
            page.unkept().show("signin/join", form(page, course.get(), JoinDraft.empty(entrance.offerPassphrase()), Map.of()));
        }
    }

    private Optional<Course> course(String code) {
        return database.read(tx -> courses.behind(tx, code));
    }

    private boolean hasJoined(Page page, Course course) {
        return page.viewer().isSignedIn()
                && database.read(tx -> members.find(tx, course.id(), page.viewer().account().id())).isPresent();
    }

    /** A right code is never slowed down; wrong ones are, the more of them come in from anywhere. */
    private void wrongCode(Context ctx, Page page, String typed) {
        wrongCodes.answerLate(ctx, () -> page.refuse(404, "signin/join-code",
                codeForm(typed.substring(0, Math.min(40, typed.length())), page.say("signin.no-such-code"))));
    }

    private static Map<String, Object> codeForm(String typed, String problem) {
        Map<String, Object> model = new HashMap<>();
        model.put("typed", typed);
        model.put("problem", problem);
        return model;
    }

    private void join(Context ctx) {
        var page = Entrance.whole(ctx);
        var course = JoinCodes.normal(ctx.pathParam("code")).flatMap(this::course);
        if (course.isEmpty()) {
            wrongCode(ctx, page, ctx.pathParam("code"));
            return;
        }
        var draft = JoinDraft.from(ctx);
        if (draft.others()) {
            page.unkept().show("signin/join", form(page, course.get(), draft, Map.of()));
            return;
        }
        var problems = draft.problems(page, course.get(), handles, entrance.passphrases());
        if (!problems.isEmpty()) {
            page.askAgain("signin/join", form(page, course.get(), draft, problems));
        } else if (page.viewer().isSignedIn()) {
            joinKnown(page, course.get(), draft);
        } else {
            joinNewcomer(page, course.get(), draft);
        }
    }

    private void joinKnown(Page page, Course course, JoinDraft draft) {
        if (enrolment.known(course, draft, page.viewer()).outcome() == Enrolment.Outcome.HANDLE_TAKEN) {
            page.askAgain("signin/join", form(page, course, draft, Map.of("handle", page.say("signin.handle-taken"))));
        } else {
            page.redirect(course.path() + "?done=joined");
        }
    }

    private void joinNewcomer(Page page, Course course, JoinDraft draft) {
        var code = entrance.newRecoveryCode();
        var result = enrolment.newcomer(course, draft, code);
        switch (result.outcome()) {
            case JOINED -> entrance.enterWithCode(page, result.account(), draft.shared(), code, course.path() + "?done=joined");
            case HANDLE_TAKEN -> page.askAgain("signin/join", form(page, course, draft, Map.of("handle", page.say("signin.handle-taken"))));
            case NAME_TAKEN, JOINED_BEFORE -> joinTwice(page, course, draft);
        }
    }

    /** The name is taken: by the same person a moment ago, whose finger pressed twice, or by somebody else. */
    private void joinTwice(Page page, Course course, JoinDraft draft) {
        var account = throttle.take(draft.credentials().foldedName()).isZero()
                ? entrance.check(draft.credentials().name(), draft.credentials().passphrase())
                : Optional.<Long>empty();
        if (account.isEmpty()) {
            page.askAgain("signin/join", form(page, course, draft, Map.of("name", page.say("signin.name-taken"))));
            return;
        }
        throttle.wasRight(draft.credentials().foldedName());
        if (database.read(tx -> members.find(tx, course.id(), account.get())).isPresent()) {
            var code = entrance.newRecoveryCode();
            database.change(tx -> entrance.lockWithCode(tx, account.get(), code));
            entrance.enterWithCode(page, account.get(), draft.shared(), code, course.path() + "?done=joined");
        } else {
            entrance.enter(page, account.get(), draft.shared());
            page.redirect("/join/" + course.joinCode());
        }
    }

    private Map<String, Object> form(Page page, Course course, JoinDraft draft, Map<String, String> problems) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("course", course);
        List<String> instructors = database.read(tx -> members.instructors(tx, course.id()));
        model.put("instructors", String.join(", ", instructors));
        model.put("draft", draft);
        model.put("problems", problems);
        model.put("offers", course.mask().hasHandles() ? offers(course, draft) : List.of());
        return model;
    }

    /** @param drawing shown with the name, and worn with it from then on */
    record Offer(String handle, int seed, MaskDrawing drawing, boolean chosen) {}

    private List<Offer> offers(Course course, JoinDraft draft) {
        return database.read(tx -> {
            var worn = members.masksIn(tx, course.id());
            boolean keeps = !draft.others() && handles.isHandle(draft.handle()) && !members.isTaken(tx, course.id(), draft.handle());
            var names = handles.offer(random, keeps ? OFFERED - 1 : OFFERED, name -> members.isTaken(tx, course.id(), name));
            var offers = new ArrayList<Offer>();
            if (keeps) {
                offers.add(new Offer(draft.handle(), draft.seed(), MaskDrawing.of(draft.seed()), true));
            }
            for (var name : names) {
                int seed = MaskDrawing.seed(random, worn);
                worn.add(seed);
                offers.add(new Offer(name, seed, MaskDrawing.of(seed), false));
            }
            return List.copyOf(offers);
        });
    }
}
