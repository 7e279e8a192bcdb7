package unmask.participation;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import unmask.people.Course;

/** An hour as the class says it: its weekday, and the clock on its own wall. */
final class Hour {
    private static final DateTimeFormatter BRIEF = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);

    private Hour() {}

    /** With the zone, for somebody who may be elsewhere. */
    static String of(Course course, Instant instant) {
        return brief(course, instant) + " (" + course.zone().replace('_', ' ') + ")";
    }

    /** Where the page names the zone. */
    static String brief(Course course, Instant instant) {
        return BRIEF.format(instant.atZone(course.zoneId()));
    }
}
