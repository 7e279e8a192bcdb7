package unmask.prompts;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import unmask.people.DiscussionMask;
import unmask.people.Kept;
import unmask.people.PersonalData;
import unmask.people.Viewer;
import unmask.storage.Tx;

/** Who has done what was asked of them, and never when. */
public final class TakingPartStore implements PersonalData {
    /** What can be asked for. */
    public enum Part {
        ANSWER, REPLIES,
        /** A second answer, after the first ones are out: asked for, and nobody is called to account for it. */
        AGAIN;

        /** What a prompt calls the roll for. */
        public static Set<Part> of(Asked asked) {
            return asked.prompt().kind().repliesAsked() > 0 ? EnumSet.of(ANSWER, REPLIES) : EnumSet.of(ANSWER);
        }

        /** Everything that a prompt asks for. */
        public static Set<Part> all(Asked asked) {
            var parts = of(asked);
            if (asked.prompt().kind().asksTwice()) {
                parts.add(AGAIN);
            }
            return parts;
        }

        /** When it is due for everybody; null when it never is. A second answer can be given until the round closes. */
        public Instant usual(Asked asked) {
            return switch (this) {
                case ANSWER -> asked.dueAt();
                case REPLIES -> asked.repliesDueAt();
                // Whoever has closed it by a button has set nobody a date.
                case AGAIN -> asked.closed() ? null : asked.closesAt();
            };
        }
    }

    /** How it was done. */
    public enum Standing {
        /** In time. */
        DONE,
        LATE,
        /** Not when it was due, and not since. Whoever has joined later has no standing at all, and is excused. */
        MISSING
    }

    /** How this viewer stands with each part of a prompt. */
    public Map<Part, Standing> of(Tx tx, Viewer viewer, Asked asked) {
        return !viewer.isMember() ? Map.of() : tx.query("""
                select part, standing from taken_part where course_id = :course and prompt_id = :prompt and member_id = :member
                """)
                .bind("course", asked.courseId())
                .bind("prompt", asked.id())
                .bind("member", viewer.member().id())
                .reduceRows(new HashMap<>(), (parts, row) -> {
                    parts.put(row.getColumn("part", Part.class), row.getColumn("standing", Standing.class));
                    return parts;
                });
    }

    /**
     * Notes that somebody has done a part; what stands there already stays. Where nobody keeps who has said what, nobody is late and no row
     * is the last one: either would lead to a response.
     */
    void done(Tx tx, Viewer viewer, Asked asked, Part part) {
        var before = of(tx, viewer, asked).get(part);
        if (before == Standing.DONE || before == Standing.LATE) {
            return;
        }
        var due = due(tx, viewer, asked, part);
        // Who has no standing though the roll was called was not there then.
        boolean unlinked = asked.prompt().mask() == DiscussionMask.UNLINKED;
        boolean late = !unlinked && due != null && tx.now().isAfter(due) && !(asked.called() && before == null);
        put(tx, asked, viewer.member().id(), part, before, late ? Standing.LATE : Standing.DONE);
        if (unlinked) {
            shuffle(tx, asked);
        }
    }

    /** Writes down again, by numbers that chance has given, who has taken part: rows keep the order in which they came. */
    private static void shuffle(Tx tx, Asked asked) {
        var rows = tx.query("select member_id, part, standing from taken_part where course_id = :course and prompt_id = :prompt order by member_id, part")
                .bind("course", asked.courseId())
                .bind("prompt", asked.id())
                .mapTo(Taken.class)
                .list();
        tx.update("delete from taken_part where course_id = :course and prompt_id = :prompt").bind("course", asked.courseId()).bind("prompt", asked.id()).execute();
        rows.forEach(row -> put(tx, asked, row.memberId, row.part, null, row.standing));
    }

    private record Taken(long memberId, Part part, Standing standing) {}

    /** Notes that somebody has taken back what they had done. */
    void undone(Tx tx, Viewer viewer, Asked asked, Part part) {
        var before = of(tx, viewer, asked).get(part);
        if (before == null || before == Standing.MISSING) {
            return;
        }
        if (asked.called()) {
            put(tx, asked, viewer.member().id(), part, before, Standing.MISSING);
        } else {
            tx.update("delete from taken_part where course_id = :course and prompt_id = :prompt and member_id = :member and part = :part")
                    .bind("course", asked.courseId())
                    .bind("prompt", asked.id())
                    .bind("member", viewer.member().id())
                    .bind("part", part)
                    .execute();
        }
    }

    private static void put(Tx tx, Asked asked, long member, Part part, Standing before, Standing standing) {
        tx.update(before == null
                ? "insert into taken_part (course_id, prompt_id, member_id, part, standing) values (:course, :prompt, :member, :part, :standing)"
                : "update taken_part set standing = :standing where course_id = :course and prompt_id = :prompt and member_id = :member and part = :part")
                .bind("course", asked.courseId())
                .bind("prompt", asked.id())
                .bind("member", member)
                .bind("part", part)
                .bind("standing", standing)
                .execute();
    }

    /** When a part is due for somebody; null when it never is. */
    public Instant due(Tx tx, Viewer viewer, Asked asked, Part part) {
        var due = part.usual(asked);
        return extension(tx, viewer, asked).filter(until -> due != null && until.isAfter(due)).orElse(due);
    }

    /** Until when somebody has more time. */
    private static Optional<Instant> extension(Tx tx, Viewer viewer, Asked asked) {
        return tx.query("""
                select e.extended_to
                from extension e join roster_name r on r.course_id = e.course_id and r.id = e.roster_id
                where e.course_id = :course and e.prompt_id = :prompt and r.member_id = :member and e.extended_to is not null
                """)
                .bind("course", asked.courseId())
                .bind("prompt", asked.id())
                .bind("member", viewer.member().id())
                .mapTo(Instant.class)
                .findOne();
    }

    /**
     * Calls the roll: every student of the class who has not done a part is expected to have. So are those whom staff have put out by a
     * class name: were they left out, the list of real names would tell who it was.
     */
    void call(Tx tx, Asked asked, Part part) {
        tx.update("""
                insert into taken_part (course_id, prompt_id, member_id, part, standing)
                select m.course_id, :prompt, m.id, :part, 'missing'
                from member m
                where m.course_id = :course and m.role = 'student'
                  and not exists (select 1 from exclusion e where e.course_id = m.course_id and e.member_id = m.id and e.side in ('roster', 'own'))
                  and not exists (select 1 from taken_part t where t.course_id = m.course_id and t.prompt_id = :prompt and t.member_id = m.id and t.part = :part)
                """)
                .bind("course", asked.courseId())
                .bind("prompt", asked.id())
                .bind("part", part)
                .execute();
    }

    /** How many students the class has. */
    int students(Tx tx, long course) {
        return tx.query("select count(*) from member where course_id = :course and role = 'student' and state = 'active'")
                .bind("course", course)
                .mapTo(Integer.class)
                .one();
    }

    /** How many have taken part. */
    int count(Tx tx, Asked asked) {
        return tx.query("""
                select count(*) from taken_part where course_id = :course and prompt_id = :prompt and part = 'answer' and standing <> 'missing'
                """)
                .bind("course", asked.courseId())
                .bind("prompt", asked.id())
                .mapTo(Integer.class)
                .one();
    }

    /**
     * Gives somebody on the class's list more time, or excuses them; what was said before gives way. What they have done by now was in
     * time, if the time is not over by now: when it was done is known to nobody.
     *
     * @param until null excuses them
     */
    public void extend(Tx tx, Asked asked, long rosterName, Instant until) {
        endExtension(tx, asked, rosterName);
        tx.update("insert into extension (course_id, prompt_id, roster_id, extended_to) values (:course, :prompt, :roster, :until)")
                .bind("course", asked.courseId())
                .bind("prompt", asked.id())
                .bind("roster", rosterName)
                .bindByType("until", until, Instant.class)
                .execute();
        if (until != null && !until.isBefore(tx.now())) {
            tx.update("""
                    update taken_part set standing = 'done'
                    where course_id = :course and prompt_id = :prompt and standing = 'late'
                      and member_id = (select member_id from roster_name where course_id = :course and id = :roster)
                    """)
                    .bind("course", asked.courseId())
                    .bind("prompt", asked.id())
                    .bind("roster", rosterName)
                    .execute();
        }
    }

    /** Forgets who has answered again: with the round it has lost its purpose. */
    void settle(Tx tx, Asked asked) {
        tx.update("delete from taken_part where course_id = :course and prompt_id = :prompt and part = 'again'")
                .bind("course", asked.courseId())
                .bind("prompt", asked.id())
                .execute();
    }

    /** Lets what holds for everybody hold for somebody again. */
    public void endExtension(Tx tx, Asked asked, long rosterName) {
        tx.update("delete from extension where course_id = :course and prompt_id = :prompt and roster_id = :roster")
                .bind("course", asked.courseId())
                .bind("prompt", asked.id())
                .bind("roster", rosterName)
                .execute();
    }

    @Override
    public List<Kept> kept() {
        return List.of(
                Kept.inTable("taken_part", "register.taken-part", "course_id", "prompt_id", "member_id", "part", "standing"),
                Kept.inTable("extension", "register.extension", "course_id", "prompt_id", "roster_id", "extended_to"));
    }
}
