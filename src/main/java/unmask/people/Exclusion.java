package unmask.people;

/**
 * That a member is out of a course, as one side has said it. Sides never learn of each other: else putting out a real name would
 * tell who wears which class name.
 */
public record Exclusion(Side side, Kind kind) {
    /** Who has put the member out. */
    public enum Side {
        /** Staff, who saw a class name. */
        HANDLE,
        /** Staff, who saw a real name on the list. */
        ROSTER,
        /** Staff, who saw a name that is worn in one discussion alone; each discussion is a side of its own. */
        DISCUSSION,
        /** The member. */
        OWN
    }

    /** For how long it is meant. */
    public enum Kind {
        /** For a while, by staff. */
        PAUSED,
        /** For good, by staff. */
        REMOVED,
        /** By the member's own will. */
        LEFT
    }
}
