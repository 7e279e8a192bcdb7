package unmask.signin;

import java.util.Locale;
import unmask.people.Course;
import unmask.people.Mask;
import unmask.people.RosterName;
import unmask.people.ShownNames;

/**
 * The way into a class that somebody stands before: the code of the class, or the slip of one person.
 *
 * @param code as it stands in the address
 * @param line what the class's list says of the person with the slip; null for a class code
 */
record Door(Course course, String code, RosterName line) {
    public String path() {
        return "/join/" + code;
    }

    public boolean hasSlip() {
        return line != null;
    }

    /** Whether a slip has been used, a short while ago. */
    public boolean isUsed() {
        return hasSlip() && !line.isExpected();
    }

    /** Whether people say here by which name the instructor knows them: where the class sees another, and no slip says it. */
    public boolean asksRealName() {
        return !hasSlip() && course.mask() != Mask.NAMED;
    }

    /** The name to begin with where the class goes by real names. */
    String offeredName() {
        return hasSlip() && !course.mask().hasHandles() && ShownNames.problem(line.name()).isEmpty() ? line.name() : "";
    }

    /** Says who sees the typed real name. */
    public String realHintKey() {
        return "signin.real-hint." + course.mask().name().toLowerCase(Locale.ROOT);
    }
}
