package unmask.participation;

import java.util.HashMap;
import java.util.Map;
import unmask.prompts.TakingPartStore.Part;
import unmask.prompts.TakingPartStore.Standing;
import unmask.storage.Tx;

/** How those stand who are on no line of the list, by the name that the class knows. No sentence of it meets a real name. */
public final class UnlistedStore {
    /** How people stand now, by their persona in the course and then by prompt. */
    Map<Long, Map<Long, Map<Part, Standing>>> now(Tx tx, long course) {
        return tx.query("""
                select p.id as persona, t.prompt_id, t.part, t.standing
                from taken_part t join persona p on p.course_id = t.course_id and p.member_id = t.member_id and p.discussion_id is null
                where t.course_id = :course
                """)
                .bind("course", course)
                .reduceRows(new HashMap<>(), (people, row) -> {
                    people.computeIfAbsent(row.getColumn("persona", Long.class), persona -> new HashMap<>())
                            .computeIfAbsent(row.getColumn("prompt_id", Long.class), prompt -> new HashMap<>())
                            .put(row.getColumn("part", Part.class), row.getColumn("standing", Standing.class));
                    return people;
                });
    }
}
