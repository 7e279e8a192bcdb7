package unmask.prompts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import unmask.people.Kept;
import unmask.people.PersonalData;
import unmask.people.Viewer;
import unmask.storage.Tx;

/**
 * Answers that are not words in a discussion. Every sentence expects the prompt's row to be held: see {@link PromptStore#forChange}.
 *
 * <p>What is unlinked is kept as a number for each cell, and beside it the list of who has had their turn, without a time: one look at
 * the tables never says who answered what. Whoever could look right before and right after one answer would know; that is why the
 * sensitive kind has a die between the person and the answer.
 */
public final class AnswerStore implements PersonalData {
    /** Lines to the instructor come so many at a time, so that none is alone. */
    static final int BATCH = 3;
    static final int DAYS_KEPT = 14;

    /** What somebody has answered that can be changed. */
    Map<String, String> of(Tx tx, Viewer viewer, Asked asked) {
        return !viewer.isMember() ? Map.of() : tx.query("""
                select part, chosen from choice where course_id = :course and prompt_id = :prompt and member_id = :member
                """)
                .bind("course", asked.courseId())
                .bind("prompt", asked.id())
                .bind("member", viewer.member().id())
                .reduceRows(new HashMap<>(), (parts, row) -> {
                    parts.put(row.getColumn("part", String.class), row.getColumn("chosen", String.class));
                    return parts;
                });
    }

    /** Replaces what somebody has answered; nothing takes it back. */
    void choose(Tx tx, Viewer viewer, Asked asked, Map<String, String> parts) {
        tx.update("delete from choice where course_id = :course and prompt_id = :prompt and member_id = :member")
                .bind("course", asked.courseId())
                .bind("prompt", asked.id())
                .bind("member", viewer.member().id())
                .execute();
        parts.forEach((part, chosen) -> tx.update("""
                insert into choice (course_id, prompt_id, member_id, part, chosen) values (:course, :prompt, :member, :part, :chosen)
                """)
                .bind("course", asked.courseId())
                .bind("prompt", asked.id())
                .bind("member", viewer.member().id())
                .bind("part", part)
                .bind("chosen", chosen)
                .execute());
    }

    /** Whether somebody has had their turn, answering or not. */
    boolean isSpent(Tx tx, Viewer viewer, Asked asked) {
        return viewer.isMember() && tx.query("""
                select count(*) from spent where course_id = :course and prompt_id = :prompt and member_id = :member
                """)
                .bind("course", asked.courseId())
                .bind("prompt", asked.id())
                .bind("member", viewer.member().id())
                .mapTo(Integer.class)
                .one() > 0;
    }

    void spend(Tx tx, Viewer viewer, Asked asked) {
        tx.update("insert into spent (course_id, prompt_id, member_id) values (:course, :prompt, :member)")
                .bind("course", asked.courseId())
                .bind("prompt", asked.id())
                .bind("member", viewer.member().id())
                .execute();
    }

    void count(Tx tx, Asked asked, String cell) {
        boolean known = tx.update("update tally set answers = answers + 1 where course_id = :course and prompt_id = :prompt and cell = :cell")
                .bind("course", asked.courseId())
                .bind("prompt", asked.id())
                .bind("cell", cell)
                .execute() == 1;
        if (!known) {
            tx.update("insert into tally (course_id, prompt_id, cell, answers) values (:course, :prompt, :cell, 1)")
                    .bind("course", asked.courseId())
                    .bind("prompt", asked.id())
                    .bind("cell", cell)
                    .execute();
        }
    }

    /** Everything that counts. */
    Votes votes(Tx tx, Asked asked) {
        Map<Long, Map<String, String>> kept = new LinkedHashMap<>();
        tx.query("select member_id, part, chosen from choice where course_id = :course and prompt_id = :prompt")
                .bind("course", asked.courseId())
                .bind("prompt", asked.id())
                .map((row, context) -> kept.computeIfAbsent(row.getLong("member_id"), id -> new HashMap<>()).put(row.getString("part"), row.getString("chosen")))
                .list();
        Map<String, Integer> counted = new HashMap<>();
        tx.query("select cell, answers from tally where course_id = :course and prompt_id = :prompt")
                .bind("course", asked.courseId())
                .bind("prompt", asked.id())
                .map((row, context) -> counted.put(row.getString("cell"), row.getInt("answers")))
                .list();
        return new Votes(new ArrayList<>(kept.values()), counted);
    }

    private record ExitLine(long id, String body, LocalDate writtenOn, boolean released) {}

    /**
     * A line to the instructor, from nobody. All lines are written down again in an order that chance gives: rows keep the order in which
     * they came, and beside those who have had their turn it would tell whose line is whose.
     */
    void write(Tx tx, Asked asked, String line) {
        var lines = new ArrayList<>(tx.query("select id, body, written_on, released from exit_line where course_id = :course and prompt_id = :prompt")
                .bind("course", asked.courseId())
                .bind("prompt", asked.id())
                .mapTo(ExitLine.class)
                .list());
        lines.add(new ExitLine(tx.newId(), line, tx.today(), false));
        lines.sort(Comparator.comparingLong(ExitLine::id));
        tx.update("delete from exit_line where course_id = :course and prompt_id = :prompt")
                .bind("course", asked.courseId())
                .bind("prompt", asked.id())
                .execute();
        lines.forEach(each -> tx.update("""
                insert into exit_line (course_id, id, prompt_id, body, written_on, released) values (:course, :id, :prompt, :line, :day, :released)
                """)
                .bind("course", asked.courseId())
                .bind("id", each.id)
                .bind("prompt", asked.id())
                .bind("line", each.body)
                .bind("day", each.writtenOn)
                .bind("released", each.released)
                .execute());
        int waiting = tx.query("select count(*) from exit_line where course_id = :course and prompt_id = :prompt and not released")
                .bind("course", asked.courseId())
                .bind("prompt", asked.id())
                .mapTo(Integer.class)
                .one();
        if (waiting >= BATCH) {
            release(tx, asked);
        }
    }

    /** Lets the instructor read what waits. */
    void release(Tx tx, Asked asked) {
        tx.update("update exit_line set released = true where course_id = :course and prompt_id = :prompt and not released")
                .bind("course", asked.courseId())
                .bind("prompt", asked.id())
                .execute();
    }

    /** The lines that may be read, by ids that chance has given: their order tells nothing. Staff alone find any. */
    List<String> lines(Tx tx, Viewer viewer, Asked asked) {
        return !viewer.isStaff() ? List.of() : tx.query("""
                select body from exit_line where course_id = :course and prompt_id = :prompt and released order by id
                """)
                .bind("course", asked.courseId())
                .bind("prompt", asked.id())
                .mapTo(String.class)
                .list();
    }

    /** Deletes whatever says who has answered, and what results were made of. */
    void settle(Tx tx, Asked asked) {
        for (var table : List.of("choice", "spent", "tally")) {
            tx.update("delete from " + table + " where course_id = :course and prompt_id = :prompt")
                    .bind("course", asked.courseId())
                    .bind("prompt", asked.id())
                    .execute();
        }
    }

    /** Whether lines to instructors are old enough to go. */
    boolean hasOldLines(Tx tx) {
        return tx.query("select count(*) from exit_line where written_on <= :old").bind("old", tx.today().minusDays(DAYS_KEPT)).mapTo(Integer.class).one() > 0;
    }

    void sweep(Tx tx) {
        tx.update("delete from exit_line where written_on <= :old").bind("old", tx.today().minusDays(DAYS_KEPT)).execute();
    }

    @Override
    public List<Kept> kept() {
        return List.of(
                Kept.inTable("choice", "register.choice", "course_id", "prompt_id", "member_id", "part", "chosen"),
                Kept.notPersonal("tally", "course_id", "prompt_id", "cell", "answers"),
                Kept.inTable("spent", "register.spent", "course_id", "prompt_id", "member_id"),
                Kept.inTable("exit_line", "register.exit-line", "course_id", "id", "prompt_id", "body", "written_on", "released"));
    }
}
