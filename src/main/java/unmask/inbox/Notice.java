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
        CREATING_ENDED,
        /** Somebody has answered what the person said; about the reply. */
        REPLY,
        /** A comment of the person's that waited can be read by the class now. */
        LET_THROUGH,
        /** Staff have given a comment back to the person, with a note. */
        RETURNED,
        /** Staff have hidden a comment of the person's. */
        HIDDEN,
        /** What the person reported was found to be in order; about the comment. */
        REPORT_KEPT,
        /** What the person reported was hidden. */
        REPORT_HIDDEN,
        /** What the person reported was given back to its author. */
        REPORT_RETURNED,
        /** What the person reported was withdrawn before anybody looked. */
        REPORT_WITHDRAWN,
        /** Staff have written to the person in private; about the talk. */
        PRIVATE_REPLY,
        /** A student has written in a private talk that the person takes part in. */
        PRIVATE_ANSWER,
        /** A new article is out; about its discussion. */
        NEW_POST
    }
}
