package unmask.participation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import unmask.people.Course;
import unmask.prompts.Asked;
import unmask.web.Page;

/** Until when somebody is to have more time, as it was typed: a day, or a day and an hour. */
record GrantDraft(String until) {
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

    /**
     * What is wrong.
     *
     * @param moment the hour that the sentence names; null where it names none
     */
    record Problem(String key, String moment) {
        String said(Page page) {
            return moment == null ? page.say(key) : page.say(key, moment);
        }
    }

    Optional<Problem> problem(Course course, Asked asked) {
        var typed = moment(course);
        if (typed.isEmpty()) {
            return Optional.of(new Problem("participation.until-unreadable", null));
        }
        if (asked.dueAt() == null) {
            return Optional.of(new Problem("participation.never-due", null));
        }
        if (!typed.get().isAfter(asked.dueAt())) {
            return Optional.of(new Problem("participation.until-early", Hour.of(course, asked.dueAt())));
        }
        return asked.closesAt() != null && typed.get().isAfter(asked.closesAt())
                ? Optional.of(new Problem("participation.until-late", Hour.of(course, asked.closesAt()))) : Optional.empty();
    }

    /** The hour that was meant, in the course's zone. */
    Optional<Instant> moment(Course course) {
        var typed = until.strip().replace(' ', 'T');
        try {
            var local = typed.indexOf('T') < 0 ? LocalDate.parse(typed).atTime(END_OF_DAY) : LocalDateTime.parse(typed);
            return Optional.of(local.atZone(course.zoneId()).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
