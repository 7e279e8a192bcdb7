package unmask.comments;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import unmask.markdown.Html;
import unmask.people.Audience;
import unmask.people.Author;
import unmask.people.DiscussionMask;
import unmask.people.Role;
import unmask.people.WhoSees;
import unmask.storage.Ids;
import unmask.web.Page;

/**
 * One contribution to a discussion, as one viewer finds it.
 *
 * @param number   when it came in its discussion, counted by what happened there
 * @param parentId null for a comment that begins a thread
 * @param thread   the number of the comment that began its thread
 * @param depth    0 for a comment that begins a thread
 * @param replies  direct replies that stand on the page
 * @param editedAt null when the words are still the first ones
 * @param parentName whom it answers; null when that one is gone
 * @param html     the words, safe to show; null when this viewer may not read them
 * @param reason   why staff have hidden it; null otherwise
 * @param passed   whether the class has ever seen it, or staff have let it through
 * @param mask     under which it was written
 * @param folded   whether the words stand under a fold until staff have looked
 */
public record Comment(long courseId, long id, long discussionId, long number, Long parentId, long thread, int depth, long personaId, Audience audience,
                      State state, int version, int replies, Instant postedAt, Instant editedAt, String name, Role role,
                      int maskSeed, String parentName, String html, String reason,
                      boolean passed, boolean folded, DiscussionMask mask) {
    /** What became of a comment. */
    public enum State {
        SHOWN, HELD, RETURNED, HIDDEN, WITHDRAWN
    }

    public String key() {
        return Ids.text(id);
    }

    public String parentKey() {
        return parentId == null ? "" : Ids.text(parentId);
    }

    /** Names the author's persona in an address. */
    public String personaKey() {
        return Ids.text(personaId);
    }

    /** The words; only for a comment that has some. */
    public Html words() {
        return Html.cleaned(html);
    }

    /** All but the words, which are settled by the comment's version. */
    Comment withoutWords() {
        return new Comment(courseId, id, discussionId, number, parentId, thread, depth, personaId, audience, state, version, replies, postedAt, editedAt, name, role,
                maskSeed, parentName, null, reason, passed, folded, mask);
    }

    public Author author() {
        return WhoSees.author(name, role, maskSeed);
    }

    public boolean isShown() {
        return state == State.SHOWN;
    }

    public boolean isWithdrawn() {
        return state == State.WITHDRAWN;
    }

    public boolean isHidden() {
        return state == State.HIDDEN;
    }

    /** Whether it waits for staff, and only they and its author find it. */
    public boolean isHeld() {
        return state == State.HELD;
    }

    /** Whether staff have given it back to its author. */
    public boolean isReturned() {
        return state == State.RETURNED;
    }

    public boolean isEdited() {
        return editedAt != null;
    }

    /** Whether somebody is kept who has said it: without, nobody can be written to, paused or looked behind. */
    public boolean hasAuthor() {
        return mask != DiscussionMask.UNLINKED || role.isStaff();
    }

    /** When it was said, as the clock in the classroom shows it; where its mask hides the hour, the day. */
    public String when(Page page) {
        return mask.hidesHours() ? page.day(day(page.course().zoneId())) : page.moment(postedAt);
    }

    /** {@link #when}, as machines read it. */
    public String stamp(Page page) {
        return mask.hidesHours() ? day(page.course().zoneId()).toString() : postedAt.toString();
    }

    public LocalDate day(ZoneId zone) {
        return LocalDate.ofInstant(postedAt, mask.hidesHours() ? ZoneOffset.UTC : zone);
    }

    /** What is written down as the time: where the mask hides the hour, the beginning of the class's day, as if it were in UTC. */
    static Instant hour(DiscussionMask mask, Instant now, ZoneId zone) {
        return mask.hidesHours() ? now.atZone(zone).toLocalDate().atStartOfDay(ZoneOffset.UTC).toInstant() : now;
    }
}
