package unmask.comments;

import java.util.List;
import unmask.inbox.EventStore;
import unmask.inbox.EventStore.Kind;
import unmask.people.Kept;
import unmask.people.PersonalData;
import unmask.people.Viewer;
import unmask.storage.Tx;

/**
 * How comments come into sight and go out of it, with what follows from that: the counts, the events, and the empty places above
 * them. Each act expects the discussion's row to be locked.
 */
public final class SightStore implements PersonalData {
    private final DiscussionStore discussions;
    private final EventStore events;

    SightStore(DiscussionStore discussions, EventStore events) {
        this.discussions = discussions;
        this.events = events;
    }

    /** Takes a comment out of sight; its place says why. */
    public void hide(Tx tx, Viewer viewer, Comment comment, String reason) {
        recordIfKnown(tx, comment, Kind.HIDDEN);
        leave(tx, comment, Comment.State.HIDDEN);
        tx.update("""
                insert into hiding (course_id, comment_id, hidden_by, reason, hidden_at)
                values (:course, :comment, :persona, :reason, :now)
                """)
                .bind("course", comment.courseId())
                .bind("comment", comment.id())
                .bind("persona", viewer.personaId())
                .bind("reason", reason)
                .bind("now", tx.now())
                .execute();
    }

    void endHiding(Tx tx, Comment comment) {
        comeBack(tx, comment, comment.passed() ? Kind.RESTORED : Kind.POSTED);
        forgetHiding(tx, comment);
    }

    static void forgetHiding(Tx tx, Comment comment) {
        tx.update("delete from hiding where course_id = :course and comment_id = :comment")
                .bind("course", comment.courseId())
                .bind("comment", comment.id())
                .execute();
    }

    /** Lets a comment that waits take its place in the thread: the class learns of it now. */
    void letThrough(Tx tx, Comment comment) {
        comeBack(tx, comment, comment.passed() ? Kind.RESTORED : Kind.POSTED);
    }

    /** Gives the comment back to its author; for everybody else it is gone. */
    void giveBack(Tx tx, Comment comment) {
        if (comment.isShown()) {
            record(tx, comment, Kind.HIDDEN);
        }
        leave(tx, comment, Comment.State.RETURNED);
    }

    /** Puts the words under a fold, or takes the fold away. */
    void fold(Tx tx, Comment comment, boolean folded) {
        record(tx, comment, Kind.FOLDED);
        tx.update("update comment set folded = :folded where course_id = :course and id = :comment")
                .bind("folded", folded)
                .bind("course", comment.courseId())
                .bind("comment", comment.id())
                .execute();
    }

    /** The class finds it again, or for the first time. */
    void comeBack(Tx tx, Comment comment, Kind kind) {
        record(tx, comment, kind);
        tx.update("update comment set state = 'shown', passed = true, folded = false where course_id = :course and id = :comment")
                .bind("course", comment.courseId())
                .bind("comment", comment.id())
                .execute();
        discussions.count(tx, comment.courseId(), comment.discussionId(), comment.audience(), 1);
        standAgain(tx, comment);
    }

    /** What the class never knew of leaves no event behind; staff's pages are drawn anew all the same. */
    void recordIfKnown(Tx tx, Comment comment, Kind kind) {
        if (comment.passed()) {
            record(tx, comment, kind);
        } else {
            discussions.next(tx, comment.courseId(), comment.discussionId());
        }
    }

    /** Tells those who watch the discussion what has happened to it. */
    void record(Tx tx, Comment comment, Kind kind) {
        long number = discussions.next(tx, comment.courseId(), comment.discussionId());
        events.add(tx, comment.courseId(), comment.discussionId(), number, kind, comment.id());
    }

    /** Takes it out of sight, if it is there, and off all counts. */
    void leave(Tx tx, Comment comment, Comment.State state) {
        if (comment.isShown()) {
            discussions.count(tx, comment.courseId(), comment.discussionId(), comment.audience(), -1);
            fall(tx, comment);
        }
        state(tx, comment, state);
    }

    static void state(Tx tx, Comment comment, Comment.State state) {
        tx.update("update comment set state = :state where course_id = :course and id = :comment")
                .bind("state", state)
                .bind("course", comment.courseId())
                .bind("comment", comment.id())
                .execute();
    }

    /** Takes a comment without replies off its parent's count; an empty place above it then goes too, and so on upwards. */
    private static void fall(Tx tx, Comment comment) {
        var fallen = comment.replies() == 0 ? parentOf(tx, comment.courseId(), comment.parentId()) : null;
        while (fallen != null) {
            changeReplies(tx, comment.courseId(), fallen.id(), -1);
            fallen = fallen.isEmptyPlace() && fallen.replies() == 1 ? parentOf(tx, comment.courseId(), fallen.parentId()) : null;
        }
    }

    private static void standAgain(Tx tx, Comment comment) {
        var risen = comment.replies() == 0 ? parentOf(tx, comment.courseId(), comment.parentId()) : null;
        while (risen != null) {
            changeReplies(tx, comment.courseId(), risen.id(), 1);
            risen = risen.isEmptyPlace() && risen.replies() == 0 ? parentOf(tx, comment.courseId(), risen.parentId()) : null;
        }
    }

    private static Place parentOf(Tx tx, long course, Long parent) {
        return parent == null ? null : tx.query("""
                select id, parent_id, replies, state from comment where course_id = :course and id = :parent
                """)
                .bind("course", course)
                .bind("parent", parent)
                .mapTo(Place.class)
                .one();
    }

    record Place(long id, Long parentId, int replies, Comment.State state) {
        boolean isEmptyPlace() {
            return state != Comment.State.SHOWN;
        }
    }

    static void changeReplies(Tx tx, long course, long comment, int change) {
        tx.update("update comment set replies = replies + :change where course_id = :course and id = :comment")
                .bind("change", change)
                .bind("course", course)
                .bind("comment", comment)
                .execute();
    }

    @Override
    public List<Kept> kept() {
        return List.of(Kept.inTable("hiding", "register.hiding", "course_id", "comment_id", "hidden_by", "reason", "hidden_at"));
    }
}
