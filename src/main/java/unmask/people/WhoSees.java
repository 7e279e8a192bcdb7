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
        return new Author(personaName, role, role.isStaff() ? MaskDrawing.STAFF : maskSeed == MaskDrawing.NOBODYS ? MaskDrawing.NOBODY : MaskDrawing.of(maskSeed));
    }

    /**
     * What the form says before a member posts: one sentence for each group of readers, as message keys.
     *
     * @param fresh the name that the member wears in a discussion with fresh names; null as long as there is none
     */
    public static List<Line> promise(Course course, Audience audience, Member member, DiscussionMask mask, String fresh) {
        boolean isOpen = audience.within(course.audience()) == Audience.WEB;
        var lines = new ArrayList<Line>();
        if (member.role().isStaff()) {
            lines.add(new Line("people.sees.class-staff", member.name()));
            lines.add(outside(isOpen, member.name()));
            lines.add(new Line("people.sees.operator", member.name()));
            return lines;
        }
        switch (mask) {
            case COURSE -> {
                lines.add(new Line("people.sees.classmates", member.name()));
                lines.add(new Line("people.sees.staff." + course.mask().name().toLowerCase(Locale.ROOT), member.name()));
                lines.add(outside(isOpen, member.name()));
                lines.add(new Line("people.sees.operator", member.name()));
            }
            case FRESH -> {
                lines.add(fresh == null ? new Line("people.sees.fresh-first", "") : new Line("people.sees.fresh", fresh));
                lines.add(new Line("people.sees.fresh-staff", ""));
                lines.add(outside(isOpen, ""));
                lines.add(new Line("people.sees.operator", ""));
                lines.add(new Line("people.sees.day", ""));
            }
            case UNLINKED -> {
                lines.add(new Line("people.sees.unlinked", ""));
                lines.add(new Line("people.sees.unlinked-staff", ""));
                lines.add(outside(isOpen, ""));
                lines.add(new Line("people.sees.unlinked-operator", ""));
                lines.add(new Line("people.sees.unlinked-once", ""));
            }
        }
        return lines;
    }

    private static Line outside(boolean isOpen, String name) {
        return new Line(isOpen ? "people.sees.web" : "people.sees.nobody-else", name);
    }

    /** What students of a course will be told of a mask before it has any answer, for those who choose it. */
    public static List<Line> promised(Course course, DiscussionMask mask) {
        return promise(course, course.audience(), new Member(course.id(), 0, 0, Role.STUDENT, 0, "", 0), mask, null);
    }

    /** One sentence of the promise: a message key, and the name that it speaks of. */
    public record Line(String key, String name) {}
}
