package unmask.inbox;

import java.time.Instant;

/**
 * One thing that somebody is told about themselves.
 *
 * @param courseId where it happened; null when it is about the account itself
 * @param aboutId  what it is about, in the table that the kind names; null when the kind says it all
 * @param shownFrom since when it can be seen
 */
public record Notice(long id, Long courseId, Kind kind, Long aboutId, Instant shownFrom, boolean seen) {
    /** What people are told. */
    public enum Kind {
        /** An instructor has looked at the real name behind a class name; about the unmasking. */
        UNMASKED,
        /** An instructor has made a code that opens the account for one course. */
        RESCUE_ISSUED,
        /** The person's role in a course is another one now. */
        ROLE_CHANGED,
        /** The passphrase was changed. */
        PASSPHRASE_CHANGED
    }
}
