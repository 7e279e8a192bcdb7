package unmask.comments;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import unmask.markdown.Html;
import unmask.people.Author;
import unmask.people.DiscussionMask;
import unmask.people.Role;
import unmask.people.Viewer;
import unmask.people.WhoSees;
import unmask.storage.Ids;
import unmask.web.Page;

/**
 * What staff and one author say to each other about a comment, in private.
 *
 * @param lastBy the persona that wrote last; null while nobody has
 * @param place  where the comment's discussion is found below the course
 * @param name   the author's, as the class knows it
 */
record PrivateTalk(long courseId, long id, long commentId, long personaId, Instant lastAt, Long lastBy, String place, String title, String name,
                   Role role, int maskSeed, DiscussionMask mask) {
    public String key() {
        return Ids.text(id);
    }

    public String commentKey() {
        return Ids.text(commentId);
    }

    public Author author() {
        return WhoSees.author(name, role, maskSeed);
    }

    /** Whether the other side has had the last word. */
    public boolean waitsFor(Viewer viewer) {
        return lastBy != null && viewer.isStaff() == (lastBy == personaId);
    }

    /** When something was last said, as far as the comment's mask lets anybody know. */
    public String when(Page page) {
        return when(page, mask, lastAt);
    }

    public String stamp() {
        return stamp(mask, lastAt);
    }

    private static String when(Page page, DiscussionMask mask, Instant instant) {
        return mask.hidesHours() ? page.day(LocalDate.ofInstant(instant, ZoneOffset.UTC)) : page.moment(instant);
    }

    private static String stamp(DiscussionMask mask, Instant instant) {
        return mask.hidesHours() ? LocalDate.ofInstant(instant, ZoneOffset.UTC).toString() : instant.toString();
    }

    /** One thing that was said. */
    record Line(long id, long personaId, String html, Instant saidAt, String name, Role role, int maskSeed, DiscussionMask mask) {
        public String when(Page page) {
            return PrivateTalk.when(page, mask, saidAt);
        }

        public String stamp() {
            return PrivateTalk.stamp(mask, saidAt);
        }

        public String key() {
            return Ids.text(id);
        }

        public Author author() {
            return WhoSees.author(name, role, maskSeed);
        }

        public Html words() {
            return Html.cleaned(html);
        }

    }
}
