package unmask.comments;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import unmask.people.Kept;
import unmask.people.PersonalData;
import unmask.storage.Tx;

/** What staff did in a class, for all its members to read: the day, the act and the rule, and nothing that leads to anybody. */
final class ModerationLogStore implements PersonalData {
    /** What staff can do. */
    enum Act {
        LET_THROUGH, RETURNED, HIDDEN, SHOWN_AGAIN, KEPT, RULE, LOCKED, UNLOCKED
    }

    /** @param cause the rule, or what the reports were about; null when staff acted on what they read themselves */
    record Line(LocalDate doneOn, Act act, String cause) {}

    void add(Tx tx, long course, Act act, Enum<?> cause) {
        tx.update("insert into moderation_log (course_id, id, done_on, act, cause) values (:course, :id, :today, :act, :cause)")
                .bind("course", course)
                .bind("id", tx.newId())
                .bind("today", tx.today())
                .bind("act", act)
                .bindByType("cause", cause == null ? null : cause.name().toLowerCase(Locale.ROOT), String.class)
                .execute();
    }

    /** The newest day first; within a day the order says nothing. */
    List<Line> list(Tx tx, long course, long from, int most) {
        return tx.query("""
                select done_on, act, cause from moderation_log
                where course_id = :course
                order by done_on desc, act, id
                offset :from rows fetch next :most rows only
                """)
                .bind("course", course)
                .bind("from", from)
                .bind("most", most)
                .mapTo(Line.class)
                .list();
    }

    @Override
    public List<Kept> kept() {
        return List.of(Kept.notPersonal("moderation_log", "course_id", "id", "done_on", "act", "cause"));
    }
}
