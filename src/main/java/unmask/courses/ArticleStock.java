package unmask.courses;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import unmask.people.Course;
import unmask.storage.Tx;

/**
 * Where a new course may take articles from. Articles are another room's: the root hands this in.
 *
 * @param ofSample  the articles of the sample
 * @param of        the articles of a course that are out
 * @param hasFolder whether files of that name lie in the content folder, which a new course would take for its own
 */
public record ArticleStock(Supplier<Copies> ofSample, Function<Course, Copies> of, Predicate<String> hasFolder) {
    /**
     * Articles taken from somewhere, to be placed in a new course.
     *
     * @param hanging hangs up the pictures; false when the content folder takes none
     */
    public record Copies(Placing placing, Predicate<Course> hanging) {
        /** For a course that begins empty. */
        static final Copies NOTHING = new Copies((tx, into, out) -> { }, into -> true);
    }

    /** Puts the articles into the new course. */
    @FunctionalInterface
    public interface Placing {
        /** @param out whether readers find them at once */
        void place(Tx tx, Course into, boolean out);
    }
}
