package unmask.comments;

import java.time.Instant;
import unmask.people.Audience;
import unmask.people.Viewer;

/**
 * The threads under one post or one prompt.
 *
 * @param place   where it is found below its course, such as {@code posts/the-mask}
 * @param counter grows with every change, so equal counters mean equal threads
 */
public record Discussion(long courseId, long id, String place, String title, Audience audience, Instant lockedAt, long counter,
                         int shownCourse, int shownWeb) {

    /** How many comments this viewer finds. */
    public int count(Viewer viewer) {
        return viewer.isMember() ? shownCourse : shownWeb;
    }

    boolean isLocked(Instant now) {
        return lockedAt != null && !lockedAt.isAfter(now);
    }
}
