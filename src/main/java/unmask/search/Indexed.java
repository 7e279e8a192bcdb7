package unmask.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import unmask.people.Audience;
import unmask.people.Course;
import unmask.people.Viewer;
import unmask.storage.Tx;

/**
 * One kind of thing that can be found by its words. The index learns of changes in groups: a discussion with its comments, or an
 * article by itself. It keeps the mark at which it last saw each group, and asks again when the group's mark has become another.
 */
public interface Indexed {
    /** Names the kind in the index, such as {@code comment}. */
    String kind();

    /** All groups that there are to index, with their present marks. A group that is missing here is forgotten. */
    Map<Group, Long> marks(Tx tx);

    /**
     * Some of what has changed in a group, in an order that its marks follow.
     *
     * @param since the mark up to which everything is known; {@link #NOTHING} for a new group
     */
    Changes changes(Tx tx, Group group, long since);

    /** The groups of a course that this viewer may read now. */
    Set<Group> readBy(Tx tx, Viewer viewer, Course course);

    /** What this viewer finds at a hit, in the words of now; nothing when it is not for them, whatever the index thinks. */
    Optional<Found> find(Tx tx, Viewer viewer, Course course, Group group, long id);

    /** The mark of a group of which nothing is known. */
    long NOTHING = 0;

    /** Things that change together. */
    record Group(long course, long id) {}

    /**
     * @param entries in the state that they are in now
     * @param mark    up to which the group is now known
     * @param anew    something has gone without a name: forget the group, and ask for all of it
     */
    record Changes(List<Entry> entries, long mark, boolean anew) {}

    /**
     * What the index knows of one thing.
     *
     * @param audience who may read it at the most
     * @param words    plain text; null when it is no longer there to be found
     */
    record Entry(long id, Audience audience, LocalDate day, String title, String words) {
        /** A thing that nobody is to find. */
        public static Entry gone(long id) {
            return new Entry(id, null, null, null, null);
        }

        boolean isGone() {
            return words == null;
        }
    }

    /**
     * What the page shows of a thing that was found.
     *
     * @param path   where it stands
     * @param title  of the article that it is, or stands under
     * @param author as this viewer may see them; may be empty
     * @param words  gives the plain text: asked for only when it is shown
     */
    record Found(String kind, String path, String title, String author, LocalDate day, Supplier<String> words) {}
}
