package unmask.people;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A class and its term.
 *
 * @param zone      an IANA name: bare dates and deadlines of the course are meant in it
 * @param termEnds  null when the course has no end yet
 * @param joinCode  eight symbols in two groups
 * @param sample    came with the product, and can be hidden with one click
 */
public record Course(
        long id,
        String slug,
        String title,
        String teaser,
        String welcome,
        String zone,
        LocalDate termBegins,
        LocalDate termEnds,
        Mask mask,
        Audience audience,
        Moderation moderation,
        boolean sample,
        boolean hidden,
        String joinCode) {

    public String path() {
        return "/courses/" + slug;
    }

    public ZoneId zoneId() {
        return ZoneId.of(zone);
    }

    /** Whether strangers find the course at all. */
    public boolean isOpen() {
        return audience == Audience.WEB && !hidden;
    }
}
