package unmask.inbox;

import java.time.Duration;
import java.util.List;
import unmask.people.Kept;
import unmask.people.PersonalData;
import unmask.people.Viewer;
import unmask.storage.Tx;

/** What people are told about themselves. */
public final class NoticeStore implements PersonalData {
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

    @Override
    public List<Kept> kept() {
        return List.of(Kept.inTable("notice", "register.notice", "id", "account_id", "course_id", "kind", "about_id", "shown_from", "seen"));
    }
}
