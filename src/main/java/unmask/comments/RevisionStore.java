package unmask.comments;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import unmask.people.Kept;
import unmask.people.PersonalData;
import unmask.people.Viewer;
import unmask.storage.Tx;

/** Notes with which staff have given comments back to their authors. */
final class RevisionStore implements PersonalData {
    /**
     * A note, as its author's reader finds it.
     *
     * @param revisedAt since when the new words wait for staff; null until there are some
     */
    record Revision(long commentId, String note, Instant revisedAt) {}

    /** Writes a note; an earlier one about the same comment has been answered, and goes. */
    void add(Tx tx, Viewer viewer, Comment comment, String note) {
        end(tx, comment);
        tx.update("""
                insert into revision (course_id, comment_id, returned_by, note, returned_at)
                values (:course, :comment, :persona, :note, :now)
                """)
                .bind("course", comment.courseId())
                .bind("comment", comment.id())
                .bind("persona", viewer.personaId())
                .bind("note", note)
                .bind("now", tx.now())
                .execute();
    }

    /** The note about a comment, if this viewer is its author or one of the staff. */
    Optional<Revision> of(Tx tx, Viewer viewer, Comment comment) {
        return tx.query("""
                select r.comment_id, r.note, r.revised_at
                from revision r join comment c on c.course_id = r.course_id and c.id = r.comment_id
                where r.course_id = :course and r.comment_id = :comment and (:staff or c.persona_id in (select p.id from persona p where p.course_id = :course and p.member_id = :member))
                """)
                .bind("course", comment.courseId())
                .bind("comment", comment.id())
                .bind("staff", viewer.isStaff())
                .bind("member", viewer.isMember() ? viewer.member().id() : 0)
                .mapTo(Revision.class)
                .findOne();
    }

    /** The author has answered the note with new words. */
    void revised(Tx tx, Comment comment) {
        tx.update("update revision set revised_at = :now where course_id = :course and comment_id = :comment and revised_at is null")
                .bind("now", Comment.hour(comment.mask(), tx.now(), ZoneOffset.UTC))
                .bind("course", comment.courseId())
                .bind("comment", comment.id())
                .execute();
    }

    /** Staff have looked at the new words, or there are none any more. */
    void end(Tx tx, Comment comment) {
        tx.update("delete from revision where course_id = :course and comment_id = :comment")
                .bind("course", comment.courseId())
                .bind("comment", comment.id())
                .execute();
    }

    @Override
    public List<Kept> kept() {
        return List.of(Kept.inTable("revision", "register.revision", "course_id", "comment_id", "returned_by", "note", "returned_at", "revised_at"));
    }
}
