package unmask.participation;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import unmask.participation.RollStore.Grant;
import unmask.people.Viewer;
import unmask.prompts.TakingPartStore.Part;
import unmask.prompts.TakingPartStore.Standing;
import unmask.storage.Tx;

/** What somebody has done in a course and was granted, for themselves. */
final class MineStore {
    /** How the viewer stands, by prompt. */
    Map<Long, Map<Part, Standing>> parts(Tx tx, Viewer viewer) {
        return tx.query("select prompt_id, part, standing from taken_part where course_id = :course and member_id = :member")
                .bind("course", viewer.member().courseId())
                .bind("member", viewer.member().id())
                .reduceRows(new HashMap<>(), (prompts, row) -> {
                    prompts.computeIfAbsent(row.getColumn("prompt_id", Long.class), prompt -> new HashMap<>())
                            .put(row.getColumn("part", Part.class), row.getColumn("standing", Standing.class));
                    return prompts;
                });
    }

    /** What instructors have granted to the viewer's line of the list, by prompt. */
    Map<Long, Grant> grants(Tx tx, Viewer viewer) {
        return tx.query("""
                select e.prompt_id, e.extended_to
                from extension e join roster_name r on r.course_id = e.course_id and r.id = e.roster_id
                where e.course_id = :course and r.member_id = :member
                """)
                .bind("course", viewer.member().courseId())
                .bind("member", viewer.member().id())
                .reduceRows(new HashMap<>(), (prompts, row) -> {
                    prompts.put(row.getColumn("prompt_id", Long.class), new Grant(row.getColumn("extended_to", Instant.class)));
                    return prompts;
                });
    }
}
