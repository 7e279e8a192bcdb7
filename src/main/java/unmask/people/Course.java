package unmask.people;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A class and its term.
 *
 * @param zone      an IANA name: bare dates and deadlines of the course are meant in it
 * @param termEnds  null when the course has no end yet
 * @param joinCode  eight symbols in two groups
 * @param codeEnds  from when on the code opens nothing; null when it has no end
 * @param seats     how many people the code lets in at the most, staff counted; null when it has no limit
 * @param sample    came with the product, and can be hidden with one click
 * @param archivedOn since when it can only be read; null while it goes on
 * @param dataEnds  the last day on which anything in it is kept; null when none is set
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
        String joinCode,
        Instant codeEnds,
        Integer seats,
        LocalDate archivedOn,
        LocalDate dataEnds) {

    public String path() {
        return "/courses/" + slug;
    }

    public ZoneId zoneId() {
        return ZoneId.of(zone);
    }

    /** Whether it can only be read. */
    public boolean isArchived() {
        return archivedOn != null;
    }

    /** Whether the code still lets people in, as far as the time goes. */
    public boolean isCodeOpen(Instant now) {
        return !isArchived() && (codeEnds == null || now.isBefore(codeEnds));
    }

    /** Whether the code has let in as many as it may. */
    public boolean isFull(int joined) {
        return seats != null && joined >= seats;
    }

    /** Whether strangers find the course at all. */
    public boolean isOpen() {
        return audience == Audience.WEB && !hidden;
    }

    /** Whether this viewer, seen from inside the course, finds it: staff always, others as long as it is not hidden. */
    public boolean isFoundBy(Viewer viewer) {
        return viewer.isStaff() || !hidden && (viewer.isMember() || isOpen());
    }
}
