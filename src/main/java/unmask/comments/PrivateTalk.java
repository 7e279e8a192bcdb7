package unmask.comments;

import java.time.Instant;
import unmask.markdown.Html;
import unmask.people.Author;
import unmask.people.Role;
import unmask.people.WhoSees;
import unmask.storage.Ids;

/**
 * What staff and one author say to each other about a comment, in private.
 *
 * @param place where the comment's discussion is found below the course
 * @param name  the author's, as the class knows it
 */
record PrivateTalk(long courseId, long id, long commentId, long personaId, Instant lastAt, String place, String title, String name, Role role,
                   int maskSeed) {
    public String key() {
        return Ids.text(id);
    }

    public String commentKey() {
        return Ids.text(commentId);
    }

    public Author author() {
        return WhoSees.author(name, role, maskSeed);
    }

    /** One thing that was said. */
    record Line(long id, long personaId, String html, Instant saidAt, String name, Role role, int maskSeed) {
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
