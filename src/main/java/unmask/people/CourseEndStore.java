package unmask.people;

import java.util.List;
import unmask.storage.Tx;

/** What happens when the data of a course ends: everything of it goes, and its name is not given out again. */
public final class CourseEndStore implements PersonalData {
    /** For how long the instructors know before. */
    public static final int DAYS_AHEAD = 14;

    /** Every table with rows of a course, in an order in which no row loses what it hangs on. A test compares it with the schema. */
    static final List<String> TABLES = List.of("event", "private_line", "private_talk", "report", "revision", "moderation_log", "hiding", "anchor", "quotation",
            "reading_mark", "comment_text", "wall_comment", "wall_link", "letter_code", "letter", "letter_turn", "comment", "choice", "tally", "spent", "exit_line", "taken_part", "extension", "roll_line", "roll", "prompt", "post_was", "post_text", "post", "exclusion", "unmasking",
            "rescue_code", "course_passphrase", "roster_name", "persona", "discussion_was", "discussion", "member", "shown_name", "invitation", "notice");

    /** Courses that say when their data ends. */
    public List<Course> withEnd(Tx tx) {
        return tx.query("select " + CourseStore.COLUMNS + " from course c where c.data_ends is not null order by c.data_ends, c.id")
                .mapTo(Course.class)
                .list();
    }

    /** Whether the instructors have yet to be told of this end; from now on they have been. */
    public boolean isNews(Tx tx, Course course) {
        return tx.update("""
                update course set end_told = data_ends where id = :course and data_ends = :end and (end_told is null or end_told <> :end)
                """)
                .bind("course", course.id())
                .bind("end", course.dataEnds())
                .execute() == 1;
    }

    /** Deletes a course with all that is in it. */
    public void delete(Tx tx, Course course) {
        // Replies hang on each other, and databases look at one row at a time.
        run(tx, "update comment set parent_id = null where course_id = :course and parent_id is not null", course.id());
        TABLES.forEach(table -> run(tx, "delete from " + table + " where course_id = :course", course.id()));
        run(tx, "delete from session where only_course_id = :course", course.id());
        run(tx, "update session set student_view_id = null where student_view_id = :course", course.id());
        run(tx, "delete from course where id = :course", course.id());
        tx.update("insert into ended_course (slug, ended_on) values (:slug, :today)").bind("slug", course.slug()).bind("today", tx.today()).execute();
    }

    private static void run(Tx tx, String sentence, long course) {
        tx.update(sentence).bind("course", course).execute();
    }

    @Override
    public List<Kept> kept() {
        return List.of(Kept.notPersonal("ended_course", "slug", "ended_on"));
    }
}
