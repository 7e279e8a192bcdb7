package unmask.comments;

import java.time.Instant;
import unmask.people.Audience;
import unmask.people.Viewer;

/**
 * The threads under one post or one prompt.
 *
 * @param place   where it is found below its course, such as {@code posts/the-mask}
 * @param counter grows with every change, so equal counters mean equal threads
 * @param sealed  whether everybody, staff included, sees nothing but their own for now
 * @param waits   whether this viewer sees nothing but their own for now
 */
public record Discussion(long courseId, long id, String place, String title, Audience audience, Instant lockedAt, long counter,
                         int shownCourse, int shownWeb, boolean sealed, boolean waits) {

    /** How many comments this viewer finds. */
    public int count(Viewer viewer) {
        return viewer.isMember() ? shownCourse : shownWeb;
    }

    /** Whether this viewer may read what others have said. */
    public boolean isOpen() {
        return !sealed && !waits;
    }

    boolean isLocked(Instant now) {
        return lockedAt != null && !lockedAt.isAfter(now);
    }
}
