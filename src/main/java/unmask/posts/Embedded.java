package unmask.posts;

import java.util.List;
import java.util.Set;
import unmask.markdown.Slot;
import unmask.people.Course;
import unmask.storage.Tx;
import unmask.web.Fragment;
import unmask.web.Page;

/** Blocks in the middle of an article that belong to another room. The root hands it in, for articles do not know what stands in them. */
public interface Embedded {
    /** No block is anybody's. */
    Embedded NONE = new Embedded() {
        @Override
        public Set<String> words() {
            return Set.of();
        }

        @Override
        public List<Problem> proofread(String body, int firstLine) {
            return List.of();
        }

        @Override
        public List<Problem> conflicts(Tx tx, Course course, Post post, String body, int firstLine) {
            return List.of();
        }

        @Override
        public void saved(Tx tx, Course course, Post post, String body) {
            // Nobody keeps anything of it.
        }

        @Override
        public List<Ready> ready() {
            return List.of();
        }

        @Override
        public String block(Tx tx, Course course, String name, String body) {
            return "";
        }

        @Override
        public Fragment drawn(Page page, Post post, Slot slot) {
            return Fragment.EMPTY;
        }
    };

    /** The first words of its fenced blocks. */
    Set<String> words();

    /**
     * What is wrong with the blocks of a text, whatever else there is in the course.
     *
     * @param body      the article without its front matter
     * @param firstLine where that begins in its document, from 1
     */
    List<Problem> proofread(String body, int firstLine);

    /**
     * What keeps blocks from being taken as they are, because of what there is in the course already.
     *
     * @param post null for an article that is not saved yet
     */
    List<Problem> conflicts(Tx tx, Course course, Post post, String body, int firstLine);

    /** An article was saved, or has come out, or is gone: what stands in it follows. */
    void saved(Tx tx, Course course, Post post, String body);

    /**
     * A block that can be put into an article as it is.
     *
     * @param group message key of what it is one of
     */
    record Ready(String name, String title, String group) {}

    /** Blocks that can be put into an article as they are. */
    List<Ready> ready();

    /** A ready block as it fits into this article of the course; empty when there is none of that name. */
    String block(Tx tx, Course course, String name, String body);

    /**
     * What stands in a block's place for this viewer.
     *
     * @param post null for a preview
     */
    Fragment drawn(Page page, Post post, Slot slot);
}
