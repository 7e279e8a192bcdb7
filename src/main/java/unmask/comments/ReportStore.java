package unmask.comments;

import java.util.List;
import java.util.Optional;
import unmask.people.Kept;
import unmask.people.PersonalData;
import unmask.people.Viewer;
import unmask.storage.Tx;

/** What members have reported to staff. Who did is asked for only to tell them what became of it. */
final class ReportStore implements PersonalData {
    /** What a report is about, as the form offers it. */
    enum Category {
        RUDE, PRIVATE, OFF_TOPIC, OTHER
    }

    /** What became of a report. */
    enum Outcome {
        KEPT, HIDDEN, RETURNED
    }

    /** Why somebody has reported a comment, without who. */
    record Reason(Category category, String reason) {}

    /** Whether this viewer has reported the comment already, in the words that it has now. */
    boolean hasReported(Tx tx, Viewer viewer, Comment comment) {
        return tx.query("""
                select count(*) from report
                where course_id = :course and comment_id = :comment and member_id = :member and version = :version
                """)
                .bind("course", comment.courseId())
                .bind("comment", comment.id())
                .bind("member", viewer.member().id())
                .bind("version", comment.version())
                .mapTo(Integer.class)
                .one() > 0;
    }

    /** Writes a report down, in place of an earlier one by the same member about other words. */
    void add(Tx tx, Viewer viewer, Comment comment, Category category, String reason) {
        tx.update("delete from report where course_id = :course and comment_id = :comment and member_id = :member")
                .bind("course", comment.courseId())
                .bind("comment", comment.id())
                .bind("member", viewer.member().id())
                .execute();
        tx.update("""
                insert into report (course_id, id, comment_id, member_id, version, category, reason, reported_at)
                values (:course, :id, :comment, :member, :version, :category, :reason, :now)
                """)
                .bind("course", comment.courseId())
                .bind("id", tx.newId())
                .bind("comment", comment.id())
                .bind("member", viewer.member().id())
                .bind("version", comment.version())
                .bind("category", category)
                .bind("reason", reason)
                .bind("now", tx.now())
                .execute();
    }

    /** Whether so many have reported it that it folds; not when staff have found nothing wrong with these same words. */
    boolean isEnoughToFold(Tx tx, Comment comment, int enough) {
        return tx.query("""
                select count(*) from report r
                where r.course_id = :course and r.comment_id = :comment and r.outcome is null
                  and not exists (select 1 from comment c where c.course_id = r.course_id and c.id = r.comment_id and c.kept_version = c.version)
                """)
                .bind("course", comment.courseId())
                .bind("comment", comment.id())
                .mapTo(Integer.class)
                .one() >= enough;
    }

    /** What is said against a comment, as long as staff have not looked; the order says nothing. */
    List<Reason> open(Tx tx, Comment comment) {
        return tx.query("""
                select category, reason from report
                where course_id = :course and comment_id = :comment and outcome is null
                order by category, id
                """)
                .bind("course", comment.courseId())
                .bind("comment", comment.id())
                .mapTo(Reason.class)
                .list();
    }

    /** The accounts of those who wait to learn what became of their reports. */
    List<Long> waiting(Tx tx, Comment comment) {
        return tx.query("""
                select m.account_id from report r join member m on m.course_id = r.course_id and m.id = r.member_id
                where r.course_id = :course and r.comment_id = :comment and r.outcome is null
                order by r.id
                """)
                .bind("course", comment.courseId())
                .bind("comment", comment.id())
                .mapTo(Long.class)
                .list();
    }

    /** Staff have looked: reports that were open are not any more. */
    void settle(Tx tx, Comment comment, Outcome outcome) {
        tx.update("update report set outcome = :outcome where course_id = :course and comment_id = :comment and outcome is null")
                .bind("outcome", outcome)
                .bind("course", comment.courseId())
                .bind("comment", comment.id())
                .execute();
        if (outcome == Outcome.KEPT) {
            tx.update("update comment set kept_version = version where course_id = :course and id = :comment")
                    .bind("course", comment.courseId())
                    .bind("comment", comment.id())
                    .execute();
        }
    }

    /** The words are gone, and what was said against them goes too. */
    void forget(Tx tx, Comment comment) {
        tx.update("delete from report where course_id = :course and comment_id = :comment")
                .bind("course", comment.courseId())
                .bind("comment", comment.id())
                .execute();
    }

    /** What most of the open reports are about; empty when there are none. */
    Optional<Category> mainly(Tx tx, Comment comment) {
        return tx.query("""
                select category from report
                where course_id = :course and comment_id = :comment and outcome is null
                group by category order by count(*) desc, category
                fetch first 1 rows only
                """)
                .bind("course", comment.courseId())
                .bind("comment", comment.id())
                .mapTo(Category.class)
                .findFirst();
    }

    @Override
    public List<Kept> kept() {
        return List.of(Kept.inTable("report", "register.report", "course_id", "id", "comment_id", "member_id", "version", "category", "reason",
                "reported_at", "outcome"));
    }
}
