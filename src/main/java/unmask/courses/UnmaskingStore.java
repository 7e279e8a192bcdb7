package unmask.courses;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import unmask.people.Course;
import unmask.people.Kept;
import unmask.people.Mask;
import unmask.people.PersonalData;
import unmask.people.Viewer;
import unmask.storage.Tx;

/** The record of who has looked behind which class name, and why. The real names are elsewhere, and stay there. */
public final class UnmaskingStore implements PersonalData {
    /** A second answer to the same form, while its first may not have arrived. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private static final String FOUND = """
            select p.name, b.name as asked_by, u.category, u.reason, u.asked_at, u.told_from, c.title as course, c.zone
            from unmasking u
            join persona p on p.course_id = u.course_id and p.id = u.persona_id
            join persona b on b.course_id = u.course_id and b.id = u.asked_by
            join course c on c.id = u.course_id
            """;

    /**
     * A class name that can be looked behind: of a student whose contributions have an author.
     *
     * @param accountId whom to tell
     */
    record Subject(long personaId, String name, int maskSeed, long accountId) {}

    /**
     * The student behind a persona, in the course or in one of its discussions; empty for staff, where no author is kept, and where the
     * course's rule shows staff who is behind its own names anyway.
     */
    Optional<Subject> subject(Tx tx, Course course, long persona) {
        return tx.query("""
                select p.id as persona_id, p.name, p.mask_seed, m.account_id
                from persona p join member m on m.course_id = p.course_id and m.id = p.member_id
                where p.course_id = :course and p.id = :persona and p.role = 'student' and (p.discussion_id is not null or :masked and m.role = 'student')
                """)
                .bind("masked", course.mask() == Mask.MASKED)
                .bind("course", course.id())
                .bind("persona", persona)
                .mapTo(Subject.class)
                .findOne();
    }

    /** Writes an unmasking down; answers with its id. */
    long add(Tx tx, Viewer viewer, Subject subject, UnmaskingDraft draft) {
        long id = tx.newId();
        tx.update("""
                insert into unmasking (course_id, id, persona_id, asked_by, category, reason, asked_at, told_from)
                values (:course, :id, :persona, :by, :category, :reason, :now, :told)
                """)
                .bind("course", viewer.member().courseId())
                .bind("id", id)
                .bind("persona", subject.personaId())
                .bind("by", viewer.personaId())
                .bind("category", draft.chosen())
                .bind("reason", draft.reason())
                .bind("now", tx.now())
                .bind("told", tx.now().plus(draft.chosen().delay))
                .execute();
        return id;
    }

    /** Whether this viewer has looked behind the name a moment ago, so that the same form may be answered in the same way. */
    boolean hasJustLooked(Tx tx, Viewer viewer, Subject subject) {
        return tx.query("""
                select count(*) from unmasking
                where course_id = :course and persona_id = :persona and asked_by = :by and asked_at > :since
                """)
                .bind("course", viewer.member().courseId())
                .bind("persona", subject.personaId())
                .bind("by", viewer.personaId())
                .bind("since", tx.now().minus(AGAIN))
                .mapTo(Integer.class)
                .one() > 0;
    }

    /** All of a course, the newest first. */
    List<Unmasking> in(Tx tx, long course) {
        return tx.query(FOUND + "where u.course_id = :course order by u.asked_at desc, u.id")
                .bind("course", course)
                .mapTo(Unmasking.class)
                .list();
    }

    /** Those of the viewer's own names that the viewer is told of, as far as their session opens the course, the newest first. */
    List<Unmasking> of(Tx tx, Viewer viewer) {
        return tx.query(FOUND + """
                join member m on m.course_id = p.course_id and m.id = p.member_id
                where m.account_id = :account and u.told_from <= :now
                  and (cast(:only as bigint) is null or u.course_id = :only)
                order by u.told_from desc, u.id
                """)
                .bind("account", viewer.account().id())
                .bind("now", tx.now())
                .bindByType("only", viewer.session().onlyCourse(), Long.class)
                .mapTo(Unmasking.class)
                .list();
    }

    /** How often somebody has looked behind a name in the course: those of which the person knows, so that the number tells nobody first. */
    public int count(Tx tx, long course) {
        return tx.query("select count(*) from unmasking where course_id = :course and told_from <= :now")
                .bind("course", course)
                .bind("now", tx.now())
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public List<Kept> kept() {
        return List.of(Kept.inTable("unmasking", "register.unmasking", "course_id", "id", "persona_id", "asked_by", "category", "reason",
                "asked_at", "told_from"));
    }
}
