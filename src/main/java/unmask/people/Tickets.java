package unmask.people;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What a slip says: {@code KTRW-7MXD-9FCQ}, good for one person and once.
 *
 * <p>Twelve symbols of the {@linkplain JoinCodes join codes'} alphabet are 51.9 bits. The length tells one from the other, so that
 * both can be typed into the same field.
 */
public final class Tickets {
    private static final HumanCode CODE = new HumanCode(JoinCodes.ALPHABET, 12);

    private Tickets() {
    }

    /** A new ticket, as it is printed. */
    public static String issue(RandomGenerator random) {
        return CODE.issue(random);
    }

    /** The ticket that was meant, as forgiving as {@link JoinCodes#normal}. */
    public static Optional<String> normal(String typed) {
        return CODE.normal(typed);
    }
}
