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
        PASSPHRASE_CHANGED,
        /** The course that went by real names goes by class names now, and this is the person's. */
        HANDLE_GIVEN,
        /** The data of a course ends in two weeks; to its instructors. */
        DATA_ENDS,
        /** The owner has taken the right to create courses back. */
        CREATING_ENDED
    }
}
