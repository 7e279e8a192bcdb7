package unmask.people;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import unmask.storage.Tx;

/** The names that are worn in one discussion alone. */
public final class PersonaStore {
    /** Stands in the place of a discussion where a name is worn in the whole course; no discussion has this number. */
    static final long WHOLE_COURSE = 0;

    /** What stands in the place of a name where there is none. */
    private static final String NOBODY = "Somebody in the class";

    private static final FreshNames NAMES = FreshNames.shipped();

    /**
     * The persona of a member in a discussion with fresh names, drawn now when there is none yet. Hold the discussion's row: two who
     * draw at once might draw the same.
     */
    public long fresh(Tx tx, long course, long discussion, Member member) {
        return tx.query("select id from persona where course_id = :course and discussion_id = :discussion and member_id = :member")
                .bind("course", course)
                .bind("discussion", discussion)
                .bind("member", member.id())
                .mapTo(Long.class)
                .findOne()
                .orElseGet(() -> draw(tx, course, discussion, member));
    }

    private static long draw(Tx tx, long course, long discussion, Member member) {
        // Neither depends on who it is for: not even the own class name or mask is avoided, for that would rule somebody out.
        var taken = new HashSet<>(tx.query("select lower(name) from persona where course_id = :course and discussion_id is not null")
                .bind("course", course)
                .mapTo(String.class)
                .list());
        taken.addAll(tx.query("select folded from shown_name where course_id = :course").bind("course", course).mapTo(String.class).list());
        var name = NAMES.draw(tx.random(), each -> taken.contains(Handles.folded(each)));
        return add(tx, course, discussion, member.id(), name, MaskDrawing.seed(tx.random(), masks(tx, course, discussion)));
    }

    /** The persona under which stands what nobody keeps the author of: one for all of a discussion, with nobody behind it. */
    public long nobody(Tx tx, long course, long discussion) {
        return tx.query("select id from persona where course_id = :course and discussion_id = :discussion and member_id is null and mask_seed = :seed")
                .bind("course", course)
                .bind("discussion", discussion)
                .bind("seed", MaskDrawing.NOBODYS)
                .mapTo(Long.class)
                .findOne()
                .orElseGet(() -> add(tx, course, discussion, null, NOBODY, MaskDrawing.NOBODYS));
    }

    private static Set<Integer> masks(Tx tx, long course, long discussion) {
        return tx.query("select mask_seed from persona where course_id = :course and discussion_id = :discussion")
                .bind("course", course)
                .bind("discussion", discussion)
                .mapTo(Integer.class)
                .stream()
                .collect(Collectors.toSet());
    }

    private static long add(Tx tx, long course, long discussion, Long member, String name, int seed) {
        long id = tx.newId();
        tx.update("""
                insert into persona (course_id, id, discussion_id, member_id, name, mask_seed, role)
                values (:course, :id, :discussion, :member, :name, :seed, 'student')
                """)
                .bind("course", course)
                .bind("id", id)
                .bind("discussion", discussion)
                .bindByType("member", member, Long.class)
                .bind("name", name)
                .bind("seed", seed)
                .execute();
        return id;
    }

    /** Where a name is worn, and so which side it speaks for. */
    record Worn(long discussion) {
        Exclusion.Side side() {
            return discussion == WHOLE_COURSE ? Exclusion.Side.HANDLE : Exclusion.Side.DISCUSSION;
        }
    }

    Worn worn(Tx tx, long course, long persona) {
        return tx.query("select coalesce(discussion_id, 0) as discussion from persona where course_id = :course and id = :persona")
                .bind("course", course)
                .bind("persona", persona)
                .mapTo(Worn.class)
                .one();
    }

    /** Whether staff have put the person behind a name out by this very name. */
    boolean isOut(Tx tx, long course, long persona) {
        return tx.query("""
                select count(*)
                from persona p
                join exclusion e on e.course_id = p.course_id and e.member_id = p.member_id and e.discussion_id = coalesce(p.discussion_id, 0)
                where p.course_id = :course and p.id = :persona and e.side in ('handle', 'discussion')
                """)
                .bind("course", course)
                .bind("persona", persona)
                .mapTo(Integer.class)
                .one() > 0;
    }
}
