package unmask.people;

import java.time.Duration;
import java.time.Instant;

/**
 * Where somebody is signed in, and what this browser may do.
 *
 * @param hash        of the token in the cookie
 * @param shared      whether others use the computer too
 * @param onlyCourse  the one course that it opens; null when it opens everything of the account's
 * @param studentView the course that its person is looking at as a student would; null when there is none
 * @param confirmedAt when the passphrase was last typed
 */
public record Session(String hash, boolean shared, Long onlyCourse, Long studentView, Instant confirmedAt) {
    /** How long a typed passphrase counts as fresh: about as long as one errand takes. */
    public static final Duration FRESH = Duration.ofMinutes(10);

    /** A session of the usual kind. */
    public static Session usual(String hash, Instant confirmedAt) {
        return new Session(hash, false, null, null, confirmedAt);
    }

    /** Whether it opens the account itself, and not one course alone. */
    public boolean isWhole() {
        return onlyCourse == null;
    }

    /** Whether it opens this course. */
    public boolean opens(long course) {
        return onlyCourse == null || onlyCourse == course;
    }

    public boolean isFresh(Instant now) {
        return confirmedAt != null && confirmedAt.plus(FRESH).isAfter(now);
    }
}
