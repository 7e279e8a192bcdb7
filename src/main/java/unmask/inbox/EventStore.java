package unmask.inbox;

import java.util.List;
import unmask.people.Kept;
import unmask.people.PersonalData;
import unmask.storage.Tx;

/** Events of discussions: that something happened, never a word of what was said. */
public final class EventStore implements PersonalData {
    /** What can happen to a comment. */
    public enum Kind {
        POSTED, EDITED, WITHDRAWN, HIDDEN, RESTORED, FOLDED
    }

    /** Writes an event down under the number that the discussion's counter gave it. */
    public void add(Tx tx, long course, long discussion, long number, Kind kind, long comment) {
        tx.update("""
                insert into event (course_id, discussion_id, number, kind, comment_id)
                values (:course, :discussion, :number, :kind, :comment)
                """)
                .bind("course", course)
                .bind("discussion", discussion)
                .bind("number", number)
                .bind("kind", kind)
                .bind("comment", comment)
                .execute();
    }

    @Override
    public List<Kept> kept() {
        return List.of(Kept.inTable("event", "register.event", "course_id", "discussion_id", "number", "kind", "comment_id"));
    }
}
