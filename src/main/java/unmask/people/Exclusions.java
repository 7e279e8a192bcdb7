package unmask.people;

import java.util.Optional;
import unmask.people.Exclusion.Kind;
import unmask.people.Exclusion.Side;
import unmask.storage.Tx;

/** Staff put students out and let them back in, by a line of the class's list or by the name that the class knows. */
public final class Exclusions {
    /** How it went. */
    public enum Outcome {
        DONE,
        /** Nobody is there: no such name, or nobody has come in under the line. */
        NOBODY,
        /** They are staff: their role ends first. */
        STAFF
    }

    private final MemberStore members;
    private final RosterStore roster;
    private final SessionStore sessions;
    private final PersonaStore personas = new PersonaStore();

    public Exclusions(MemberStore members, RosterStore roster, SessionStore sessions) {
        this.members = members;
        this.roster = roster;
        this.sessions = sessions;
    }

    /** Puts out whoever has come in under a line. */
    public Outcome byLine(Tx tx, Course course, long line, Kind kind) {
        return putOut(tx, course, roster.seat(tx, course.id(), line), Side.ROSTER, kind);
    }

    /** Puts out whoever the class knows by this name. */
    public Outcome byName(Tx tx, Course course, String name, Kind kind) {
        return putOut(tx, course, members.seatOf(tx, course.id(), name), Side.HANDLE, kind);
    }

    /** Puts out whoever has said something under this name: the side of that name, whatever the mask. */
    public Outcome byPersona(Tx tx, Course course, long persona, Kind kind) {
        var worn = personas.worn(tx, course.id(), persona);
        return putOut(tx, course, members.seatBehind(tx, course.id(), persona), worn.side(), worn.discussion(), kind);
    }

    /** Lets back in whoever has said something under this name, as far as that name is concerned. */
    public Outcome endByPersona(Tx tx, Course course, long persona) {
        var worn = personas.worn(tx, course.id(), persona);
        var seat = members.seatBehind(tx, course.id(), persona);
        seat.ifPresent(found -> members.readmit(tx, course.id(), found.memberId(), worn.side(), worn.discussion()));
        return seat.isPresent() ? Outcome.DONE : Outcome.NOBODY;
    }

    /** Whether somebody was put out by this very name. */
    public boolean isOut(Tx tx, Course course, long persona) {
        return personas.isOut(tx, course.id(), persona);
    }

    private Outcome putOut(Tx tx, Course course, Optional<Seat> seat, Side side, Kind kind) {
        return putOut(tx, course, seat, side, PersonaStore.WHOLE_COURSE, kind);
    }

    private Outcome putOut(Tx tx, Course course, Optional<Seat> seat, Side side, long discussion, Kind kind) {
        if (seat.isEmpty()) {
            return Outcome.NOBODY;
        }
        if (seat.get().role().isStaff()) {
            return Outcome.STAFF;
        }
        members.exclude(tx, course.id(), seat.get().memberId(), side, discussion, kind);
        sessions.endAll(tx, seat.get().accountId());
        return Outcome.DONE;
    }

    /** Lets back in whoever has come in under a line: on this side, and on both where staff see both. */
    public Outcome endByLine(Tx tx, Course course, long line) {
        return letIn(tx, course, roster.seat(tx, course.id(), line), Side.ROSTER, Side.HANDLE);
    }

    /** Lets back in whoever the class knows by this name. */
    public Outcome endByName(Tx tx, Course course, String name) {
        return letIn(tx, course, members.seatOf(tx, course.id(), name), Side.HANDLE, Side.ROSTER);
    }

    private Outcome letIn(Tx tx, Course course, Optional<Seat> seat, Side side, Side other) {
        if (seat.isEmpty()) {
            return Outcome.NOBODY;
        }
        members.readmit(tx, course.id(), seat.get().memberId(), side);
        if (course.mask() != Mask.MASKED) {
            members.readmit(tx, course.id(), seat.get().memberId(), other);
        }
        return Outcome.DONE;
    }
}
