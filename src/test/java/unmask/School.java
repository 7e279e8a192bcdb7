package unmask;

import static org.assertj.core.api.Assertions.assertThat;

import unmask.people.Passphrases;
import unmask.people.RosterStore;
import unmask.posts.SampleCourse;
import unmask.storage.Database;
import unmask.storage.Databases;
import unmask.storage.Ids;
import unmask.storage.TestClock;

/** A site that Ms Olga (olga) has set up and teaches in, with a clock that tests move, and students who joined with the class code. */
public final class School implements AutoCloseable {
    public static final String SLUG = "privacy-and-society";
    public static final String COURSE = "/courses/" + SLUG;
    public static final String WORDS = "lantern orbit velvet canyon";

    public final TestClock clock = new TestClock();
    public final Database database = Databases.h2(clock);
    public final TestSite site;
    public final Visitor olga;
    /** Her recovery code. */
    public final String olgasCode;

    public School() {
        this(TestSite.quick());
    }

    /** A school whose passphrases are hashed like this. */
    public School(Passphrases passphrases) {
        site = TestSite.on(database, SampleCourse.inTemporaryFolder(), null, clock, passphrases);
        olga = site.stranger();
        var answer = olga.submit(olga.get(site.setupPath()).page().expectFirst("main form"),
                "name", "olga", "passphrase", WORDS, "shown", "Ms Olga", "zone", "Europe/Paris");
        assertThat(answer.status()).isEqualTo(303);
        olgasCode = code(olga);
    }

    /** The recovery code that somebody is being shown. */
    public static String code(Visitor visitor) {
        return visitor.get("/me/recovery-code").page().expectFirst(".keep code").text();
    }

    /** A student who has just joined; {@link #code} finds the recovery code. */
    public Visitor joined(String name) {
        return joined(name, SLUG);
    }

    public Visitor joined(String name, String slug) {
        var student = site.stranger();
        join(student, name, slug);
        return student;
    }

    /** Joins one more class. */
    public void join(Visitor student, String name, String slug) {
        var form = student.get("/join/" + joinCode(slug)).page().expectFirst("main form");
        var filled = form.select("#name").isEmpty() ? new String[] {"real", "The real " + name}
                : new String[] {"real", "The real " + name, "name", name, "passphrase", WORDS + " " + name};
        assertThat(student.submit(form, filled).status()).isEqualTo(303);
    }

    /** The passphrase of a student who joined under this sign-in name. */
    public static String passphrase(String name) {
        return WORDS + " " + name;
    }

    public Visitor signedIn(String name, String passphrase) {
        var visitor = site.stranger();
        assertThat(visitor.post("/sign-in", "name", name, "passphrase", passphrase).status()).isEqualTo(303);
        return visitor;
    }

    private String joinCode(String slug) {
        return database.read(tx -> tx.query("select join_code from course where slug = :slug").bind("slug", slug).mapTo(String.class).one());
    }

    /** Makes a rule for names hold in the sample class. */
    public void goesBy(String mask) {
        change("update course set mask = '" + mask + "' where slug = '" + SLUG + "'");
    }

    /** A second class, which Ms Olga teaches too. */
    public void opens(String slug) {
        site.write(slug + "/course.md", "---\ntitle: Media and power\nnames: handle\naudience: course\n---\nWelcome.\n");
        var deadline = System.nanoTime() + 20_000_000_000L;
        while (olga.get("/courses/" + slug).status() != 200) {
            assertThat(System.nanoTime()).as("the folder is read").isLessThan(deadline);
        }
    }

    public void change(String sql) {
        database.change(tx -> tx.update(sql).execute());
    }

    public <T> T one(String sql, Class<T> type) {
        return database.read(tx -> tx.query(sql).mapTo(type).one());
    }

    public long account(String name) {
        return one("select id from account where sign_in_name = '" + name + "'", Long.class);
    }

    public long member(String name) {
        return one("select m.id from member m join course c on c.id = m.course_id where c.slug = '" + SLUG + "' and m.account_id = " + account(name), Long.class);
    }

    /** The class name of somebody in the sample class. */
    public String handle(String name) {
        return one("select name from persona where discussion_id is null and member_id = " + member(name), String.class);
    }

    /** How an address names that somebody's class name. */
    public String persona(String name) {
        return Ids.text(one("select id from persona where discussion_id is null and member_id = " + member(name), Long.class));
    }

    /** Writes a real name on the class's list, in place of one that the person typed; answers with how an address names the line. */
    public String listed(String name, String realName) {
        var course = one("select id from course where slug = '" + SLUG + "'", Long.class);
        Long member = name == null ? null : member(name);
        change("delete from roster_name where member_id = " + member);
        return Ids.text(database.write(tx -> new RosterStore().add(tx, course, realName, "", RosterStore.Origin.STAFF, member)));
    }

    @Override
    public void close() {
        site.close();
    }
}
