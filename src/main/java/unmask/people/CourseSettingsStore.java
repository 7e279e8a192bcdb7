package unmask.people;

import java.time.Instant;
import java.time.LocalDate;
import unmask.storage.Tx;

/** Changes of a course as a whole. */
public final class CourseSettingsStore {
    public void settle(Tx tx, long course, CourseSettings settings) {
        tx.update("""
                update course set title = :title, teaser = :teaser, welcome = :welcome, term_begins = :termBegins, term_ends = :termEnds,
                    zone = :zone, mask = :mask, audience = :audience, moderation = :moderation, data_ends = :dataEnds
                where id = :course
                """)
                .bindMethods(settings)
                .bind("course", course)
                .execute();
    }

    /**
     * Says how long the class code opens the course, and for how many.
     *
     * @param ends  null for no end
     * @param seats null for no limit
     */
    public void limitCode(Tx tx, long course, Instant ends, Integer seats) {
        tx.update("update course set code_ends = :ends, seats = :seats where id = :course")
                .bindByType("ends", ends, Instant.class)
                .bindByType("seats", seats, Integer.class)
                .bind("course", course)
                .execute();
    }

    /**
     * From that day on the course can only be read.
     *
     * @param on null to let it go on
     */
    public void archive(Tx tx, long course, LocalDate on) {
        tx.update("update course set archived_on = :on where id = :course")
                .bindByType("on", on, LocalDate.class)
                .bind("course", course)
                .execute();
    }
}
