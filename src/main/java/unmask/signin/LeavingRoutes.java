package unmask.signin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Map;
import unmask.people.Exclusion;
import unmask.people.Member;
import unmask.people.MemberStore;
import unmask.people.RescueStore;
import unmask.people.SessionStore;
import unmask.storage.Database;
import unmask.web.Access;
import unmask.web.Page;

/** Leaving one class: the account and its other classes stay. */
public final class LeavingRoutes {
    private static final String LEAVE = "/me/classes/{course}/leave";

    private final Database database;
    private final MemberStore members;
    private final RescueStore rescues;
    private final SessionStore sessions;

    public LeavingRoutes(Database database, MemberStore members, RescueStore rescues, SessionStore sessions) {
        this.database = database;
        this.members = members;
        this.rescues = rescues;
        this.sessions = sessions;
    }

    public void register(RoutesConfig routes) {
        // Signed in and no more: an archived class can be left too, which members' other forms may not touch.
        routes.get(LEAVE, this::ask, Access.SIGNED_IN);
        routes.post(LEAVE, this::leave, Access.SIGNED_IN);
    }

    private void ask(Context ctx) {
        var page = Page.of(ctx);
        var member = member(page);
        boolean last = database.read(tx -> members.isLastInstructor(tx, member));
        page.unkept().show("signin/leave", Map.of("member", member, "last", last));
    }

    private static Member member(Page page) {
        if (!page.viewer().isMember()) {
            throw new NotFoundResponse();
        }
        return page.viewer().member();
    }

    private void leave(Context ctx) {
        var page = Page.of(ctx);
        var member = member(page);
        boolean left = database.write(tx -> {
            if (members.isLastInstructor(tx, member)) {
                return false;
            }
            members.exclude(tx, member.courseId(), member.id(), Exclusion.Side.OWN, Exclusion.Kind.LEFT);
            rescues.forget(tx, member.accountId(), member.courseId());
            sessions.endOnly(tx, member.accountId(), member.courseId());
            return true;
        });
        if (!left) {
            page.askAgain("signin/leave", Map.of("member", member, "last", true));
        } else if (page.viewer().session().isWhole()) {
            page.redirect("/me?done=left");
        } else {
            page.forgetSession();
            page.redirect("/?done=left");
        }
    }
}
