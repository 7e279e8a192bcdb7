package unmask.courses;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import unmask.inbox.Notice;
import unmask.inbox.NoticeStore;
import unmask.people.CreatorStore;
import unmask.people.InvitationStore;
import unmask.people.RecoveryCodes;
import unmask.storage.Database;
import unmask.storage.Ids;
import unmask.web.Access;
import unmask.web.Confirmed;
import unmask.web.Form;
import unmask.web.Page;

/** The owner's page: who may create courses. What is in the courses, and even their titles, is not the owner's to see. */
public final class SiteRoutes {
    private final Database database;
    private final InvitationStore invitations;
    private final CreatorStore creators;
    private final NoticeStore notices;
    private final RandomGenerator random;

    public SiteRoutes(Database database, InvitationStore invitations, CreatorStore creators, NoticeStore notices, RandomGenerator random) {
        this.database = database;
        this.invitations = invitations;
        this.creators = creators;
        this.notices = notices;
        this.random = random;
    }

    public void register(RoutesConfig routes) {
        routes.get("/site", this::show, Access.OWNER);
        routes.post("/site/invitations", this::invite, Access.OWNER, Confirmed.LATELY);
        routes.post("/site/invitations/{invitation}/end", this::takeBack, Access.OWNER, Confirmed.LATELY);
        routes.post("/site/creators/{account}/end", this::endRight, Access.OWNER, Confirmed.LATELY);
    }

    private void show(Context ctx) {
        Page.of(ctx).unkept().show("courses/site", form("", Map.of()));
    }

    private Map<String, Object> form(String note, Map<String, String> problems) {
        Map<String, Object> model = new HashMap<>();
        model.put("creators", database.read(creators::list));
        model.put("invitations", database.read(tx -> invitations.open(tx, null)));
        model.put("note", note);
        model.put("problems", problems);
        return model;
    }

    /** The note is all by which the owner will know this person again. */
    private void invite(Context ctx) {
        var page = Page.of(ctx);
        var note = Form.line(ctx, "note");
        if (note.isEmpty() || note.length() > StaffRoutes.LONGEST_NOTE) {
            var sentence = note.isEmpty() ? page.say("courses.note-missing") : page.say("courses.note-long", StaffRoutes.LONGEST_NOTE);
            page.askAgain("courses/site", form(note, Map.of("note", sentence)));
            return;
        }
        var token = RecoveryCodes.issue(random).toLowerCase(Locale.ROOT);
        database.change(tx -> invitations.add(tx, null, null, note, RecoveryCodes.hash(token.toUpperCase(Locale.ROOT))));
        page.unkept().show("courses/invitation", Map.of("link", page.absolute("/invitations/" + token), "role", "creator", "note", note, "path", "/site"));
    }

    private void takeBack(Context ctx) {
        long id = Ids.parse(ctx.pathParam("invitation")).orElseThrow(NotFoundResponse::new);
        boolean was = database.write(tx -> invitations.end(tx, null, id));
        Page.of(ctx).redirect("/site?done=" + (was ? "invitation-taken-back" : "invitation-gone"));
    }

    private void endRight(Context ctx) {
        long account = Ids.parse(ctx.pathParam("account")).orElseThrow(NotFoundResponse::new);
        boolean was = database.write(tx -> {
            boolean ended = creators.end(tx, account);
            if (ended) {
                notices.tell(tx, account, null, Notice.Kind.CREATING_ENDED, null);
            }
            return ended;
        });
        if (!was) {
            throw new NotFoundResponse();
        }
        Page.of(ctx).redirect("/site?done=right-taken-back");
    }
}
