package unmask.comments;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import unmask.comments.ReportStore.Reason;
import unmask.comments.RevisionStore.Revision;
import unmask.people.Course;
import unmask.people.Viewer;
import unmask.storage.Tx;

/**
 * A comment on the desk of the staff, with all that they need to decide.
 *
 * @param place    where its discussion is found, as a path
 * @param title    that discussion's
 * @param answered what it answers; null when it begins a thread, or when that is gone
 * @param revision the note with which it was given back; null without one
 * @param reports  what is said against it, without who
 */
record Case(Comment comment, String place, String title, Comment answered, Revision revision, List<Reason> reports) {
    static Case of(Tx tx, Viewer viewer, Course course, Comment comment, Verdicts verdicts) {
        var place = verdicts.queue.place(tx, comment);
        return new Case(comment, course.path() + "/" + place.place(), place.title(), verdicts.queue.answered(tx, viewer, comment).orElse(null),
                verdicts.revisions.of(tx, viewer, comment).orElse(null), verdicts.reports.open(tx, comment));
    }

    /** The path of the comment itself; the acts hang below it. */
    public String path() {
        return place + "/comments/" + comment.key();
    }

    public boolean isHeld() {
        return comment.isHeld();
    }

    /** Whether the class sees it, and staff are asked whether that is right. */
    public boolean isInQuestion() {
        return comment.isShown() && (!reports.isEmpty() || isRevised());
    }

    /** Whether it came back with new words. */
    public boolean isRevised() {
        return revision != null && revision.revisedAt() != null;
    }

    /** Whether its author can get it back for another try. */
    public boolean mayBeGivenBack() {
        return comment.hasAuthor() && (comment.isShown() || comment.isHeld());
    }

    /** What one of the staff has looked at: whoever acts on it acts on this, and on nothing newer. */
    public String seen() {
        return seen(comment);
    }

    static String seen(Comment comment) {
        return comment.state().name().toLowerCase(Locale.ROOT) + "-" + comment.version();
    }

    /** Whether whoever saw this has read the words as they are now, whatever was decided about them meanwhile. */
    static boolean hasRead(Comment comment, String seen) {
        return seen.endsWith("-" + comment.version());
    }

    static Optional<Comment> asSeen(Optional<Comment> comment, String seen) {
        return comment.filter(current -> seen(current).equals(seen));
    }
}
