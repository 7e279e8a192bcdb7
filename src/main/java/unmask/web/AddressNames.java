package unmask.web;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The names of courses and articles in addresses, made from their titles: {@code the-mask}.
 *
 * @param noun the name of what a title gives no name to
 */
public record AddressNames(String noun) {
    public static final int LONGEST = 80;

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    /** The address of the form that makes a new one: nothing else can have it. */
    private static final String RESERVED = "new";
    /** Letters that no accent can be taken off. */
    private static final Map<String, String> FOLDED = Map.of("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i");
    /** Room for a number at the end. */
    private static final int ROOM = 5;

    /** Whether this can stand in an address. */
    public static boolean isSlug(String name) {
        return name.length() <= LONGEST && SLUG.matcher(name).matches();
    }

    /** Whether a course or an article may have the name. */
    public static boolean isFree(String name) {
        return isSlug(name) && !name.equals(RESERVED);
    }

    /** The nearest name to what somebody wrote. */
    public String near(String text) {
        var slug = folded(text);
        var cut = slug.length() <= LONGEST - ROOM ? slug : slug.substring(0, LONGEST - ROOM).replaceAll("-[a-z0-9]*$", "");
        return cut.isEmpty() ? noun : cut.equals(RESERVED) ? RESERVED + "-" + noun : cut;
    }

    private static String folded(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        for (var letter : FOLDED.entrySet()) {
            lower = lower.replace(letter.getKey(), letter.getValue());
        }
        return Normalizer.normalize(lower, Normalizer.Form.NFKD)
                .replaceAll("[\\p{M}'’]+", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
    }

    /** The nearest name that is not taken: {@code the-mask-2}, if need be. */
    public String forTitle(String title, Predicate<String> isTaken) {
        var first = near(title);
        var slug = first;
        for (int number = 2; isTaken.test(slug); number++) {
            slug = first + "-" + number;
        }
        return slug;
    }
}
