package unmask.inbox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import unmask.people.Kept;
import unmask.people.PersonalData;
import unmask.people.Viewer;
import unmask.storage.Tx;

/** What people are told about themselves. */
public final class NoticeStore implements PersonalData {
    private static final Duration KEPT = Duration.ofDays(182);

    /**
     * Tells somebody something.
     *
     * @param account whom
     * @param course  where it happened; null when it is about the account itself
     * @param about   the id of what it is about, in the table that the kind names; null when the kind says it all
     * @param delay   for how long it waits
     */
    public void tell(Tx tx, long account, Long course, Notice.Kind kind, Long about, Duration delay) {
        tx.update("""
                insert into notice (id, account_id, course_id, kind, about_id, shown_from, seen)
                values (:id, :account, :course, :kind, :about, :from, false)
                """)
                .bind("id", tx.newId())
                .bind("account", account)
                .bindByType("course", course, Long.class)
                .bind("kind", kind)
                .bindByType("about", about, Long.class)
                .bind("from", tx.now().plus(delay))
                .execute();
    }

    /** {@link #tell} at once. */
    public void tell(Tx tx, long account, Long course, Notice.Kind kind, Long about) {
        tell(tx, account, course, kind, about, Duration.ZERO);
    }

    /** How many notices wait for this viewer, as far as their session opens them. */
    public int unread(Tx tx, Viewer viewer) {
        return tx.query("""
                select count(*) from notice n
                where n.account_id = :account and not n.seen and n.shown_from <= :now
                  and (cast(:only as bigint) is null or n.course_id = :only)
                """)
                .bind("account", viewer.account().id())
                .bind("now", tx.now())
                .bindByType("only", viewer.session().onlyCourse(), Long.class)
                .mapTo(Integer.class)
                .one();
    }

    /**
     * A notice as it stands in the list.
     *
     * @param course the title of the class that it is about; null when it is about the account itself
     * @param slug   how that class is found
     */
    public record Entry(Notice.Kind kind, Instant shownFrom, boolean seen, String course, String slug) {
        public LocalDate day() {
            return LocalDate.ofInstant(shownFrom, ZoneOffset.UTC);
        }
    }

    /** What this viewer was told, as far as their session opens it, the newest first. */
    List<Entry> list(Tx tx, Viewer viewer, long from, int most) {
        return tx.query("""
                select n.kind, n.shown_from, n.seen, c.title as course, c.slug
                from notice n left join course c on c.id = n.course_id
                where n.account_id = :account and n.shown_from <= :now
                  and (cast(:only as bigint) is null or n.course_id = :only)
                order by n.shown_from desc, n.id
                offset :from rows fetch next :most rows only
                """)
                .bind("account", viewer.account().id())
                .bind("now", tx.now())
                .bindByType("only", viewer.session().onlyCourse(), Long.class)
                .bind("from", from)
                .bind("most", most)
                .mapTo(Entry.class)
                .list();
    }

    /** Takes the mark off all that {@link #unread} counts. */
    void clear(Tx tx, Viewer viewer) {
        tx.update("""
                update notice set seen = true
                where account_id = :account and not seen and shown_from <= :now
                  and (cast(:only as bigint) is null or course_id = :only)
                """)
                .bind("account", viewer.account().id())
                .bind("now", tx.now())
                .bindByType("only", viewer.session().onlyCourse(), Long.class)
                .execute();
    }

    /** Forgets what was told half a year ago. */
    public void sweep(Tx tx) {
        tx.update("delete from notice where shown_from <= :old").bind("old", tx.now().minus(KEPT)).execute();
    }

    @Override
    public List<Kept> kept() {
        return List.of(Kept.inTable("notice", "register.notice", "id", "account_id", "course_id", "kind", "about_id", "shown_from", "seen"));
    }
}
