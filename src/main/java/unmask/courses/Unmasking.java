package unmask.courses;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * That an instructor has looked behind a class name, as it is told afterwards: by whom, why, on which day, and never whose real name
 * came out.
 *
 * @param name   the class name
 * @param askedBy the instructor, as the class knows them
 * @param reason as it was written
 * @param course the title of the class
 */
public record Unmasking(String name, String askedBy, Category category, String reason, Instant askedAt, Instant toldFrom, String course, String zone) {
    /** Why somebody may look. */
    public enum Category {
        /** Somebody may be in danger: the person is told later, so that help comes first. */
        SAFETY(Duration.ofDays(7)),
        /** What was written breaks the rules of the class or the school. */
        CONDUCT(Duration.ZERO);

        /** How long the person is not told. The page “What we keep” says so too. */
        final Duration delay;

        Category(Duration delay) {
            this.delay = delay;
        }
    }

    public LocalDate day() {
        return LocalDate.ofInstant(askedAt, ZoneId.of(zone));
    }
}
