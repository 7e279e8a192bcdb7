package unmask.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text that may be put into a page as it is. Nobody outside this package can declare a string safe: every instance has
 * passed the allow-list or was escaped, so a page that prints only {@code Html} unescaped cannot be injected into.
 */
public final class Html {
    /** Nothing at all. */
    public static final Html EMPTY = new Html("");

    private static final Pattern SLOT = Pattern.compile("<div data-slot=\"[0-9]+\"></div>");

    private static final Pattern BLOCK = Pattern.compile("<([a-z]+)(?: [^>]*)? data-block=\"([0-9]{1,6})\"[^>]*>");

    private final String text;

    Html(String text) {
        this.text = text;
    }

    /**
     * Shows plain text as it was typed, with nothing in it read as markup.
     *
     * @param plainText any text, from anyone
     * @return the same text, escaped
     */
    public static Html escaped(String plainText) {
        return new Html(Escape.html(plainText));
    }

    /**
     * Passes HTML through the allow-list for articles: what a library has made (citations), or what we stored earlier.
     * Our own output comes back unchanged, however often it is cleaned.
     *
     * @param html HTML that need not be trusted
     * @return what the allow-list leaves of it
     */
    public static Html cleaned(String html) {
        return Sanitiser.ARTICLE.clean(html);
    }

    /**
     * Puts pieces one after another.
     *
     * @param parts the pieces, in order
     * @return one piece, with nothing between the parts
     */
    public static Html join(List<Html> parts) {
        return new Html(parts.stream().map(Html::text).collect(Collectors.joining()));
    }

    /**
     * Cuts an article at the places where its embedded blocks stand: with <i>n</i> slots there are <i>n</i> + 1 pieces,
     * some perhaps empty, and slot number <i>k</i> belongs between the pieces <i>k</i> and <i>k</i> + 1. Slots stand only
     * between top-level blocks, so that each piece is well-formed by itself.
     *
     * @return the pieces, in order; at least one
     */
    public List<Html> splitAtSlots() {
        var pieces = new ArrayList<Html>();
        var slot = SLOT.matcher(text);
        int from = 0;
        while (slot.find()) {
            pieces.add(new Html(text.substring(from, slot.start())));
            from = slot.end();
        }
        pieces.add(new Html(text.substring(from)));
        return List.copyOf(pieces);
    }

    /**
     * A part of an article.
     *
     * @param block the number of the block that it is; 0 for whatever stands between blocks
     * @param html  the part, well-formed by itself
     */
    public record Part(int block, Html html) {
    }

    /**
     * Cuts an article into the blocks that a reader may point at, and what stands between them.
     *
     * @return the parts, in order; put together they are the article
     */
    public List<Part> parts() {
        var parts = new ArrayList<Part>();
        var block = BLOCK.matcher(text);
        int from = 0;
        while (block.find(from)) {
            int end = end(block.group(1), block.start());
            parts.add(new Part(0, new Html(text.substring(from, block.start()))));
            parts.add(new Part(Integer.parseInt(block.group(2)), new Html(text.substring(block.start(), end))));
            from = end;
        }
        parts.add(new Part(0, new Html(text.substring(from))));
        parts.removeIf(part -> part.html.text.isBlank());
        return List.copyOf(parts);
    }

    /** Where the element ends that begins there; all that the allow-list lets through is well-formed. */
    private int end(String element, int start) {
        var tag = Pattern.compile("<(/?)" + element + "(?=[ >])[^>]*>").matcher(text);
        int open = 0;
        for (int from = start; tag.find(from); from = tag.end()) {
            open += tag.group(1).isEmpty() ? 1 : -1;
            if (open == 0) {
                return tag.end();
            }
        }
        return text.length();
    }

    /** {@return the markup, to be printed without further escaping} */
    public String text() {
        return text;
    }

    /** {@return what a reader sees of it: the text without the markup} */
    public String plainText() {
        return Sanitiser.plainText(text);
    }

    /** {@return whether there is nothing in it} */
    public boolean isEmpty() {
        return text.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Html html && html.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
