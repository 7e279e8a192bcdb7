package unmask.signin;

import io.javalin.http.NotFoundResponse;
import java.util.random.RandomGenerator;
import unmask.people.AccountStore;
import unmask.people.Course;
import unmask.people.CourseStore;
import unmask.people.Exclusion;
import unmask.people.MaskDrawing;
import unmask.people.Member;
import unmask.people.MemberStore;
import unmask.people.Role;
import unmask.people.RosterStore;
import unmask.people.Standing;
import unmask.people.Viewer;
import unmask.storage.Database;
import unmask.storage.Tx;

/** Makes somebody a member of a course: with a new account, or with the one that they are signed in with. */
final class Enrolment {
    /** How it went. */
    enum Outcome {
        JOINED, HANDLE_TAKEN, NAME_TAKEN, JOINED_BEFORE, SLIP_USED, CLOSED
    }

    /** @param account the account that is now a member; 0 when nobody has joined */
    record Result(Outcome outcome, long account) {}

    private final Database database;
    private final AccountStore accounts;
    private final CourseStore courses;
    private final MemberStore members;
    private final RosterStore roster;
    private final Entrance entrance;
    private final RandomGenerator random;

    Enrolment(Database database, AccountStore accounts, CourseStore courses, MemberStore members, RosterStore roster, Entrance entrance,
              RandomGenerator random) {
        this.database = database;
        this.accounts = accounts;
        this.courses = courses;
        this.members = members;
        this.roster = roster;
        this.entrance = entrance;
        this.random = random;
    }

    /** Somebody new, whose recovery code this is. */
    Result newcomer(Door door, JoinDraft draft, String recoveryCode) {
        var name = draft.credentials().foldedName();
        // Hashing takes a tenth of a second, and no transaction should wait for it.
        var hash = entrance.passphrases().hash(draft.credentials().passphrase());
        return database.write(tx -> {
            if (accounts.isTaken(tx, name)) {
                return new Result(Outcome.NAME_TAKEN, 0);
            }
            if (isClosed(tx, door)) {
                return new Result(Outcome.CLOSED, 0);
            }
            if (members.isTaken(tx, door.course().id(), draft.handle())) {
                return new Result(Outcome.HANDLE_TAKEN, 0);
            }
            if (door.hasSlip() && !roster.tear(tx, door.line())) {
                return new Result(Outcome.SLIP_USED, 0);
            }
            long account = entrance.open(tx, name, hash, recoveryCode, false);
            seat(tx, door, draft, account);
            return new Result(Outcome.JOINED, account);
        });
    }

    /** Somebody who has an account already. */
    Result known(Door door, JoinDraft draft, Viewer viewer) {
        long account = viewer.account().id();
        return database.write(tx -> {
            if (members.standing(tx, door.course().id(), account) != Standing.NEW) {
                return new Result(Outcome.JOINED_BEFORE, account);
            }
            if (isClosed(tx, door)) {
                return new Result(Outcome.CLOSED, 0);
            }
            if (members.isTaken(tx, door.course().id(), draft.handle())) {
                return new Result(Outcome.HANDLE_TAKEN, 0);
            }
            if (door.hasSlip() && !roster.tear(tx, door.line())) {
                return new Result(Outcome.SLIP_USED, 0);
            }
            seat(tx, door, draft, account);
            return new Result(Outcome.JOINED, account);
        });
    }

    /**
     * Holds the course while somebody joins, so that two phones cannot take the last seat, and nobody comes in under a rule for names
     * that has just been changed. A slip has its seat already.
     */
    private boolean isClosed(Tx tx, Door door) {
        var course = courses.forChange(tx, door.course().id()).orElseThrow(NotFoundResponse::new);
        boolean codeIsOpen = door.hasSlip() || course.isCodeOpen(tx.now()) && !course.isFull(members.count(tx, course.id()));
        return !codeIsOpen || course.isArchived() || course.mask() != door.course().mask();
    }

    /** Everybody who comes in stands on the list: under the slip's line, or under the name that they have typed. */
    private void seat(Tx tx, Door door, JoinDraft draft, long account) {
        long course = door.course().id();
        var member = members.join(tx, course, account, Role.STUDENT, draft.handle(), seed(tx, door.course(), draft));
        if (door.hasSlip()) {
            roster.seatAt(tx, door.line(), member.id());
        } else {
            roster.add(tx, course, door.asksRealName() ? draft.real() : draft.handle(), "", RosterStore.Origin.MEMBER, member.id());
        }
    }

    private int seed(Tx tx, Course course, JoinDraft draft) {
        return draft.seed() == JoinDraft.UNSEEDED ? MaskDrawing.seed(random, members.masksIn(tx, course.id())) : draft.seed();
    }

    /** A member who came with the class code and has a slip now; false when the slip was used, or staff had written the member down. */
    boolean takeSlip(Door door, Member member) {
        return database.write(tx -> {
            boolean free = roster.of(tx, member.courseId(), member.accountId()).filter(line -> !line.isTyped()).isEmpty();
            if (!free || !roster.tear(tx, door.line())) {
                return false;
            }
            roster.seatAt(tx, door.line(), member.id());
            return true;
        });
    }

    /** Somebody who has left comes back under the name they had; a slip in the hand replaces a name that they typed. */
    void back(Door door, Viewer viewer) {
        long course = door.course().id();
        long account = viewer.account().id();
        var member = database.write(tx -> {
            if (members.standing(tx, course, account) == Standing.LEFT) {
                members.seat(tx, course, account).ifPresent(seat -> members.readmit(tx, course, seat.memberId(), Exclusion.Side.OWN));
            }
            return members.find(tx, course, account);
        });
        if (door.hasSlip() && member.isPresent()) {
            takeSlip(door, member.get());
        }
    }
}
