package unmask.people;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The code that a teacher writes on the board and a class types to join: {@code KTRW-7MXD}.
 *
 * <p>Eight symbols out of 20 are 34.6 bits, enough with the site-wide limit on wrong codes. The alphabet is that of the
 * {@linkplain RecoveryCodes recovery codes} without vowels and without the digits that are read as vowels (3, 4), so that no code
 * spells a word in front of a class.
 */
public final class JoinCodes {
    static final String ALPHABET = "CDFGHJKLMNPQRTVWX679";
    private static final HumanCode CODE = new HumanCode(ALPHABET, 8);

    private JoinCodes() {
    }

    /** A new code, as it is shown to the class. */
    public static String issue(RandomGenerator random) {
        return CODE.issue(random);
    }

    /**
     * The code that was meant: case, spaces, dashes and look-alikes are forgiven. Nothing when this cannot be a code at all.
     */
    public static Optional<String> normal(String typed) {
        return CODE.normal(typed);
    }
}
