package unmask.courses;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import unmask.people.Audience;
import unmask.people.Course;
import unmask.people.CourseEndStore;
import unmask.people.CourseSettings;
import unmask.people.Mask;
import unmask.people.Moderation;
import unmask.people.Zones;
import unmask.web.Form;
import unmask.web.Page;

/** What an instructor typed about a course, as it was typed. */
record SettingsDraft(String title, String teaser, String welcome, String begins, String ends, String zone, String mask, String audience,
                     String moderation, String dataEnds) {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEASER = 400;
    private static final int LONGEST_WELCOME = 20_000;
    /** Beyond these years somebody's finger has slipped. */
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    static SettingsDraft from(Context ctx) {
        return new SettingsDraft(Form.line(ctx, "title"), Form.line(ctx, "teaser"), Form.text(ctx, "welcome").strip(), Form.line(ctx, "begins"),
                Form.line(ctx, "ends"), Form.line(ctx, "zone"), Form.line(ctx, "mask"), Form.line(ctx, "audience"), Form.line(ctx, "moderation"),
                Form.line(ctx, "dataEnds"));
    }

    static SettingsDraft of(Course course) {
        return new SettingsDraft(course.title(), course.teaser(), course.welcome(), text(course.termBegins()), text(course.termEnds()), course.zone(),
                word(course.mask()), word(course.audience()), word(course.moderation()), text(course.dataEnds()));
    }

    private static String text(LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The same, with the day on which the data ends. */
    SettingsDraft endingOn(LocalDate day) {
        return new SettingsDraft(title, teaser, welcome, begins, ends, zone, mask, audience, moderation, text(day));
    }

    /** What is wrong, a sentence for each field. */
    Map<String, String> problems(Page page) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (title.isEmpty()) {
            problems.put("title", page.say("courses.title-missing"));
        } else if (title.length() > LONGEST_TITLE) {
            problems.put("title", page.say("courses.title-long", LONGEST_TITLE));
        }
        if (teaser.length() > LONGEST_TEASER) {
            problems.put("teaser", page.say("courses.teaser-long", LONGEST_TEASER));
        }
        if (welcome.length() > LONGEST_WELCOME) {
            problems.put("welcome", page.say("courses.welcome-long", LONGEST_WELCOME));
        }
        addDayProblem(page, problems, "begins", begins);
        addDayProblem(page, problems, "ends", ends);
        if (problems.get("begins") == null && problems.get("ends") == null && !begins.isEmpty() && !ends.isEmpty() && day(ends).isBefore(day(begins))) {
            problems.put("ends", page.say("courses.term-order"));
        }
        // A course may have come with a zone that the list leaves out.
        if (!Zones.all().contains(zone) && (page.course() == null || !page.course().zone().equals(zone))) {
            problems.put("zone", page.say("courses.zone-wrong"));
        }
        addChoiceProblem(page, problems, "mask", mask, Mask.values());
        addChoiceProblem(page, problems, "audience", audience, Audience.values());
        addChoiceProblem(page, problems, "moderation", moderation, Moderation.values());
        addDayProblem(page, problems, "dataEnds", dataEnds);
        return problems;
    }

    private static void addDayProblem(Page page, Map<String, String> problems, String field, String typed) {
        if (!typed.isEmpty() && dayOf(typed).isEmpty()) {
            problems.put(field, page.say("courses.day-wrong"));
        }
    }

    private static void addChoiceProblem(Page page, Map<String, String> problems, String field, String word, Enum<?>[] choices) {
        if (Arrays.stream(choices).noneMatch(choice -> word(choice).equals(word))) {
            problems.put(field, page.say("courses.choose"));
        }
    }

    /** What is wrong with the day on which the data ends: every instructor must have time to notice, and no term is cut short. */
    Optional<String> endProblem(Page page, Instant now) {
        var today = LocalDate.ofInstant(now, settings().zoneId());
        if (dataEnds.isEmpty()) {
            return Optional.empty();
        }
        if (day(dataEnds).isBefore(today.plusDays(CourseEndStore.DAYS_AHEAD))) {
            return Optional.of(page.say("courses.end-soon", CourseEndStore.DAYS_AHEAD));
        }
        return !ends.isEmpty() && day(dataEnds).isBefore(day(ends)) ? Optional.of(page.say("courses.end-in-term")) : Optional.empty();
    }

    /** Of a draft without problems. */
    CourseSettings settings() {
        return new CourseSettings(title, teaser, welcome, day(begins), day(ends), zone, Mask.valueOf(mask.toUpperCase(Locale.ROOT)),
                Audience.valueOf(audience.toUpperCase(Locale.ROOT)), Moderation.valueOf(moderation.toUpperCase(Locale.ROOT)), day(dataEnds));
    }

    /** Null when nothing was typed. */
    static LocalDate day(String typed) {
        return typed.isEmpty() ? null : dayOf(typed).orElseThrow();
    }

    private static Optional<LocalDate> dayOf(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed)).filter(day -> !day.isBefore(FIRST) && !day.isAfter(LAST));
        } catch (DateTimeParseException wrong) {
            return Optional.empty();
        }
    }
}
