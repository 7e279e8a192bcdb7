package unmask.signin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import unmask.people.AccountStore;
import unmask.people.CourseStore;
import unmask.people.MemberStore;
import unmask.people.RosterStore;
import unmask.people.Standing;
import unmask.storage.Database;
import unmask.web.Access;
import unmask.web.Form;
import unmask.web.Page;
import unmask.web.Throttle;
import unmask.web.WrongCodes;

/** Joining a class, with its code or with a slip that bears a name. */
public final class JoinRoutes {
    private final Database database;
    private final MemberStore members;
    private final Entrance entrance;
    private final Enrolment enrolment;
    private final Doors doors;
    private final AcquaintedPages acquainted;
    private final ClassNames names;
    private final Throttle throttle;
    private final WrongCodes wrongCodes;

    public JoinRoutes(Database database, AccountStore accounts, CourseStore courses, MemberStore members, RosterStore roster, Entrance entrance,
                      RandomGenerator random, Throttle throttle, WrongCodes wrongCodes) {
        this.database = database;
        this.members = members;
        this.entrance = entrance;
        this.enrolment = new Enrolment(database, accounts, courses, members, roster, entrance, random);
        this.doors = new Doors(database, courses, roster);
        this.acquainted = new AcquaintedPages(database, members, roster, enrolment, doors);
        this.names = new ClassNames(database, members, random);
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
        doors.find(typed).ifPresentOrElse(door -> page.redirect(door.path()), () -> wrongCode(ctx, page, typed));
    }

    private void show(Context ctx) {
        var page = Entrance.whole(ctx);
        var door = doors.find(ctx.pathParam("code"));
        if (door.isEmpty()) {
            wrongCode(ctx, page, ctx.pathParam("code"));
        } else if (standing(page, door.get()) == Standing.MEMBER && !door.get().hasSlip()) {
            page.redirect(JoinDraft.empty("", "", ctx.queryParam("for")).landing(door.get()));
        } else if (standing(page, door.get()) != Standing.NEW) {
            acquainted.show(page, door.get(), standing(page, door.get()));
        } else if (isOpen(page, door.get())) {
            page.unkept().show("signin/join", form(door.get(), JoinDraft.empty(entrance.offerPassphrase(), door.get().offeredName(), ctx.queryParam("for")), Map.of()));
        }
    }

    private Standing standing(Page page, Door door) {
        return !page.viewer().isSignedIn() ? Standing.NEW
                : database.read(tx -> members.standing(tx, door.course().id(), page.viewer().account().id()));
    }

    /** Whether somebody new may come in here, as far as can be told before they do; otherwise they are told why not. */
    private boolean isOpen(Page page, Door door) {
        var course = door.course();
        var why = door.isUsed() ? "signin.slip-used" : course.isArchived() ? "signin.class-archived" : isCodeClosed(door) ? "signin.code-closed" : null;
        if (why != null) {
            AcquaintedPages.turnAway(page, door, page.say(why));
        }
        return why == null;
    }

    private boolean isCodeClosed(Door door) {
        var course = door.course();
        return !door.hasSlip() && database.read(tx -> !course.isCodeOpen(tx.now()) || course.isFull(members.count(tx, course.id())));
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
        var door = doors.find(ctx.pathParam("code"));
        if (door.isEmpty()) {
            wrongCode(ctx, page, ctx.pathParam("code"));
            return;
        }
        var draft = JoinDraft.from(ctx);
        if (standing(page, door.get()) != Standing.NEW) {
            acquainted.comeIn(page, door.get(), standing(page, door.get()));
        } else if (door.get().isUsed() && !draft.credentials().name().isEmpty()) {
            joinTwice(page, door.get(), draft);
        } else if (isOpen(page, door.get())) {
            join(page, door.get(), draft);
        }
    }

    private void join(Page page, Door door, JoinDraft draft) {
        if (draft.others()) {
            page.unkept().show("signin/join", form(door, draft, Map.of()));
            return;
        }
        var problems = draft.problems(page, door, names.handles(), entrance.passphrases());
        if (!problems.isEmpty()) {
            page.askAgain("signin/join", form(door, draft, problems));
        } else if (page.viewer().isSignedIn()) {
            joinKnown(page, door, draft);
        } else {
            joinNewcomer(page, door, draft);
        }
    }

    private void joinKnown(Page page, Door door, JoinDraft draft) {
        switch (enrolment.known(door, draft, page.viewer()).outcome()) {
            case HANDLE_TAKEN -> page.askAgain("signin/join", form(door, draft, Map.of("handle", page.say("signin.handle-taken"))));
            case SLIP_USED -> AcquaintedPages.turnAway(page, door, page.say("signin.slip-used"));
            case CLOSED -> AcquaintedPages.turnAway(page, door, page.say("signin.code-closed"));
            default -> {
                doors.wasUsed(door);
                page.redirect(draft.landing(door) + "?done=joined");
            }
        }
    }

    private void joinNewcomer(Page page, Door door, JoinDraft draft) {
        var code = entrance.newRecoveryCode();
        var result = enrolment.newcomer(door, draft, code);
        switch (result.outcome()) {
            case JOINED -> {
                doors.wasUsed(door);
                entrance.enterWithCode(page, result.account(), draft.shared(), code, draft.landing(door) + "?done=joined");
            }
            case HANDLE_TAKEN -> page.askAgain("signin/join", form(door, draft, Map.of("handle", page.say("signin.handle-taken"))));
            case CLOSED -> AcquaintedPages.turnAway(page, door, page.say("signin.code-closed"));
            case NAME_TAKEN, JOINED_BEFORE, SLIP_USED -> joinTwice(page, door, draft);
        }
    }

    /** The name or the slip is taken: by the same person a moment ago, whose finger pressed twice, or by somebody else. */
    private void joinTwice(Page page, Door door, JoinDraft draft) {
        var account = throttle.take(draft.credentials().foldedName()).isZero()
                ? entrance.check(draft.credentials().name(), draft.credentials().passphrase())
                : Optional.<Long>empty();
        if (account.isEmpty()) {
            tellTaken(page, door, draft);
            return;
        }
        throttle.wasRight(draft.credentials().foldedName());
        if (database.read(tx -> members.find(tx, door.course().id(), account.get())).isPresent()) {
            var code = entrance.newRecoveryCode();
            database.change(tx -> entrance.lockWithCode(tx, account.get(), code));
            entrance.enterWithCode(page, account.get(), draft.shared(), code, draft.landing(door) + "?done=joined");
        } else {
            entrance.enter(page, account.get(), draft.shared());
            page.redirect(door.path());
        }
    }

    private void tellTaken(Page page, Door door, JoinDraft draft) {
        if (doors.find(door.code()).filter(still -> !still.isUsed()).isEmpty()) {
            AcquaintedPages.turnAway(page, door, page.say("signin.slip-used"));
        } else {
            page.askAgain("signin/join", form(door, draft, Map.of("name", page.say("signin.name-taken"))));
        }
    }

    private Map<String, Object> form(Door door, JoinDraft draft, Map<String, String> problems) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("door", door);
        model.put("course", door.course());
        List<String> instructors = database.read(tx -> members.instructors(tx, door.course().id()));
        model.put("instructors", String.join(", ", instructors));
        model.put("draft", draft);
        model.put("problems", problems);
        model.put("offers", door.course().mask().hasHandles() ? names.offers(door.course(), draft) : List.of());
        return model;
    }
}
