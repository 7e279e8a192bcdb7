package unmask.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The one place that decides whose name is shown to whom; the form's promise and the page come from the same rules. */
public final class WhoSees {
    private WhoSees() {}

    /**
     * The author of a contribution, as every page shows it: the persona's name, and no more.
     */
    public static Author author(String personaName, Role role, int maskSeed) {
        return new Author(personaName, role, role.isStaff() ? MaskDrawing.STAFF : MaskDrawing.of(maskSeed));
    }

    /** What the form says before a member posts: one sentence for each group of readers, as message keys. */
    public static List<Line> promise(Course course, Audience audience, Member member) {
        var lines = new ArrayList<Line>();
        if (member.role().isStaff()) {
            lines.add(new Line("people.sees.class-staff", member.name()));
        } else {
            lines.add(new Line("people.sees.classmates", member.name()));
            lines.add(new Line("people.sees.staff." + course.mask().name().toLowerCase(Locale.ROOT), member.name()));
        }
        lines.add(new Line(audience.within(course.audience()) == Audience.WEB ? "people.sees.web" : "people.sees.nobody-else", member.name()));
        lines.add(new Line("people.sees.operator", member.name()));
        return lines;
    }

    /** One sentence of the promise: a message key, and the name that it speaks of. */
    public record Line(String key, String name) {}
}
