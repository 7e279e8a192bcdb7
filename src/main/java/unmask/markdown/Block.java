package unmask.markdown;

/**
 * A top-level block of an article that a reader may point at; its element carries {@code data-block} with its number.
 *
 * @param number    its place among the blocks, from 1; an edit moves it, so remember the words as well
 * @param kind      what sort of block it is
 * @param plainText its words, as the page shows them
 */
public record Block(int number, Kind kind, String plainText) {
    /** The sorts of block. */
    public enum Kind {
        /** A paragraph of text. */
        PARAGRAPH,
        /** A picture that stands alone, with its caption. */
        FIGURE,
        /** A list with all its items. */
        LIST,
        /** A quotation. */
        QUOTE,
        /** A table. */
        TABLE,
        /** A block of code. */
        CODE
    }
}
