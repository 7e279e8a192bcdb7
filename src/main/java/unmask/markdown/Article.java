package unmask.markdown;

import java.util.List;

/**
 * An article, ready for a page.
 *
 * <p>Ids in it never meet those of the page: headings have ids that begin with {@code h-}, notes with {@code fn-},
 * mentions of notes with {@code fnref-}.
 *
 * @param html      the body; cut it with {@link Html#splitAtSlots()} where it has slots
 * @param footnotes the notes, to stand after the body; empty if there are none
 * @param blocks    the top-level blocks that a reader may point at, in order
 * @param slots     the embedded blocks, in order
 * @param problems  what the author should look at; the article can be shown nevertheless
 * @param plainText what a reader reads, notes last: blocks apart by an empty line, embedded blocks left out
 */
public record Article(
        Html html, Html footnotes, List<Block> blocks, List<Slot> slots, List<Problem> problems, String plainText) {

    /** Takes copies of the lists. */
    public Article {
        blocks = List.copyOf(blocks);
        slots = List.copyOf(slots);
        problems = List.copyOf(problems);
    }

    /** {@return the number of words that a reader reads, from which the reading time is estimated} */
    public int words() {
        return Words.in(plainText);
    }
}
