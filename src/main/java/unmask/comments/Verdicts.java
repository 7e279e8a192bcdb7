package unmask.comments;

import java.util.ArrayList;
import java.util.List;
import unmask.comments.ModerationLogStore.Act;
import unmask.comments.ReportStore.Outcome;
import unmask.inbox.Notice;
import unmask.inbox.NoticeStore;
import unmask.people.Kept;
import unmask.people.PersonalData;
import unmask.people.Viewer;
import unmask.storage.Tx;

/**
 * What staff decide about comments, each with all that follows from it: where the comment stands, what the log says, and who learns
 * of it. Look with the discussion's row locked whether there is still something to decide.
 */
public final class Verdicts implements PersonalData {
    private final CommentStore comments;
    final Tidings tidings;
    final RevisionStore revisions = new RevisionStore();
    final ReportStore reports = new ReportStore();
    final ModerationLogStore log = new ModerationLogStore();
    final QueueStore queue = new QueueStore();
    final HoldingStore holding = new HoldingStore();

    public Verdicts(CommentStore comments, NoticeStore notices) {
        this.comments = comments;
        this.tidings = new Tidings(notices);
    }

    /** How many things wait for staff in a course. */
    public int waiting(Tx tx, long course) {
        return queue.count(tx, course);
    }

    /** A comment that waits takes its place in the thread. */
    void letThrough(Tx tx, Comment held) {
        log.add(tx, held.courseId(), Act.LET_THROUGH, holding.rule(tx, held.courseId(), held.discussionId()));
        reports.waiting(tx, held).forEach(account -> tidings.answered(tx, held, account, Notice.Kind.REPORT_KEPT));
        comments.sight().letThrough(tx, held);
        reports.settle(tx, held, Outcome.KEPT);
        revisions.end(tx, held);
        tidings.decided(tx, held, Notice.Kind.LET_THROUGH);
        if (!held.passed()) {
            tidings.replied(tx, held);
        }
    }

    /** What was reported, or came back with new words, stays as it is. */
    void keep(Tx tx, Comment shown) {
        settle(tx, shown, Act.KEPT, Outcome.KEPT, Notice.Kind.REPORT_KEPT);
        if (shown.folded()) {
            comments.sight().fold(tx, shown, false);
        }
        revisions.end(tx, shown);
    }

    /** The author gets the comment back, with a note. */
    void giveBack(Tx tx, Viewer viewer, Comment comment, String note) {
        settle(tx, comment, Act.RETURNED, Outcome.RETURNED, Notice.Kind.REPORT_RETURNED);
        comments.sight().giveBack(tx, comment);
        revisions.add(tx, viewer, comment, note);
        tidings.decided(tx, comment, Notice.Kind.RETURNED);
    }

    void hide(Tx tx, Viewer viewer, Comment comment, String reason) {
        settle(tx, comment, Act.HIDDEN, Outcome.HIDDEN, Notice.Kind.REPORT_HIDDEN);
        comments.sight().hide(tx, viewer, comment, reason);
        revisions.end(tx, comment);
        tidings.decided(tx, comment, Notice.Kind.HIDDEN);
    }

    void showAgain(Tx tx, Comment hidden) {
        log.add(tx, hidden.courseId(), Act.SHOWN_AGAIN, null);
        comments.sight().endHiding(tx, hidden);
        if (!hidden.passed()) {
            tidings.replied(tx, hidden);
        }
    }

    private void settle(Tx tx, Comment comment, Act act, Outcome outcome, Notice.Kind told) {
        var cause = reports.mainly(tx, comment).<Enum<?>>map(category -> category)
                .orElseGet(() -> comment.isHeld() ? holding.rule(tx, comment.courseId(), comment.discussionId()) : null);
        log.add(tx, comment.courseId(), act, cause);
        reports.waiting(tx, comment).forEach(account -> tidings.answered(tx, comment, account, told));
        reports.settle(tx, comment, outcome);
    }

    /** The author has changed the words; where they were given back, staff look at them again. */
    void edited(Tx tx, Comment before, String body, String html) {
        comments.edit(tx, before, body, html);
        if (before.isReturned()) {
            revisions.revised(tx, before);
        }
    }

    /** The author has taken the words away: nothing stays of what was said about them, and who has reported them learns it. */
    void withdrawn(Tx tx, Comment comment) {
        reports.waiting(tx, comment).forEach(account -> tidings.answered(tx, comment, account, Notice.Kind.REPORT_WITHDRAWN));
        reports.forget(tx, comment);
        revisions.end(tx, comment);
        comments.withdraw(tx, comment);
        tidings.gone(tx, comment);
    }

    @Override
    public List<Kept> kept() {
        var kept = new ArrayList<>(revisions.kept());
        kept.addAll(reports.kept());
        kept.addAll(log.kept());
        return kept;
    }
}
