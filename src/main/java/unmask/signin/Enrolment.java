package unmask.signin;

import io.javalin.http.NotFoundResponse;
import java.util.random.RandomGenerator;
import unmask.people.AccountStore;
import unmask.people.Course;
import unmask.people.CourseStore;
import unmask.people.MaskDrawing;
import unmask.people.MemberStore;
import unmask.people.Role;
import unmask.people.Viewer;
import unmask.storage.Database;
import unmask.storage.Tx;

/** Makes somebody a member of a course: with a new account, or with the one that they are signed in with. */
final class Enrolment {
    /** How it went. */
    enum Outcome {
        JOINED, HANDLE_TAKEN, NAME_TAKEN, JOINED_BEFORE, CLOSED
    }

    /** @param account the account that is now a member; 0 when nobody has joined */
    record Result(Outcome outcome, long account) {}

    private final Database database;
    private final AccountStore accounts;
    private final CourseStore courses;
    private final MemberStore members;
    private final Entrance entrance;
    private final RandomGenerator random;

    Enrolment(Database database, AccountStore accounts, CourseStore courses, MemberStore members, Entrance entrance, RandomGenerator random) {
        this.database = database;
        this.accounts = accounts;
        this.courses = courses;
        this.members = members;
        this.entrance = entrance;
        this.random = random;
    }

    /** Somebody new, whose recovery code this is. */
    Result newcomer(Course course, JoinDraft draft, String recoveryCode) {
        var name = draft.credentials().foldedName();
        // Hashing takes a tenth of a second, and no transaction should wait for it.
        var hash = entrance.passphrases().hash(draft.credentials().passphrase());
        return database.write(tx -> {
            if (accounts.isTaken(tx, name)) {
                return new Result(Outcome.NAME_TAKEN, 0);
            }
            if (isClosed(tx, course)) {
                return new Result(Outcome.CLOSED, 0);
            }
            if (members.isTaken(tx, course.id(), draft.handle())) {
                return new Result(Outcome.HANDLE_TAKEN, 0);
            }
            long account = entrance.open(tx, name, hash, recoveryCode, false);
            members.join(tx, course.id(), account, Role.STUDENT, draft.handle(), seed(tx, course, draft));
            return new Result(Outcome.JOINED, account);
        });
    }

    /** Somebody who has an account already. */
    Result known(Course course, JoinDraft draft, Viewer viewer) {
        long account = viewer.account().id();
        return database.write(tx -> {
            if (members.find(tx, course.id(), account).isPresent()) {
                return new Result(Outcome.JOINED_BEFORE, account);
            }
            if (isClosed(tx, course)) {
                return new Result(Outcome.CLOSED, 0);
            }
            if (members.isTaken(tx, course.id(), draft.handle())) {
                return new Result(Outcome.HANDLE_TAKEN, 0);
            }
            members.join(tx, course.id(), account, Role.STUDENT, draft.handle(), seed(tx, course, draft));
            return new Result(Outcome.JOINED, account);
        });
    }

    /**
     * Holds the course while somebody joins, so that two phones cannot take the last seat, and nobody comes in under a rule for names
     * that has just been changed.
     */
    private boolean isClosed(Tx tx, Course seen) {
        var course = courses.forChange(tx, seen.id()).orElseThrow(NotFoundResponse::new);
        return !course.isCodeOpen(tx.now()) || course.isFull(members.count(tx, course.id())) || course.mask() != seen.mask();
    }

    private int seed(Tx tx, Course course, JoinDraft draft) {
        return draft.seed() == JoinDraft.UNSEEDED ? MaskDrawing.seed(random, members.masksIn(tx, course.id())) : draft.seed();
    }
}
