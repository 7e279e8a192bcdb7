package unmask.people;

/**
 * A real name on a class's list.
 *
 * @param schoolId the school's own number for the person; empty when none was given
 * @param origin   who wrote the name down
 * @param ticket   what the person's slip says, until it is used; null when there is none
 * @param joined   whether somebody has come in under it. Nothing here tells as whom
 * @param out      how the person was put out by this line of the list; null when they were not
 */
public record RosterName(long courseId, long id, String name, String schoolId, RosterStore.Origin origin, String ticket, boolean joined,
                         Exclusion.Kind out) {
    /** The name for the middle of a sentence, whose direction it must not turn. */
    public String isolated() {
        return "\u2068" + name + "\u2069";
    }

    /** Whether the person's slip still waits to be used. */
    public boolean isExpected() {
        return !joined && ticket != null;
    }

    /** Whether the person has written the name down without a slip. */
    public boolean isTyped() {
        return origin == RosterStore.Origin.MEMBER;
    }
}
