package unmask.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import unmask.people.AccountStore;
import unmask.people.Course;
import unmask.people.CourseStore;
import unmask.people.CreatorStore;
import unmask.people.InvitationStore;
import unmask.people.InvitationStore.Invitation;
import unmask.people.MemberStore;
import unmask.people.RecoveryCodes;
import unmask.people.SessionStore;
import unmask.people.StaffStore;
import unmask.storage.Database;
import unmask.storage.Tx;
import unmask.web.Access;
import unmask.web.Page;
import unmask.web.Throttle;

/** The door for those who are invited by a one-time link: to teach a course, or to create some. */
public final class InvitationRoutes {
    private final Database database;
    private final CourseStore courses;
    private final InvitationStore invitations;
    private final MemberStore members;
    private final Entrance entrance;
    private final Admission admission;
    private final Throttle throttle;
    /** Links that were just used, and where they led: a finger presses twice, and browsers show the second answer. */
    private final Cache<String, String> spent = Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(Duration.ofMinutes(10)).build();

    /** @param redraw has the discussions of a course drawn anew */
    public InvitationRoutes(Database database, AccountStore accounts, CourseStore courses, MemberStore members, StaffStore staff,
                            SessionStore sessions, InvitationStore invitations, CreatorStore creators, Entrance entrance, Throttle throttle,
                            BiConsumer<Tx, Long> redraw, RandomGenerator random) {
        this.database = database;
        this.courses = courses;
        this.invitations = invitations;
        this.members = members;
        this.entrance = entrance;
        this.throttle = throttle;
        this.admission = new Admission(database, accounts, members, staff, sessions, invitations, creators, entrance, redraw, random);
    }

    public void register(RoutesConfig routes) {
        routes.get("/invitations/{token}", this::show, Access.ANYONE);
        routes.post("/invitations/{token}", this::take, Access.ANYONE);
    }

    /** The invitation at the request's address. Nobody guesses 94 random bits, so wrong ones are answered at once. */
    private Optional<Invitation> invitation(Context ctx) {
        return hash(ctx).flatMap(hash -> database.read(tx -> invitations.find(tx, hash)));
    }

    private static Optional<String> hash(Context ctx) {
        return RecoveryCodes.normal(ctx.pathParam("token")).map(RecoveryCodes::hash);
    }

    private void show(Context ctx) {
        var page = whole(ctx);
        var invitation = invitation(ctx);
        if (invitation.isEmpty()) {
            over(page);
        } else {
            page.unkept().show("signin/invitation",
                    form(ctx, page, invitation.get(), InvitationDraft.empty(entrance.offerPassphrase(), usualName(page)), Map.of()));
        }
    }

    /** A session that opens one course alone cannot take on more. */
    private static Page whole(Context ctx) {
        var page = Page.of(ctx);
        if (page.viewer().isSignedIn() && !page.viewer().session().isWhole()) {
            throw new ForbiddenResponse("error.one-course");
        }
        return page;
    }

    private static void over(Page page) {
        page.refuse(404, "signin/invitation-over", Map.of());
    }

    /** The name by which the classes that this person teaches know them. */
    private String usualName(Page page) {
        return !page.viewer().isSignedIn() ? "" : database.read(tx -> courses.taughtBy(tx, page.viewer()).stream().findFirst()
                .flatMap(course -> members.find(tx, course.id(), page.viewer().account().id()))
                .map(member -> member.name()).orElse(""));
    }

    private Map<String, Object> form(Context ctx, Page page, Invitation invitation, InvitationDraft draft, Map<String, String> problems) {
        Map<String, Object> model = new HashMap<>();
        model.put("action", "/invitations/" + ctx.pathParam("token"));
        model.put("course", course(invitation));
        model.put("role", invitation.role());
        model.put("draft", draft);
        model.put("needsName", needsName(page, invitation));
        model.put("problems", problems);
        return model;
    }

    /** Null when the invitation is for no course. */
    private Course course(Invitation invitation) {
        return invitation.courseId() == null ? null : database.read(tx -> courses.byId(tx, invitation.courseId())).orElseThrow();
    }

    private boolean needsName(Page page, Invitation invitation) {
        return admission.needsName(invitation, Optional.ofNullable(page.viewer().account()).map(account -> account.id()));
    }

    private void take(Context ctx) {
        var page = whole(ctx);
        var draft = InvitationDraft.from(ctx);
        var invitation = invitation(ctx).orElse(null);
        if (invitation == null) {
            takeTwice(ctx, page, draft);
            return;
        }
        var problems = draft.problems(page, needsName(page, invitation), entrance.passphrases());
        if (!problems.isEmpty()) {
            page.askAgain("signin/invitation", form(ctx, page, invitation, draft, problems));
            return;
        }
        var code = entrance.newRecoveryCode();
        var result = page.viewer().isSignedIn()
                ? admission.known(invitation, draft, page.viewer().account().id(), page.viewer().account().mayCreateCourses())
                : admission.newcomer(invitation, draft, code);
        var course = course(invitation);
        var next = course == null ? "/courses/new?done=may-create" : course.path() + "?done=now-staff";
        switch (result.outcome()) {
            case ADMITTED -> {
                spent.put(hash(ctx).orElseThrow(), next);
                goIn(page, result.account(), draft, code, next);
            }
            case RAISED -> {
                page.forgetSession();
                page.redirect("/sign-in?done=raised&to=" + course.path());
            }
            case ALREADY -> page.redirect(course == null ? "/courses/new" : course.path() + "?done=staff-before");
            case OUT -> page.askAgain("signin/invitation", form(ctx, page, invitation, draft, Map.of("main", page.say("signin.invited-out"))));
            case NAME_TAKEN -> page.askAgain("signin/invitation", form(ctx, page, invitation, draft, Map.of("name", page.say("signin.name-taken"))));
            case SHOWN_TAKEN -> page.askAgain("signin/invitation", form(ctx, page, invitation, draft, Map.of("shown", page.say("signin.shown-taken"))));
            case OVER -> takeTwice(ctx, page, draft);
        }
    }

    private void goIn(Page page, long account, InvitationDraft draft, String code, String next) {
        if (page.viewer().isSignedIn()) {
            page.redirect(next);
        } else {
            entrance.enterWithCode(page, account, draft.shared(), code, next);
        }
    }

    /** The link is used up: by the same person a moment ago, or by somebody else. */
    private void takeTwice(Context ctx, Page page, InvitationDraft draft) {
        var next = hash(ctx).map(spent::getIfPresent).orElse(null);
        var name = draft.credentials().foldedName();
        if (next == null || page.viewer().isSignedIn()) {
            over(page);
            return;
        }
        var account = throttle.take(name).isZero() ? entrance.check(draft.credentials().name(), draft.credentials().passphrase()) : Optional.<Long>empty();
        if (account.isEmpty()) {
            over(page);
            return;
        }
        throttle.wasRight(name);
        var code = entrance.newRecoveryCode();
        database.change(tx -> entrance.lockWithCode(tx, account.get(), code));
        entrance.enterWithCode(page, account.get(), draft.shared(), code, next);
    }
}
