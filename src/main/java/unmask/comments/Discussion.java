package unmask.comments;

import java.time.Instant;
import unmask.people.Audience;
import unmask.people.DiscussionMask;
import unmask.people.Viewer;

/**
 * The threads under one post or one prompt.
 *
 * @param place   where it is found below its course, such as {@code posts/the-mask}
 * @param counter grows with every change, so equal counters mean equal threads
 * @param sealed  whether everybody, staff included, sees nothing but their own for now
 * @param waits   whether this viewer sees nothing but their own for now
 * @param mask    under which name students speak here
 * @param me      the persona under which this viewer speaks here; 0, which no persona has, while there is none
 * @param spent   whether this viewer has said the one thing that may be said here; false wherever more may be
 * @param name    the name that this viewer wears here and nowhere else; null where there is none
 */
public record Discussion(long courseId, long id, String place, String title, Audience audience, Instant lockedAt, long counter,
                         int shownCourse, int shownWeb, boolean sealed, boolean waits, DiscussionMask mask, long me, String name, boolean spent) {

    /** How many comments this viewer finds. */
    public int count(Viewer viewer) {
        return viewer.isMember() ? shownCourse : shownWeb;
    }

    /** Whether this viewer may read what others have said. */
    public boolean isOpen() {
        return !sealed && !waits;
    }

    /** The persona of a viewer here, which for names of this discussion's own is that of whoever has asked for it. */
    public long me(Viewer viewer) {
        return mask == DiscussionMask.COURSE || viewer.isStaff() ? viewer.personaId() : me;
    }

    /** The same, for somebody who speaks under this persona from now on. */
    Discussion as(long persona) {
        return new Discussion(courseId, id, place, title, audience, lockedAt, counter, shownCourse, shownWeb, sealed, waits, mask, persona, name, spent);
    }

    /** Whether what this viewer says is kept with nobody. */
    public boolean isUnlinkedFor(Viewer viewer) {
        return mask == DiscussionMask.UNLINKED && !viewer.isStaff();
    }

    /** Whether this viewer may still add something, as far as it does not answer anybody. */
    boolean mayAdd(Viewer viewer) {
        return !isUnlinkedFor(viewer) || !spent;
    }

    boolean isLocked(Instant now) {
        return lockedAt != null && !lockedAt.isAfter(now);
    }
}
