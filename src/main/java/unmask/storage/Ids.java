package unmask.storage;

import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * Random 63-bit ids, and how they are written in an address.
 *
 * <p>Random, because a sequence tells who came when; 63 bits, because H2 keeps the order of insertion for its UUID keys.
 * Text is base 32 in lower case with Crockford's alphabet (no i, l, o, u), 13 symbols at the most.
 */
public final class Ids {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LONGEST = 13;

    private final RandomGenerator random;

    Ids(RandomGenerator random) {
        this.random = random;
    }

    RandomGenerator random() {
        return random;
    }

    /** A positive id that nobody could guess. */
    long next() {
        long id;
        do {
            id = random.nextLong() >>> 1;
        } while (id == 0);
        return id;
    }

    /** The id as it stands in an address. */
    public static String text(long id) {
        var text = new StringBuilder(LONGEST);
        for (long rest = id; rest != 0; rest >>>= 5) {
            text.append(ALPHABET.charAt((int) (rest & 31)));
        }
        return text.reverse().toString();
    }

    /** The id behind the text, or empty when the text is not the one way to write an id. */
    public static OptionalLong parse(String text) {
        if (text == null || text.isEmpty() || text.length() > LONGEST) {
            return OptionalLong.empty();
        }
        long id = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0 || id >>> 58 != 0) {
                return OptionalLong.empty();
            }
            id = id << 5 | digit;
        }
        return id > 0 && text(id).equals(text) ? OptionalLong.of(id) : OptionalLong.empty();
    }
}
