package unmask.comments;

import java.util.Locale;
import unmask.markdown.Block;

/**
 * What stands on top of a comment beside the text: the words that it is about, and whether the article still says them.
 *
 * @param words what is shown of the quotation
 * @param block where they stand now; 0 when the text has changed
 * @param kind  the sort of that block; null when the text has changed
 * @param whole whether they are all of the block
 * @param known whether there was an article to look into
 */
record Quoted(String words, int block, Block.Kind kind, boolean whole, boolean known) {
    private static final int SHORT = 160;

    static Quoted of(Anchor anchor, Passages passages) {
        var place = Rereading.find(anchor, passages);
        if (place.isEmpty()) {
            return new Quoted(anchor.quotation(), 0, null, anchor.whole(), !passages.isEmpty());
        }
        int block = place.get().block();
        boolean whole = anchor.quotation().equals(passages.words(block));
        return new Quoted(whole ? beginning(anchor.quotation()) : anchor.quotation(), block, passages.block(block).kind(), whole, true);
    }

    /** Enough of a passage to know which one is meant. */
    static String beginning(String words) {
        if (words.length() <= SHORT) {
            return words;
        }
        int space = words.lastIndexOf(' ', SHORT);
        return words.substring(0, space > SHORT / 2 ? space : words.offsetByCodePoints(0, SHORT / 2)) + " …";
    }

    public boolean isChanged() {
        return block == 0 && known;
    }

    public String kindKey() {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
