package unmask.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import unmask.storage.Tx;

/** Courses and who finds them. */
public final class CourseStore implements PersonalData {
    static final String COLUMNS = """
            c.id, c.slug, c.title, c.teaser, c.welcome, c.zone, c.term_begins, c.term_ends, c.mask, c.audience, c.moderation,
            c.sample, c.hidden, c.join_code, c.code_ends, c.seats, c.archived_on, c.data_ends
            """;

    /** What a new course begins with. */
    public record Seed(String slug, String title, String teaser, String welcome, String zone, LocalDate termBegins,
                       LocalDate termEnds, Mask mask, Audience audience, boolean sample, boolean hidden) {}

    public long add(Tx tx, Seed seed, String joinCode) {
        long id = tx.newId();
        tx.update("""
                insert into course (id, slug, title, teaser, welcome, zone, term_begins, term_ends, mask, audience, moderation,
                    sample, hidden, join_code, created_on)
                values (:id, :slug, :title, :teaser, :welcome, :zone, :termBegins, :termEnds, :mask, :audience, 'open',
                    :sample, :hidden, :joinCode, :today)
                """)
                .bind("id", id)
                .bindMethods(seed)
                .bind("joinCode", joinCode)
                .bind("today", tx.today())
                .execute();
        return id;
    }

    /** The course of that name, whoever asks: the guard decides what of it may be seen. */
    public Optional<Course> find(Tx tx, String slug) {
        return tx.query("select " + COLUMNS + " from course c where c.slug = :slug")
                .bind("slug", slug)
                .mapTo(Course.class)
                .findOne();
    }

    /** Whether there was a course of that name, whose data has ended. */
    public boolean hasEnded(Tx tx, String slug) {
        return tx.query("select count(*) from ended_course where slug = :slug").bind("slug", slug).mapTo(Integer.class).one() > 0;
    }

    /** The course behind a join code, unless it is hidden. */
    public Optional<Course> behind(Tx tx, String joinCode) {
        return tx.query("select " + COLUMNS + " from course c where c.join_code = :code and not c.hidden")
                .bind("code", joinCode)
                .mapTo(Course.class)
                .findOne();
    }

    /** The course that a slip leads to, unless it is hidden. */
    public Optional<Course> behindTicket(Tx tx, String ticket) {
        return tx.query("select " + COLUMNS + """
                from course c
                where c.id = (select r.course_id from roster_name r where r.ticket = :ticket) and not c.hidden
                """)
                .bind("ticket", ticket)
                .mapTo(Course.class)
                .findOne();
    }

    /** A code that leads to no course yet, hidden ones included. */
    public String freeCode(Tx tx, RandomGenerator random) {
        var code = JoinCodes.issue(random);
        boolean isTaken = tx.query("select count(*) from course where join_code = :code").bind("code", code).mapTo(Integer.class).one() > 0;
        return isTaken ? freeCode(tx, random) : code;
    }

    public Optional<Course> byId(Tx tx, long course) {
        return tx.query("select " + COLUMNS + " from course c where c.id = :course").bind("course", course).mapTo(Course.class).findOne();
    }

    /** The course as it is now; it stays so until the transaction ends. */
    public Optional<Course> forChange(Tx tx, long course) {
        return tx.query("select " + COLUMNS + " from course c where c.id = :course for update")
                .bind("course", course)
                .mapTo(Course.class)
                .findOne();
    }

    /** The courses in which this viewer is an instructor, the latest first. */
    public List<Course> taughtBy(Tx tx, Viewer viewer) {
        return tx.query("select " + COLUMNS + """
                from course c join member m on m.course_id = c.id
                where m.account_id = :account and m.role = 'instructor' and m.state = 'active'
                order by c.created_on desc, c.title, c.id
                """)
                .bind("account", viewer.account().id())
                .mapTo(Course.class)
                .list();
    }

    /** The courses of which an account is a member, those that are over left out. */
    public List<Course> joinedBy(Tx tx, Account account) {
        return tx.query("select " + COLUMNS + """
                from course c join member m on m.course_id = c.id
                where m.account_id = :account and m.state = 'active' and c.archived_on is null
                order by c.title, c.id
                """)
                .bind("account", account.id())
                .mapTo(Course.class)
                .list();
    }

    /** The courses that this viewer finds on the site's first page: those joined, and those open to all. */
    public List<Course> foundBy(Tx tx, Viewer viewer) {
        return tx.query("select " + COLUMNS + """
                from course c
                where (c.audience = 'web' and not c.hidden)
                   or exists (select 1 from member m
                              where m.course_id = c.id and m.account_id = :account and m.state = 'active'
                                and (not c.hidden or m.role <> 'student')
                                and m.course_id = coalesce(:only, m.course_id))
                order by c.sample, c.title, c.id
                """)
                .bind("account", viewer.isSignedIn() ? viewer.account().id() : 0L)
                .bindByType("only", viewer.isSignedIn() ? viewer.session().onlyCourse() : null, Long.class)
                .mapTo(Course.class)
                .list();
    }

    public List<Course> all(Tx tx) {
        return tx.query("select " + COLUMNS + " from course c order by c.slug").mapTo(Course.class).list();
    }

    public void hide(Tx tx, long course, boolean hidden) {
        tx.update("update course set hidden = :hidden where id = :course")
                .bind("hidden", hidden)
                .bind("course", course)
                .execute();
    }

    public void changeJoinCode(Tx tx, long course, String joinCode) {
        tx.update("update course set join_code = :code where id = :course")
                .bind("code", joinCode)
                .bind("course", course)
                .execute();
    }

    /** Gives every course without one of its own the zone that the site was set up with. */
    public void inZone(Tx tx, String zone) {
        tx.update("update course set zone = :zone where zone = 'UTC'").bind("zone", zone).execute();
    }

    @Override
    public List<Kept> kept() {
        return List.of(Kept.notPersonal("course", "id", "slug", "title", "teaser", "welcome", "zone", "term_begins", "term_ends",
                "data_ends", "mask", "audience", "moderation", "sample", "hidden", "join_code", "created_on", "code_ends", "seats",
                "archived_on", "end_told"));
    }
}
