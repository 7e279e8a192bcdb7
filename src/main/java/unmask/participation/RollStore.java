package unmask.participation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import unmask.people.Kept;
import unmask.people.PersonalData;
import unmask.prompts.TakingPartStore.Part;
import unmask.prompts.TakingPartStore.Standing;
import unmask.storage.Tx;

/**
 * How the lines of a class's list stand with its prompts. Under the rule {@code masked} staff see what was written down the night
 * before, and never how it is now: whoever looked before and after an answer would know whose it is.
 */
public final class RollStore implements PersonalData {
    /**
     * What an instructor has granted to a line of the list.
     *
     * @param until null excuses
     */
    record Grant(Instant until) {
        public boolean isExcuse() {
            return until == null;
        }
    }

    /** How people stand now, by their line of the list and then by prompt. */
    Map<Long, Map<Long, Map<Part, Standing>>> now(Tx tx, long course) {
        return tx.query("""
                select r.id as line, t.prompt_id, t.part, t.standing
                from taken_part t join roster_name r on r.course_id = t.course_id and r.member_id = t.member_id
                where t.course_id = :course
                """)
                .bind("course", course)
                .reduceRows(new HashMap<>(), (lines, row) -> {
                    lines.computeIfAbsent(row.getColumn("line", Long.class), line -> new HashMap<>())
                            .computeIfAbsent(row.getColumn("prompt_id", Long.class), prompt -> new HashMap<>())
                            .put(row.getColumn("part", Part.class), row.getColumn("standing", Standing.class));
                    return lines;
                });
    }

    /** What was granted, by line and then by prompt. */
    Map<Long, Map<Long, Grant>> grants(Tx tx, long course) {
        return tx.query("select roster_id, prompt_id, extended_to from extension where course_id = :course")
                .bind("course", course)
                .reduceRows(new HashMap<>(), (lines, row) -> {
                    lines.computeIfAbsent(row.getColumn("roster_id", Long.class), line -> new HashMap<>())
                            .put(row.getColumn("prompt_id", Long.class), new Grant(row.getColumn("extended_to", Instant.class)));
                    return lines;
                });
    }

    /** The nights, in the course's zone, on which each prompt's roll was last written down. */
    Map<Long, LocalDate> nights(Tx tx, long course) {
        return tx.query("select prompt_id, taken_on from roll where course_id = :course")
                .bind("course", course)
                .reduceRows(new HashMap<>(), (nights, row) -> {
                    nights.put(row.getColumn("prompt_id", Long.class), row.getColumn("taken_on", LocalDate.class));
                    return nights;
                });
    }

    /** What was written down, by line and then by prompt; whoever had done nothing yet is not in it. */
    Map<Long, Map<Long, Mark>> written(Tx tx, long course) {
        return tx.query("select roster_id, prompt_id, mark from roll_line where course_id = :course")
                .bind("course", course)
                .reduceRows(new HashMap<>(), (lines, row) -> {
                    lines.computeIfAbsent(row.getColumn("roster_id", Long.class), line -> new HashMap<>())
                            .put(row.getColumn("prompt_id", Long.class), row.getColumn("mark", Mark.class));
                    return lines;
                });
    }

    /** Writes a prompt's roll down anew. */
    void write(Tx tx, long course, long prompt, LocalDate night, Map<Long, Mark> marks) {
        for (var table : List.of("roll_line", "roll")) {
            tx.update("delete from " + table + " where course_id = :course and prompt_id = :prompt").bind("course", course).bind("prompt", prompt).execute();
        }
        tx.update("insert into roll (course_id, prompt_id, taken_on) values (:course, :prompt, :night)")
                .bind("course", course)
                .bind("prompt", prompt)
                .bind("night", night)
                .execute();
        marks.forEach((line, mark) -> tx.update("insert into roll_line (course_id, prompt_id, roster_id, mark) values (:course, :prompt, :line, :mark)")
                .bind("course", course)
                .bind("prompt", prompt)
                .bind("line", line)
                .bind("mark", mark)
                .execute());
    }

    /** Whoever was late the night before was in time, when they have more time now than until now. */
    void inTime(Tx tx, long course, long prompt, long line) {
        tx.update("update roll_line set mark = 'done' where course_id = :course and prompt_id = :prompt and roster_id = :line and mark = 'late'")
                .bind("course", course)
                .bind("prompt", prompt)
                .bind("line", line)
                .execute();
    }

    @Override
    public List<Kept> kept() {
        return List.of(
                Kept.inTable("roll_line", "register.roll-line", "course_id", "prompt_id", "roster_id", "mark"),
                Kept.notPersonal("roll", "course_id", "prompt_id", "taken_on"));
    }
}
