package unmask.comments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import unmask.people.Audience;
import unmask.people.Kept;
import unmask.people.PersonalData;
import unmask.people.Viewer;
import unmask.storage.Tx;

/**
 * Responses that nobody keeps the author of, while they wait, and who has had a turn. Every sentence expects the discussion's row to be held.
 *
 * <p>Rows keep the order in which they came. So both lists are written down again as a whole with each response, sorted by numbers that
 * chance has given: one look at the tables never says which of the two belong together.
 */
public final class LetterStore implements PersonalData {
    /** A response that waits. */
    record Letter(long courseId, long id, long discussionId, Audience audience, String body, String html, LocalDate writtenOn, String codeHash) {}

    boolean hasHadTurn(Tx tx, Viewer viewer, Discussion discussion) {
        return turns(tx, discussion).contains(viewer.member().id());
    }

    private static List<Long> turns(Tx tx, Discussion discussion) {
        return tx.query("select member_id from letter_turn where course_id = :course and discussion_id = :discussion")
                .bind("course", discussion.courseId())
                .bind("discussion", discussion.id())
                .mapTo(Long.class)
                .list();
    }

    void takeTurn(Tx tx, Viewer viewer, Discussion discussion) {
        var turns = new ArrayList<>(turns(tx, discussion));
        turns.add(viewer.member().id());
        forgetTurns(tx, discussion.courseId(), discussion.id());
        turns.stream().sorted().forEach(member -> tx.update("""
                insert into letter_turn (course_id, discussion_id, member_id) values (:course, :discussion, :member)
                """)
                .bind("course", discussion.courseId())
                .bind("discussion", discussion.id())
                .bind("member", member)
                .execute());
    }

    void forgetTurns(Tx tx, long course, long discussion) {
        tx.update("delete from letter_turn where course_id = :course and discussion_id = :discussion")
                .bind("course", course)
                .bind("discussion", discussion)
                .execute();
    }

    /** What waits in a discussion. */
    List<Letter> waiting(Tx tx, long course, long discussion) {
        return tx.query("""
                select course_id, id, discussion_id, audience, body, html, written_on, code_hash
                from letter where course_id = :course and discussion_id = :discussion
                """)
                .bind("course", course)
                .bind("discussion", discussion)
                .mapTo(Letter.class)
                .list();
    }

    void add(Tx tx, Letter letter) {
        var letters = new ArrayList<>(waiting(tx, letter.courseId, letter.discussionId));
        letters.add(letter);
        letters.sort(Comparator.comparingLong(Letter::id));
        clear(tx, letter.courseId, letter.discussionId);
        letters.forEach(each -> tx.update("""
                insert into letter (course_id, id, discussion_id, audience, body, html, written_on, code_hash)
                values (:courseId, :id, :discussionId, :audience, :body, :html, :writtenOn, :codeHash)
                """)
                .bind("courseId", each.courseId)
                .bind("id", each.id)
                .bind("discussionId", each.discussionId)
                .bind("audience", each.audience)
                .bind("body", each.body)
                .bind("html", each.html)
                .bind("writtenOn", each.writtenOn)
                .bind("codeHash", each.codeHash)
                .execute());
    }

    void clear(Tx tx, long course, long discussion) {
        tx.update("delete from letter where course_id = :course and discussion_id = :discussion")
                .bind("course", course)
                .bind("discussion", discussion)
                .execute();
    }

    /** Remembers by which code a response, which staff may see from now on, is taken back. */
    void keepCode(Tx tx, Letter letter) {
        tx.update("insert into letter_code (course_id, comment_id, code_hash) values (:course, :comment, :hash)")
                .bind("course", letter.courseId)
                .bind("comment", letter.id)
                .bind("hash", letter.codeHash)
                .execute();
    }

    /** What a code opens, whether it still waits or not: a response keeps its number. */
    record Place(long courseId, long discussionId, long id) {}

    Optional<Place> behind(Tx tx, String hash) {
        return tx.query("""
                select course_id, discussion_id, id from letter where code_hash = :hash
                union all
                select c.course_id, c.discussion_id, c.id
                from letter_code k join comment c on c.course_id = k.course_id and c.id = k.comment_id
                where k.code_hash = :hash
                """)
                .bind("hash", hash)
                .mapTo(Place.class)
                .findFirst();
    }

    /** Takes a response away that nobody has seen; false when it does not wait any more. */
    boolean tear(Tx tx, Place place) {
        return tx.update("delete from letter where course_id = :course and id = :id")
                .bind("course", place.courseId)
                .bind("id", place.id)
                .execute() == 1;
    }

    void forgetCode(Tx tx, Place place) {
        tx.update("delete from letter_code where course_id = :course and comment_id = :comment")
                .bind("course", place.courseId)
                .bind("comment", place.id)
                .execute();
    }

    /**
     * A discussion in which something waits.
     *
     * @param zone  of its class
     * @param since the day of the oldest
     */
    record Box(long courseId, long id, String zone, LocalDate since, Instant lockedAt) {}

    /** Where something waits, and nothing is sealed. */
    List<Box> boxes(Tx tx) {
        return tx.query("""
                select d.course_id, d.id, c.zone, min(l.written_on) as since, d.locked_at
                from letter l
                join discussion d on d.course_id = l.course_id and d.id = l.discussion_id
                join course c on c.id = d.course_id
                where d.sealed_until is null or d.sealed_until <= :now
                group by d.course_id, d.id, c.zone, d.locked_at
                """)
                .bind("now", tx.now())
                .mapTo(Box.class)
                .list();
    }

    @Override
    public List<Kept> kept() {
        return List.of(
                Kept.inTable("letter", "register.letter", "course_id", "id", "discussion_id", "audience", "body", "html", "written_on", "code_hash"),
                Kept.inTable("letter_turn", "register.letter-turn", "course_id", "discussion_id", "member_id"),
                Kept.inTable("letter_code", "register.letter-code", "course_id", "comment_id", "code_hash"));
    }
}
