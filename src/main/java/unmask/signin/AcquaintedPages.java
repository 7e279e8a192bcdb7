package unmask.signin;

import java.util.HashMap;
import java.util.Map;
import unmask.people.Member;
import unmask.people.MemberStore;
import unmask.people.Role;
import unmask.people.RosterName;
import unmask.people.RosterStore;
import unmask.people.Standing;
import unmask.storage.Database;
import unmask.web.Page;

/** What somebody finds at the door of a class that knows them already. */
final class AcquaintedPages {
    private final Database database;
    private final MemberStore members;
    private final RosterStore roster;
    private final Enrolment enrolment;
    private final Doors doors;

    AcquaintedPages(Database database, MemberStore members, RosterStore roster, Enrolment enrolment, Doors doors) {
        this.database = database;
        this.members = members;
        this.roster = roster;
        this.enrolment = enrolment;
        this.doors = doors;
    }

    void show(Page page, Door door, Standing standing) {
        switch (standing) {
            case LEFT -> ask(page, door, page.say("signin.left-before"), "signin.come-back");
            case OUT -> turnAway(page, door, page.say("signin.put-out"));
            default -> showMember(page, door, member(page, door));
        }
    }

    private void showMember(Page page, Door door, Member member) {
        var own = line(member);
        var problem = problem(page, door, member, own);
        if (!door.hasSlip() || own != null && own.id() == door.line().id()) {
            page.redirect(door.course().path());
        } else if (problem != null) {
            turnAway(page, door, problem);
        } else {
            var sentence = own == null ? page.say("signin.slip-for-member", door.line().isolated())
                    : page.say("signin.slip-instead", door.line().isolated(), own.isolated());
            ask(page, door, sentence, "signin.use-slip");
        }
    }

    private Member member(Page page, Door door) {
        return database.read(tx -> members.find(tx, door.course().id(), page.viewer().account().id())).orElseThrow();
    }

    private RosterName line(Member member) {
        return database.read(tx -> roster.of(tx, member.courseId(), member.accountId())).orElse(null);
    }

    /** Why a member cannot use this slip; null when they can. */
    private static String problem(Page page, Door door, Member member, RosterName own) {
        if (!door.hasSlip() || door.isUsed()) {
            return page.say("signin.slip-used");
        }
        if (member.role() != Role.STUDENT) {
            return page.say("signin.slip-and-staff", door.line().isolated());
        }
        return own != null && !own.isTyped() ? page.say("signin.slip-not-needed", own.isolated(), door.line().isolated()) : null;
    }

    /** The page was read, and its button pressed. */
    void comeIn(Page page, Door door, Standing standing) {
        switch (standing) {
            case LEFT -> {
                enrolment.back(door, page.viewer());
                page.redirect(door.course().path() + "?done=back");
            }
            case OUT -> turnAway(page, door, page.say("signin.put-out"));
            default -> useSlip(page, door, member(page, door));
        }
    }

    private void useSlip(Page page, Door door, Member member) {
        if (!door.hasSlip() || problem(page, door, member, line(member)) != null) {
            showMember(page, door, member);
        } else if (enrolment.takeSlip(door, member)) {
            doors.wasUsed(door);
            page.redirect(door.course().path() + "?done=slip-used");
        } else {
            turnAway(page, door, page.say("signin.slip-used"));
        }
    }

    /** Says why somebody cannot come in here. */
    static void turnAway(Page page, Door door, String sentence) {
        page.refuse(403, "signin/at-the-door", model(door, sentence, null));
    }

    private static void ask(Page page, Door door, String sentence, String button) {
        page.unkept().show("signin/at-the-door", model(door, sentence, button));
    }

    private static Map<String, Object> model(Door door, String sentence, String button) {
        Map<String, Object> model = new HashMap<>();
        model.put("course", door.course());
        model.put("path", door.path());
        model.put("sentence", sentence);
        model.put("button", button);
        return model;
    }
}
