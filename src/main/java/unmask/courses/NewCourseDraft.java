package unmask.courses;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import unmask.people.Course;
import unmask.people.ShownNames;
import unmask.web.Form;
import unmask.web.Page;

/**
 * What somebody typed who opens a course.
 *
 * @param from          {@code empty}, {@code sample} or {@code earlier}
 * @param earlier       the name of the earlier course in addresses
 * @param publishSample whether the sample's articles are out at once
 * @param publishCopy   whether the earlier course's articles are out at once
 * @param shown         the name by which the class will know its teacher
 * @param end           {@code term}: so many days after the term; {@code day}: on the day that was typed
 * @param once          names the form, so that one course is made
 */
record NewCourseDraft(SettingsDraft settings, String from, String earlier, boolean publishSample, boolean publishCopy, String shown, String end,
                      String once) {
    /** From the end of the term to the end of the data: time for marks, and for those who ask about them. */
    static final int DAYS_AFTER_TERM = 60;

    private static final List<String> STARTS = List.of("empty", "sample", "earlier");

    static NewCourseDraft from(Context ctx) {
        return new NewCourseDraft(SettingsDraft.from(ctx), Form.line(ctx, "from"), Form.line(ctx, "earlier"), Form.isTicked(ctx, "publishSample"),
                Form.isTicked(ctx, "publishCopy"), Form.line(ctx, "shown"), Form.line(ctx, "end"), Form.line(ctx, "once"));
    }

    /** Nothing is chosen for them where the choice is theirs to think about. */
    static NewCourseDraft empty(Page page, String zone, String shown) {
        return new NewCourseDraft(new SettingsDraft("", "", "", "", "", zone, "", "course", "open", ""), "empty", "", true, false, shown, "term",
                page.onceKey());
    }

    /** @param earlier the courses from which this person may copy */
    Map<String, String> problems(Page page, List<Course> earlier, Instant now) {
        var problems = new LinkedHashMap<>(settings.problems(page));
        if (!STARTS.contains(from) || from.equals("earlier") && copied(earlier) == null) {
            problems.put("from", page.say("courses.choose"));
        }
        ShownNames.problem(shown).ifPresent(key -> problems.put("shown", page.say(key)));
        if (problems.keySet().stream().noneMatch(List.of("begins", "ends", "zone", "mask", "audience", "moderation", "dataEnds")::contains)) {
            addEndProblem(page, problems, now);
        }
        return problems;
    }

    private void addEndProblem(Page page, Map<String, String> problems, Instant now) {
        if (!end.equals("day") && settings.ends().isEmpty()) {
            problems.put("dataEnds", page.say("courses.end-without-term"));
        } else if (end.equals("day") && settings.dataEnds().isEmpty()) {
            problems.put("dataEnds", page.say("courses.end-missing"));
        } else {
            ended().endProblem(page, now).ifPresent(sentence -> problems.put("dataEnds", sentence));
        }
    }

    /** The settings with the day on which the data ends. */
    SettingsDraft ended() {
        return end.equals("day") ? settings : settings.endingOn(SettingsDraft.day(settings.ends()).plusDays(DAYS_AFTER_TERM));
    }

    /** The course that was chosen to be copied; null when it is none of them. */
    Course copied(List<Course> courses) {
        return courses.stream().filter(course -> course.slug().equals(earlier)).findFirst().orElse(null);
    }

    /** Whether the articles are out at once. */
    boolean publishes() {
        return from.equals("sample") ? publishSample : publishCopy;
    }

    /** Everything that makes this form this form. */
    String words() {
        return String.join("\n", settings.toString(), from, earlier, shown, end);
    }
}
