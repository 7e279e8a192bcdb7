package unmask.people;

import java.util.SplittableRandom;
import unmask.storage.Database;
import unmask.storage.Tx;

/** The cast, in a database: Ms Ortega teaches Amal, Ben and Chloe; Dana is a student in another class, Mr Vale's. */
public final class Classroom {
    public static final String SLUG = "privacy-and-society";
    public static final String JOIN_CODE = "KTRW-7MXD";

    public final AccountStore accounts = new AccountStore();
    public final CourseStore courses = new CourseStore();
    public final MemberStore members = new MemberStore();
    public final SessionStore sessions = new SessionStore(new SplittableRandom(2014));

    public final Course course;
    public final Course elsewhere;
    /** Teaches the course; owns the site too. */
    public final Viewer ortega;
    public final Viewer amal;
    public final Viewer ben;
    public final Viewer chloe;
    /** A student of the other course, and there only. */
    public final Viewer dana;
    /** Teaches the other course. */
    public final Viewer vale;

    private final Database database;

    public Classroom(Database database) {
        this.database = database;
        course = open(seed(SLUG, "Privacy and Society"), JOIN_CODE);
        elsewhere = open(seed("media-and-the-law", "Media and the Law"), "BCDF-GHJK");
        ortega = join(course, open("ortega", true), Role.INSTRUCTOR, "Ms Ortega");
        amal = join(course, open("amal", false), Role.STUDENT, "Patient Heron 12");
        ben = join(course, open("ben", false), Role.STUDENT, "Careful Otter 7");
        chloe = join(course, open("chloe", false), Role.STUDENT, "Quiet Lynx 31");
        dana = join(elsewhere, open("dana", false), Role.STUDENT, "Brave Finch 44");
        vale = join(elsewhere, open("vale", false), Role.INSTRUCTOR, "Mr Vale");
    }

    /** What a course open to the web begins with. */
    public static CourseStore.Seed seed(String slug, String title) {
        return new CourseStore.Seed(slug, title, "A teaser", "Welcome", "Europe/Madrid", null, null, Mask.HANDLE, Audience.WEB, false, false);
    }

    public Course open(CourseStore.Seed seed, String joinCode) {
        return database.write(tx -> {
            courses.add(tx, seed, joinCode);
            return courses.find(tx, seed.slug()).orElseThrow();
        });
    }

    /** A new account, of a person who is in no course yet. */
    public Account open(String signInName, boolean owner) {
        return new Account(database.write(tx -> accounts.add(tx, signInName, owner)), signInName, owner, owner);
    }

    /** The account's person, as the course's routes see them from now on. */
    public Viewer join(Course where, Account account, Role role, String name) {
        var member = database.write(tx -> members.join(tx, where.id(), account.id(), role, name, (int) (account.id() & 0xffff)));
        return new Viewer(Session.usual("session of " + account.signInName(), null), account, member);
    }

    /** One more classmate; everyone's name differs. */
    public Viewer classmate(int number) {
        return join(course, open("classmate" + number, false), Role.STUDENT, "Calm Wren " + number);
    }

    /** Ends a membership as staff would. */
    public void remove(Viewer viewer) {
        database.change(tx -> state(tx, viewer, "removed"));
    }

    private static void state(Tx tx, Viewer viewer, String state) {
        tx.update("update member set state = :state where course_id = :course and id = :id")
                .bind("state", state).bind("course", viewer.member().courseId()).bind("id", viewer.member().id()).execute();
    }
}
