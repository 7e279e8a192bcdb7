package unmask.people;

/**
 * A real name on a class's list.
 *
 * @param schoolId the school's own number for the person; empty when none was given
 * @param ticket   what the person's slip says, until it is used; null when there is none
 * @param joined   whether somebody has come in under it. Nothing here tells as whom
 */
public record RosterName(long courseId, long id, String name, String schoolId, String ticket, boolean joined) {}
