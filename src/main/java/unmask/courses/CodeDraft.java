package unmask.courses;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import unmask.people.Course;
import unmask.web.Form;
import unmask.web.Page;

/**
 * What an instructor typed about the class code.
 *
 * @param ends  date and time in the course's zone, as browsers write them; empty for no end
 * @param seats empty for no limit
 */
record CodeDraft(String ends, String seats) {
    private static final int MOST_SEATS = 100_000;

    static CodeDraft from(Context ctx) {
        return new CodeDraft(Form.line(ctx, "codeEnds"), Form.line(ctx, "seats"));
    }

    static CodeDraft of(Course course) {
        return new CodeDraft(course.codeEnds() == null ? "" : course.codeEnds().atZone(course.zoneId()).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString(),
                course.seats() == null ? "" : course.seats().toString());
    }

    Map<String, String> problems(Page page) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (!ends.isEmpty() && moment().isEmpty()) {
            problems.put("codeEnds", page.say("courses.moment-wrong"));
        }
        if (!seats.isEmpty() && (!seats.matches("\\d{1,6}") || Integer.parseInt(seats) < 1 || Integer.parseInt(seats) > MOST_SEATS)) {
            problems.put("seats", page.say("courses.seats-wrong", MOST_SEATS));
        }
        return problems;
    }

    private Optional<LocalDateTime> moment() {
        try {
            return Optional.of(LocalDateTime.parse(ends)).filter(moment -> moment.getYear() >= 2000 && moment.getYear() < 2200);
        } catch (DateTimeParseException wrong) {
            return Optional.empty();
        }
    }

    /** Of a draft without problems; null for no end. */
    Instant endsIn(Course course) {
        return moment().map(moment -> moment.atZone(course.zoneId()).toInstant()).orElse(null);
    }

    /** Of a draft without problems; null for no limit. */
    Integer seatsWanted() {
        return seats.isEmpty() ? null : Integer.valueOf(seats);
    }
}
