package unmask.courses;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import unmask.people.InvitationStore;
import unmask.people.RecoveryCodes;
import unmask.people.Role;
import unmask.people.StaffStore;
import unmask.storage.Database;
import unmask.storage.Ids;
import unmask.web.Access;
import unmask.web.Confirmed;
import unmask.web.Form;
import unmask.web.Page;

/** Who teaches a course: inviting instructors and assistants, and ending a role. */
public final class StaffRoutes {
    static final int LONGEST_NOTE = 100;

    private final Database database;
    private final StaffStore staff;
    private final InvitationStore invitations;
    private final RoleEnd roleEnd;
    private final RandomGenerator random;

    public StaffRoutes(Database database, StaffStore staff, InvitationStore invitations, RoleEnd roleEnd, RandomGenerator random) {
        this.database = database;
        this.staff = staff;
        this.invitations = invitations;
        this.roleEnd = roleEnd;
        this.random = random;
    }

    public void register(RoutesConfig routes) {
        routes.get("/courses/{course}/staff", this::show, Access.STAFF);
        routes.post("/courses/{course}/invitations", this::invite, Access.INSTRUCTOR, Confirmed.LATELY);
        routes.post("/courses/{course}/invitations/{invitation}/end", this::takeBack, Access.INSTRUCTOR, Confirmed.LATELY);
        routes.post("/courses/{course}/staff/{member}/end", this::endRole, Access.INSTRUCTOR, Confirmed.LATELY);
    }

    private void show(Context ctx) {
        var page = Page.of(ctx);
        page.unkept().show("courses/staff", form(page, "", "", Map.of()));
    }

    private Map<String, Object> form(Page page, String role, String note, Map<String, String> problems) {
        Map<String, Object> model = new HashMap<>();
        var people = database.read(tx -> staff.list(tx, page.course().id()));
        model.put("staff", people);
        model.put("isLast", people.stream().filter(each -> each.role() == Role.INSTRUCTOR).count() < 2);
        model.put("invitations", database.read(tx -> invitations.open(tx, page.course().id())));
        model.put("role", role);
        model.put("note", note);
        model.put("problems", problems);
        return model;
    }

    private void invite(Context ctx) {
        var page = Page.of(ctx);
        var role = Form.line(ctx, "role");
        var note = Form.line(ctx, "note");
        Map<String, String> problems = new LinkedHashMap<>();
        if (!role.equals("instructor") && !role.equals("assistant")) {
            problems.put("role", page.say("courses.choose"));
        }
        if (note.length() > LONGEST_NOTE) {
            problems.put("note", page.say("courses.note-long", LONGEST_NOTE));
        }
        if (!problems.isEmpty()) {
            page.askAgain("courses/staff", form(page, role, note, problems));
            return;
        }
        var token = RecoveryCodes.issue(random).toLowerCase(Locale.ROOT);
        database.change(tx -> invitations.add(tx, page.course().id(), Role.valueOf(role.toUpperCase(Locale.ROOT)), note,
                RecoveryCodes.hash(token.toUpperCase(Locale.ROOT))));
        page.unkept().show("courses/invitation", Map.of("link", page.absolute("/invitations/" + token), "role", role, "note", note,
                "path", page.course().path() + "/staff"));
    }

    private void takeBack(Context ctx) {
        var page = Page.of(ctx);
        long id = Ids.parse(ctx.pathParam("invitation")).orElseThrow(NotFoundResponse::new);
        boolean was = database.write(tx -> invitations.end(tx, page.course().id(), id));
        page.redirect(page.course().path() + "/staff?done=" + (was ? "invitation-taken-back" : "invitation-gone"));
    }

    private void endRole(Context ctx) {
        var page = Page.of(ctx);
        long member = Ids.parse(ctx.pathParam("member")).orElseThrow(NotFoundResponse::new);
        switch (roleEnd.of(page.course(), member)) {
            case NOBODY -> throw new NotFoundResponse();
            case LAST -> page.askAgain("courses/staff", form(page, "", "", Map.of("staff", page.say("courses.last-instructor"))));
            // Whoever has ended their own role is signed out now.
            case ENDED -> page.redirect(member == page.viewer().member().id() ? "/?done=own-role-ended" : page.course().path() + "/staff?done=role-ended");
        }
    }
}
