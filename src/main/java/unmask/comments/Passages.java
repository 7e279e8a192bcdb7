package unmask.comments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import unmask.comments.Rereading.Place;
import unmask.markdown.Block;
import unmask.web.Page;

/** What one may point at in a version of an article: its paragraphs, figures, lists and the like, block by block. */
public final class Passages {
    /** Of something that has no article, or whose article cannot be read at the moment. */
    public static final Passages NONE = new Passages(0, List.of());

    private static final int LONGEST_QUOTATION = 4_000;
    private static final int AROUND = 60;
    private static final Pattern KEY = Pattern.compile("(\\d{1,6})-([0-9a-v]{1,7})");
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,5}");

    private final int version;
    private final List<Block> blocks;
    /** An empty line, and the blocks with single spaces between their words, each on a line of its own. */
    private final String letters;
    private final int[] starts;

    private Passages(int version, List<Block> blocks) {
        this.version = version;
        this.blocks = List.copyOf(blocks);
        this.starts = new int[blocks.size() + 1];
        var all = new StringBuilder("\n");
        for (int i = 0; i < blocks.size(); i++) {
            starts[i] = all.length();
            all.append(spaced(blocks.get(i).plainText())).append('\n');
        }
        starts[blocks.size()] = all.length();
        this.letters = all.toString();
    }

    /** The blocks of an article, in order, numbered from 1. */
    public static Passages of(int version, List<Block> blocks) {
        return new Passages(version, blocks);
    }

    /** Where the text is found that a discussion stands under; the root hands it in, for discussions do not know articles. */
    public interface Source {
        /** {@link #NONE} when this viewer finds no such text. */
        Passages under(Page page, Discussion discussion);
    }

    static String spaced(String text) {
        return text.strip().replaceAll("[\\s\\u00a0]+", " ");
    }

    int version() {
        return version;
    }

    int size() {
        return blocks.size();
    }

    boolean isEmpty() {
        return blocks.isEmpty();
    }

    /** The number of a block as an address has it; 0 when there is no such block. */
    public int number(String typed) {
        int number = typed != null && NUMBER.matcher(typed).matches() ? Integer.parseInt(typed) : 0;
        return number <= blocks.size() ? number : 0;
    }

    Block block(int number) {
        return blocks.get(number - 1);
    }

    /** The words of a block, with single spaces between them. */
    String words(int number) {
        return letters.substring(start(number), end(number));
    }

    /** Where a block begins in the letters of the article. */
    int start(int number) {
        return starts[number - 1];
    }

    int end(int number) {
        return starts[number] - 1;
    }

    /** Names a block together with its words, for a form that may come back after an edit. */
    String key(int number) {
        return number + "-" + print(number);
    }

    private String print(int number) {
        return Integer.toUnsignedString(words(number).hashCode(), 32);
    }

    /** The block that a form names, if its words are still the same: at its old place, or at the only other one. */
    Optional<Integer> named(String key) {
        var parts = KEY.matcher(key);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var same = blocks.stream().map(Block::number).filter(number -> print(number).equals(parts.group(2))).toList();
        int there = Integer.parseInt(parts.group(1));
        return same.contains(there) ? Optional.of(there) : same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
    }

    /** Points at a block. */
    Anchor whole(int number) {
        var words = words(number);
        if (words.length() <= LONGEST_QUOTATION) {
            return anchor(number, true, start(number), end(number));
        }
        int end = start(number) + LONGEST_QUOTATION;
        return anchor(number, false, start(number), Character.isHighSurrogate(letter(end - 1)) ? end - 1 : end);
    }

    /** Points at words of a block, as somebody has typed or copied them; nothing when they do not stand there. */
    Optional<Anchor> phrase(int number, String typed) {
        return Phrase.in(words(number), typed)
                .filter(found -> found.to() - found.from() <= LONGEST_QUOTATION)
                .map(found -> anchor(number, found.isAllOf(words(number)), start(number) + found.from(), start(number) + found.to()));
    }

    /** Points at words, in the first block where they stand, or at all of that block. */
    public Optional<Anchor> pointingAt(String words, boolean whole) {
        return blocks.stream().map(Block::number)
                .flatMap(number -> phrase(number, words).map(anchor -> whole ? whole(number) : anchor).stream())
                .findFirst();
    }

    private Anchor anchor(int number, boolean whole, int from, int to) {
        return new Anchor(version, number, whole, letters.substring(from, to), letters.substring(Math.max(0, from - AROUND), from),
                letters.substring(to, Math.min(letters.length(), to + AROUND)));
    }

    /** Everywhere that the words stand verbatim. */
    List<Place> places(String words) {
        var places = new ArrayList<Place>();
        int block = 1;
        for (int at = letters.indexOf(words); at >= 0 && !words.isEmpty(); at = letters.indexOf(words, at + 1)) {
            while (starts[block] <= at) {
                block++;
            }
            places.add(new Place(block, at, at + words.length()));
        }
        return places;
    }

    /** A letter of the article; beyond its ends there is nothing. */
    char letter(int at) {
        return at < 0 || at >= letters.length() ? 0 : letters.charAt(at);
    }

    /** The words at a place. */
    String words(Place place) {
        return letters.substring(place.from(), place.to());
    }
}
