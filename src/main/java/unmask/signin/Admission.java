package unmask.signin;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import unmask.people.AccountStore;
import unmask.people.CreatorStore;
import unmask.people.Exclusion;
import unmask.people.InvitationStore;
import unmask.people.InvitationStore.Invitation;
import unmask.people.MaskDrawing;
import unmask.people.Member;
import unmask.people.MemberStore;
import unmask.people.Role;
import unmask.people.SessionStore;
import unmask.people.StaffStore;
import unmask.people.Standing;
import unmask.storage.Database;
import unmask.storage.Tx;

/** Makes whoever takes an invitation what it says: one of a course's staff, or somebody who may create courses. */
final class Admission {
    /** How it went. */
    enum Outcome {
        /** They are what the invitation says. */
        ADMITTED,
        /** They were in the course before, and have to sign in again in their new role. */
        RAISED,
        /** They are as much already, and the invitation is still open. */
        ALREADY,
        /** Staff have put them out of the course, and an invitation alone does not let them back in. */
        OUT,
        /** Somebody has the sign-in name. */
        NAME_TAKEN,
        /** Somebody in the course has the name. */
        SHOWN_TAKEN,
        /** Somebody was faster, or the invitation was taken back. */
        OVER
    }

    /** @param account whose it is now; 0 when it is nobody's */
    record Result(Outcome outcome, long account) {}

    private final Database database;
    private final AccountStore accounts;
    private final MemberStore members;
    private final StaffStore staff;
    private final SessionStore sessions;
    private final InvitationStore invitations;
    private final CreatorStore creators;
    private final Entrance entrance;
    private final BiConsumer<Tx, Long> redraw;
    private final RandomGenerator random;

    Admission(Database database, AccountStore accounts, MemberStore members, StaffStore staff, SessionStore sessions, InvitationStore invitations,
              CreatorStore creators, Entrance entrance, BiConsumer<Tx, Long> redraw, RandomGenerator random) {
        this.database = database;
        this.accounts = accounts;
        this.members = members;
        this.staff = staff;
        this.sessions = sessions;
        this.invitations = invitations;
        this.creators = creators;
        this.entrance = entrance;
        this.redraw = redraw;
        this.random = random;
    }

    /** Somebody new, whose recovery code this is. */
    Result newcomer(Invitation invitation, InvitationDraft draft, String recoveryCode) {
        var name = draft.credentials().foldedName();
        var hash = entrance.passphrases().hash(draft.credentials().passphrase());
        return database.write(tx -> {
            if (accounts.isTaken(tx, name)) {
                return new Result(Outcome.NAME_TAKEN, 0);
            }
            if (isShownTaken(tx, invitation, draft.shown())) {
                return new Result(Outcome.SHOWN_TAKEN, 0);
            }
            if (!invitations.end(tx, invitation.courseId(), invitation.id())) {
                return new Result(Outcome.OVER, 0);
            }
            long account = entrance.open(tx, name, hash, recoveryCode, false);
            admit(tx, invitation, account, draft.shown());
            return new Result(Outcome.ADMITTED, account);
        });
    }

    private boolean isShownTaken(Tx tx, Invitation invitation, String shown) {
        return invitation.courseId() != null && members.isTaken(tx, invitation.courseId(), shown);
    }

    private void admit(Tx tx, Invitation invitation, long account, String shown) {
        if (invitation.courseId() == null) {
            creators.admit(tx, account, invitation.note());
        } else {
            members.join(tx, invitation.courseId(), account, invitation.role(), shown,
                    MaskDrawing.seed(random, members.masksIn(tx, invitation.courseId())));
        }
    }

    /** Somebody who has an account; a member of the course keeps the name that they have there. */
    Result known(Invitation invitation, InvitationDraft draft, long account, boolean mayCreate) {
        return database.write(tx -> {
            var outcome = invitation.courseId() == null
                    ? mayCreate ? Outcome.ALREADY : Outcome.ADMITTED
                    : outcome(tx, invitation, account, draft.shown());
            if (outcome != Outcome.ADMITTED && outcome != Outcome.RAISED) {
                return new Result(outcome, account);
            }
            if (!invitations.end(tx, invitation.courseId(), invitation.id())) {
                return new Result(Outcome.OVER, account);
            }
            if (outcome == Outcome.ADMITTED) {
                admit(tx, invitation, account, draft.shown());
            } else {
                raise(tx, invitation, account);
            }
            return new Result(outcome, account);
        });
    }

    private Outcome outcome(Tx tx, Invitation invitation, long account, String shown) {
        return switch (members.standing(tx, invitation.courseId(), account)) {
            case NEW -> isShownTaken(tx, invitation, shown) ? Outcome.SHOWN_TAKEN : Outcome.ADMITTED;
            case MEMBER -> isMore(invitation.role(), role(tx, invitation, account)) ? Outcome.RAISED : Outcome.ALREADY;
            case LEFT -> Outcome.RAISED;
            case OUT -> staff.former(tx, invitation.courseId(), account).isPresent() ? Outcome.RAISED : Outcome.OUT;
        };
    }

    /** Whether the class has yet to learn a name of this account's. */
    boolean needsName(Invitation invitation, Optional<Long> account) {
        return invitation.courseId() != null
                && (account.isEmpty() || database.read(tx -> members.standing(tx, invitation.courseId(), account.get())) == Standing.NEW);
    }

    private Role role(Tx tx, Invitation invitation, long account) {
        return members.find(tx, invitation.courseId(), account).map(Member::role).orElse(Role.STUDENT);
    }

    private static boolean isMore(Role role, Role other) {
        return role.compareTo(other) > 0;
    }

    /** A changed role ends every session. */
    private void raise(Tx tx, Invitation invitation, long account) {
        long course = invitation.courseId();
        var former = staff.former(tx, course, account);
        long id = members.idOf(tx, course, account);
        for (var side : Exclusion.Side.values()) {
            members.readmit(tx, course, id, side);
        }
        boolean raised = staff.find(tx, course, id).or(() -> former).map(StaffStore.StaffMember::raised).orElse(true);
        staff.give(tx, course, id, invitation.role(), raised);
        redraw.accept(tx, course);
        sessions.endAll(tx, account);
    }
}
