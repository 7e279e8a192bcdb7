package unmask.comments;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;
import unmask.comments.Announcements.News;
import unmask.people.Audience;
import unmask.people.DiscussionMask;
import unmask.people.Kept;
import unmask.people.PersonalData;
import unmask.people.Role;
import unmask.people.Viewer;
import unmask.storage.Tx;

/** Discussions, and where they are found. */
public final class DiscussionStore implements PersonalData {
    /** Later than any term. */
    public static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    /** Under which persona the viewer speaks: staff always under their own. */
    private static final String ME = """
            case when d.mask = 'course' or :staff then cast(:persona as bigint) else coalesce(q.id, 0) end
            """;

    /** Whether the viewer has said the one thing that may be said where nobody keeps who has. */
    private static final String HAS_HAD_TURN = """
            exists (select 1 from letter_turn l where l.course_id = d.course_id and l.discussion_id = d.id and l.member_id = :speaker)
            """;

    /** Strangers until a round is over, and where one speaks first, those who have said nothing yet. */
    private static final String WAITS = """
            not :member and d.web_from is not null and d.web_from > :now
            or not :staff and d.first_until is not null and d.first_until > :now and not
            """ + HAS_HAD_TURN + """
             and not exists (select 1 from comment m
                where m.course_id = d.course_id and m.discussion_id = d.id and m.state <> 'withdrawn' and m.persona_id =
            """ + ME + ")";

    private static final String UNSEALED = " and (d.sealed_until is null or d.sealed_until <= :now) ";
    private static final String OPEN = UNSEALED + " and not (" + WAITS + ") ";

    /** Opens a discussion at a place where there is none yet. */
    public long open(Tx tx, long course, String place, String title, Audience audience) {
        long id = tx.newId();
        take(tx, course, place);
        tx.update("""
                insert into discussion (course_id, id, place, title, mask, audience, moderation, counter, shown_course, shown_web)
                values (:course, :id, :place, :title, 'course', :audience, 'course', 0, 0, 0)
                """)
                .bind("course", course)
                .bind("id", id)
                .bind("place", place)
                .bind("title", title)
                .bind("audience", audience)
                .execute();
        return id;
    }

    /** A place that somebody moves into no longer leads to where its last tenant went. */
    private static void take(Tx tx, long course, String place) {
        tx.update("delete from discussion_was where course_id = :course and place = :place")
                .bind("course", course)
                .bind("place", place)
                .execute();
    }

    /** Follows a post that was renamed, moved or opened to other readers. The old place goes on leading here. */
    public void follow(Tx tx, long course, long discussion, String place, String title, Audience audience) {
        take(tx, course, place);
        tx.update("""
                insert into discussion_was (course_id, place, discussion_id)
                select d.course_id, d.place, d.id
                from discussion d
                where d.course_id = :course and d.id = :discussion and d.place <> :place
                  and not exists (select 1 from discussion_was w where w.course_id = d.course_id and w.place = d.place)
                """)
                .bind("course", course)
                .bind("discussion", discussion)
                .bind("place", place)
                .execute();
        tx.update("""
                update discussion set place = :place, title = :title, audience = :audience
                where course_id = :course and id = :discussion
                """)
                .bind("place", place)
                .bind("title", title)
                .bind("audience", audience)
                .bind("course", course)
                .bind("discussion", discussion)
                .execute();
    }

    private static final String DISCUSSION = """
            select d.course_id, d.id, d.place, d.title, d.audience, d.locked_at, d.counter, d.shown_course, d.shown_web,
                (d.sealed_until is not null and d.sealed_until > :now) as sealed, (
            """ + WAITS + """
            ) as waits, d.mask, q.name,
            """ + HAS_HAD_TURN + """
             as spent,
            """ + ME + """
             as me
            from discussion d
            left join persona q on q.course_id = d.course_id and q.discussion_id = d.id and q.member_id = :speaker
            where d.course_id = :course
              and (d.audience = 'web' or :member)
              and (d.visible_from is null or d.visible_from <= :now or :staff)
            """;

    /** The discussion at a place, if this viewer may read it. */
    public Optional<Discussion> at(Tx tx, Viewer viewer, long course, String place) {
        return readable(tx, viewer, course, """
                  and (d.place = :place
                       or d.id = (select w.discussion_id from discussion_was w where w.course_id = :course and w.place = :place))
                """)
                .bind("place", place)
                .mapTo(Discussion.class)
                .findFirst();
    }

    private static Query readable(Tx tx, Viewer viewer, long course, String which) {
        return tx.query(DISCUSSION + which)
                .bind("course", course)
                .bind("member", viewer.isMember())
                .bind("staff", viewer.isStaff())
                .bind("persona", viewer.personaId())
                .bind("speaker", viewer.personaId() == 0 ? 0 : viewer.member().id())
                .bind("now", tx.now());
    }

    /** A discussion whose words can be found by a search: this viewer may read it, and it is open to them. */
    public Optional<Discussion> searched(Tx tx, Viewer viewer, long course, long id) {
        return readable(tx, viewer, course, OPEN + "and d.id = :id").bind("id", id).mapTo(Discussion.class).findOne();
    }

    /** A discussion that people who were let in go on watching, as long as it is not sealed. */
    Optional<Discussion> watched(Tx tx, Viewer viewer, long course, long id) {
        return readable(tx, viewer, course, UNSEALED + "and d.id = :id").bind("id", id).mapTo(Discussion.class).findOne();
    }

    /** All discussions of a course whose words can be found by a search. */
    public List<Discussion> searched(Tx tx, Viewer viewer, long course) {
        return readable(tx, viewer, course, OPEN).mapTo(Discussion.class).list();
    }

    /** How many comments this viewer finds in each discussion of a course. */
    public Map<Long, Integer> counts(Tx tx, Viewer viewer, long course) {
        return tx.query("""
                select id, case when :member then shown_course else shown_web end as shown from discussion where course_id = :course
                """)
                .bind("member", viewer.isMember())
                .bind("course", course)
                .reduceRows(new HashMap<>(), (counts, row) -> {
                    counts.put(row.getColumn("id", Long.class), row.getColumn("shown", Integer.class));
                    return counts;
                });
    }

    /** Whether anybody has ever posted anything in the course. */
    public boolean hasBegun(Tx tx, long course) {
        return tx.query("select count(*) from discussion where course_id = :course and counter > 0")
                .bind("course", course)
                .mapTo(Integer.class)
                .one() > 0;
    }

    /** Opens a discussion to readers from that instant on: null is at once, and {@link #NEVER} closes it to everybody but staff. */
    public void showFrom(Tx tx, long course, long discussion, Instant from) {
        tx.update("update discussion set visible_from = :from where course_id = :course and id = :discussion")
                .bindByType("from", from, Instant.class)
                .bind("course", course)
                .bind("discussion", discussion)
                .execute();
    }

    /**
     * When a discussion opens to whom.
     *
     * @param visibleFrom from when on readers find it; null is at once
     * @param sealedUntil until when nobody reads what others say; null for never
     * @param firstUntil  until when only those who have spoken read what others say; null for never
     * @param webFrom     from when on strangers read it, where its audience is the web; null is at once
     */
    public record Opening(Instant visibleFrom, Instant sealedUntil, Instant firstUntil, Instant webFrom) {}

    /** Opens a discussion by the clock. */
    public void open(Tx tx, long course, long discussion, Opening opening) {
        tx.update("""
                update discussion set visible_from = :visible, sealed_until = :sealed, first_until = :first, web_from = :web
                where course_id = :course and id = :discussion
                """)
                .bindByType("visible", opening.visibleFrom, Instant.class)
                .bindByType("sealed", opening.sealedUntil, Instant.class)
                .bindByType("first", opening.firstUntil, Instant.class)
                .bindByType("web", opening.webFrom, Instant.class)
                .bind("course", course)
                .bind("discussion", discussion)
                .execute();
    }

    /** Says under which name students speak in a discussion; look first whether anybody has. */
    public void mask(Tx tx, long course, long discussion, DiscussionMask mask) {
        tx.update("update discussion set mask = :mask where course_id = :course and id = :discussion")
                .bind("mask", mask)
                .bind("course", course)
                .bind("discussion", discussion)
                .execute();
    }

    /** Holds a discussion as it is until the transaction ends. */
    void hold(Tx tx, long course, long discussion) {
        tx.query("select counter from discussion where course_id = :course and id = :discussion for update")
                .bind("course", course)
                .bind("discussion", discussion)
                .mapTo(Long.class)
                .one();
    }

    /** Now, as far as a mask lets it be written down. */
    Instant hour(Tx tx, long course, DiscussionMask mask) {
        return !mask.hidesHours() ? tx.now() : Comment.hour(mask, tx.now(), ZoneId.of(
                tx.query("select zone from course where id = :course").bind("course", course).mapTo(String.class).one()));
    }

    /** Closes a discussion from that instant on: nothing is added any more; null is never. */
    public void lock(Tx tx, long course, long discussion, Instant from) {
        tx.update("update discussion set locked_at = :from where course_id = :course and id = :discussion")
                .bindByType("from", from, Instant.class)
                .bind("course", course)
                .bind("discussion", discussion)
                .execute();
    }

    /** Whether everybody sees nothing but their own for now. */
    boolean isSealed(Tx tx, long course, long discussion) {
        return tx.query("""
                select count(*) from discussion where course_id = :course and id = :discussion and sealed_until > :now
                """)
                .bind("course", course)
                .bind("discussion", discussion)
                .bind("now", tx.now())
                .mapTo(Integer.class)
                .one() > 0;
    }

    /**
     * What staff have said about one discussion.
     *
     * @param moderation {@code course} for the rule of the class
     * @param lockedAt   since when nothing is added; null while everybody may
     */
    record Rules(String moderation, Instant lockedAt) {}

    Rules rules(Tx tx, Discussion discussion) {
        return tx.query("select moderation, locked_at from discussion where course_id = :course and id = :discussion")
                .bind("course", discussion.courseId())
                .bind("discussion", discussion.id())
                .mapTo(Rules.class)
                .one();
    }

    void rule(Tx tx, Discussion discussion, Rules rules) {
        tx.update("""
                update discussion set moderation = :moderation, locked_at = :lock where course_id = :course and id = :discussion
                """)
                .bind("moderation", rules.moderation())
                .bindByType("lock", rules.lockedAt(), Instant.class)
                .bind("course", discussion.courseId())
                .bind("discussion", discussion.id())
                .execute();
    }

    /** Articles that readers find by now, in classes that go on, and of which nobody was told. */
    List<News> unannounced(Tx tx) {
        return tx.query("""
                select d.course_id, d.id, d.visible_from
                from discussion d join course c on c.id = d.course_id
                where not d.announced and d.visible_from <= :now and d.place like 'posts/%' and not c.hidden and c.archived_on is null
                """)
                .bind("now", tx.now())
                .mapTo(News.class)
                .list();
    }

    void announced(Tx tx, News news) {
        tx.update("update discussion set announced = true where course_id = :course and id = :discussion")
                .bind("course", news.courseId())
                .bind("discussion", news.id())
                .execute();
    }

    /** The accounts of the members of a course who have this role. */
    List<Long> readers(Tx tx, long course, Role role) {
        return tx.query("select account_id from member where course_id = :course and role = :role and state = 'active'")
                .bind("course", course)
                .bind("role", role)
                .mapTo(Long.class)
                .list();
    }

    /**
     * Takes the next number. The row stays locked until the transaction ends, so whatever changes a discussion does it one after
     * another.
     */
    long next(Tx tx, long course, long discussion) {
        tx.update("update discussion set counter = counter + 1 where course_id = :course and id = :discussion")
                .bind("course", course)
                .bind("discussion", discussion)
                .execute();
        return counter(tx, course, discussion);
    }

    /** {@link #next} and {@link #count} at once, for a new comment that is in sight. */
    long nextInSight(Tx tx, long course, long discussion, Audience audience) {
        tx.update("""
                update discussion set counter = counter + 1, shown_course = shown_course + 1, shown_web = shown_web + :web
                where course_id = :course and id = :discussion
                """)
                .bind("web", audience == Audience.WEB ? 1 : 0)
                .bind("course", course)
                .bind("discussion", discussion)
                .execute();
        return counter(tx, course, discussion);
    }

    private static long counter(Tx tx, long course, long discussion) {
        return tx.query("select counter from discussion where course_id = :course and id = :discussion")
                .bind("course", course)
                .bind("discussion", discussion)
                .mapTo(Long.class)
                .one();
    }

    /** Counts a comment that has come into sight (1) or gone out of it (-1). */
    void count(Tx tx, long course, long discussion, Audience audience, int change) {
        tx.update("""
                update discussion set shown_course = shown_course + :change, shown_web = shown_web + :web
                where course_id = :course and id = :discussion
                """)
                .bind("change", change)
                .bind("web", audience == Audience.WEB ? change : 0)
                .bind("course", course)
                .bind("discussion", discussion)
                .execute();
    }

    @Override
    public List<Kept> kept() {
        return List.of(
                Kept.notPersonal("discussion", "course_id", "id", "place", "title", "mask", "audience", "moderation", "locked_at",
                        "visible_from", "sealed_until", "first_until", "web_from", "counter", "shown_course", "shown_web", "announced"),
                Kept.notPersonal("discussion_was", "course_id", "place", "discussion_id"));
    }
}
