package unmask.people;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What the instructors of a course decide about it.
 *
 * @param termBegins null when it has no beginning yet
 * @param termEnds   null when it has no end yet
 * @param dataEnds   the last day on which anything of it is kept; null when none is set
 */
public record CourseSettings(
        String title,
        String teaser,
        String welcome,
        LocalDate termBegins,
        LocalDate termEnds,
        String zone,
        Mask mask,
        Audience audience,
        Moderation moderation,
        LocalDate dataEnds) {

    public ZoneId zoneId() {
        return ZoneId.of(zone);
    }
}
