package unmask.courses;

import java.util.function.BiConsumer;
import unmask.inbox.Notice;
import unmask.inbox.NoticeStore;
import unmask.people.Course;
import unmask.people.Exclusion;
import unmask.people.MemberStore;
import unmask.people.Role;
import unmask.people.SessionStore;
import unmask.people.StaffStore;
import unmask.storage.Database;
import unmask.storage.Tx;

/**
 * The end of somebody's role in a course. Whoever was a student of it before is a student again; everybody else is out of the
 * course, and what they have said stays there as a teacher's words.
 */
public final class RoleEnd {
    /** How it went. */
    enum Outcome {
        ENDED, LAST, NOBODY
    }

    private final Database database;
    private final StaffStore staff;
    private final MemberStore members;
    private final SessionStore sessions;
    private final NoticeStore notices;
    private final HandleGiving giving;
    private final BiConsumer<Tx, Long> redraw;

    /** @param redraw has the discussions of a course drawn anew */
    public RoleEnd(Database database, StaffStore staff, MemberStore members, SessionStore sessions, NoticeStore notices, HandleGiving giving,
                   BiConsumer<Tx, Long> redraw) {
        this.database = database;
        this.staff = staff;
        this.members = members;
        this.sessions = sessions;
        this.notices = notices;
        this.giving = giving;
        this.redraw = redraw;
    }

    Outcome of(Course course, long member) {
        return database.write(tx -> {
            staff.hold(tx, course.id());
            var who = staff.find(tx, course.id(), member);
            if (who.isEmpty()) {
                return Outcome.NOBODY;
            }
            if (who.get().role() == Role.INSTRUCTOR && instructors(tx, course) < 2) {
                return Outcome.LAST;
            }
            end(tx, course, who.get());
            return Outcome.ENDED;
        });
    }

    private long instructors(Tx tx, Course course) {
        return staff.list(tx, course.id()).stream().filter(each -> each.role() == Role.INSTRUCTOR).count();
    }

    private void end(Tx tx, Course course, StaffStore.StaffMember who) {
        if (who.raised()) {
            staff.give(tx, course.id(), who.memberId(), Role.STUDENT, false);
            if (course.mask().hasHandles()) {
                // The class may have gone by real names when this student became one of the staff.
                giving.toAll(tx, course.id());
            }
        } else {
            members.exclude(tx, course.id(), who.memberId(), Exclusion.Side.HANDLE, Exclusion.Kind.REMOVED);
        }
        redraw.accept(tx, course.id());
        sessions.endAll(tx, who.accountId());
        notices.tell(tx, who.accountId(), course.id(), Notice.Kind.ROLE_CHANGED, null);
    }
}
