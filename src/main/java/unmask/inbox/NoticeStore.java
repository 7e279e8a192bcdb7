package unmask.inbox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import unmask.people.Kept;
import unmask.people.PersonalData;
import unmask.people.Role;
import unmask.people.Viewer;
import unmask.people.WhoSees;
import unmask.storage.Ids;
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

    /** Whether somebody was told this already, and has not looked. */
    public boolean isWaiting(Tx tx, long account, long course, Notice.Kind kind, long about) {
        return tx.query("""
                select count(*) from notice
                where account_id = :account and course_id = :course and kind = :kind and about_id = :about and not seen
                """)
                .bind("account", account)
                .bind("course", course)
                .bind("kind", kind)
                .bind("about", about)
                .mapTo(Integer.class)
                .one() > 0;
    }

    /** Takes back what was told about something in a course that is gone. */
    public void forget(Tx tx, long course, long about) {
        tx.update("delete from notice where course_id = :course and about_id = :about")
                .bind("course", course)
                .bind("about", about)
                .execute();
    }

    /** What a notice is about must be there for its reader: a reply that was hidden before it was read is no news. */
    private static final String STANDS = """
             and (n.about_id is null
                 or n.kind not in ('reply', 'let_through', 'returned', 'hidden', 'report_kept', 'report_hidden', 'report_returned',
                     'private_reply', 'private_answer', 'new_post')
                 or exists (select 1 from member m join course o on o.id = m.course_id
                         where m.course_id = n.course_id and m.account_id = n.account_id and m.state = 'active' and (not o.hidden or m.role <> 'student'))
                     and (exists (select 1 from comment s join discussion e on e.course_id = s.course_id and e.id = s.discussion_id
                             where s.course_id = n.course_id and s.id = n.about_id
                               and (e.visible_from is null or e.visible_from <= :now) and (e.sealed_until is null or e.sealed_until <= :now)
                               and (n.kind in ('reply', 'let_through') and s.state = 'shown'
                                   or n.kind = s.state
                                   or n.kind like 'report_%' and s.state <> 'withdrawn'))
                         or n.kind in ('private_reply', 'private_answer') and exists (select 1 from private_talk t
                             where t.course_id = n.course_id and t.id = n.about_id)
                         or n.kind = 'new_post' and exists (select 1 from discussion e
                             where e.course_id = n.course_id and e.id = n.about_id and (e.visible_from is null or e.visible_from <= :now))))
            """;

    /** How many notices wait for this viewer, as far as their session opens them. */
    public int unread(Tx tx, Viewer viewer) {
        return tx.query("""
                select count(*) from notice n
                where n.account_id = :account and not n.seen and n.shown_from <= :now
                  and (cast(:only as bigint) is null or n.course_id = :only)
                """ + STANDS)
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
     * @param place  where the discussion that it is about is found below the class; null for other notices
     * @param title  that discussion's
     * @param about  how what it is about is named in an address
     * @param name   of whoever has answered, as the class knows it; null where nobody has
     */
    public record Entry(Notice.Kind kind, Instant shownFrom, boolean seen, String course, String slug, String place, String title, String about,
                        String name) {
        /** Where it leads: to the comment, the private talk or the article. */
        public String path() {
            var home = "/courses/" + slug + "/";
            return switch (kind) {
                case NEW_POST -> home + place;
                case PRIVATE_REPLY, PRIVATE_ANSWER -> home + "moderation/private/" + about;
                default -> home + place + "/comments/" + about;
            };
        }

        /** Whether it says more than that something happened in a class. */
        public boolean leadsSomewhere() {
            return place != null;
        }

        /** Whether there is something at the end of the path: what was hidden or given back to somebody else is not to be seen. */
        public boolean isLink() {
            return leadsSomewhere() && kind != Notice.Kind.REPORT_HIDDEN && kind != Notice.Kind.REPORT_RETURNED;
        }

        public LocalDate day() {
            return LocalDate.ofInstant(shownFrom, ZoneOffset.UTC);
        }
    }

    /** The newest of what waits for this viewer. */
    public List<Entry> waiting(Tx tx, Viewer viewer, int most) {
        return entries(tx, viewer, "and not n.seen", 0, most);
    }

    /** What this viewer was told, as far as their session opens it, the newest first. */
    List<Entry> list(Tx tx, Viewer viewer, long from, int most) {
        return entries(tx, viewer, "", from, most);
    }

    private static List<Entry> entries(Tx tx, Viewer viewer, String which, long from, int most) {
        return tx.query("""
                select n.kind, n.shown_from, n.seen, c.title as course, c.slug, d.place, d.title, n.about_id, p.name, p.role, p.mask_seed
                from notice n left join course c on c.id = n.course_id
                left join private_talk t on t.course_id = n.course_id and t.id = n.about_id and n.kind like 'private_%'
                left join comment w on w.course_id = n.course_id and w.id = coalesce(t.comment_id, n.about_id)
                left join discussion d on d.course_id = n.course_id and d.id = coalesce(w.discussion_id, n.about_id)
                left join persona p on p.course_id = w.course_id and p.id = w.persona_id and n.kind in ('reply', 'private_answer')
                where n.account_id = :account and n.shown_from <= :now
                  and (cast(:only as bigint) is null or n.course_id = :only)
                """ + which + STANDS + """
                order by n.shown_from desc, n.id
                offset :from rows fetch next :most rows only
                """)
                .bind("account", viewer.account().id())
                .bind("now", tx.now())
                .bindByType("only", viewer.session().onlyCourse(), Long.class)
                .bind("from", from)
                .bind("most", most)
                .mapTo(Row.class)
                .map(Row::entry)
                .list();
    }

    private record Row(Notice.Kind kind, Instant shownFrom, boolean seen, String course, String slug, String place, String title, Long aboutId,
                       String name, Role role, Integer maskSeed) {
        Entry entry() {
            return new Entry(kind, shownFrom, seen, course, slug, place, title, aboutId == null ? null : Ids.text(aboutId),
                    name == null ? null : WhoSees.author(name, role, maskSeed).name());
        }
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
