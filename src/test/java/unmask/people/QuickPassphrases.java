package unmask.people;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.util.random.RandomGenerator;

/**
 * Passphrases with the least work in each hash: in the quick compiler's code one of the usual took a quarter of a second, and most of
 * the time of most tests. What is said about hashes as they are in real sites is checked on {@link Passphrases#shipped}.
 */
public final class QuickPassphrases {
    private static final Argon2Function LEAST = Argon2Function.getInstance(8, 1, 1, 32, Argon2.ID);

    private QuickPassphrases() {}

    /** @param salts where the random salts come from */
    public static Passphrases with(RandomGenerator salts) {
        return new Passphrases(WordList.read("people/words.txt"), salts, LEAST);
    }
}
