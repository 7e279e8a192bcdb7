package unmask.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The code that lets a person back in who forgot the passphrase, shown once at joining and kept on paper: {@code 7KTR-WMXD-…}, five
 * groups of four.
 *
 * <p>Twenty symbols out of 26 are 94 bits of randomness. Symbols that are easily taken for each other (0 O, 1 I, 2 Z, 5 S, 8 B) do
 * not occur.
 */
public final class RecoveryCodes {
    private static final HumanCode CODE = new HumanCode("ACDEFGHJKLMNPQRTUVWXY34679", 20);

    private RecoveryCodes() {
    }

    /** A new code, as it is shown to its owner. */
    public static String issue(RandomGenerator random) {
        return CODE.issue(random);
    }

    /**
     * The code that was meant: case, spaces, dashes and look-alikes are forgiven. Nothing when this cannot be a code at all.
     */
    public static Optional<String> normal(String typed) {
        return CODE.normal(typed);
    }

    /**
     * What is stored of a code: SHA-256 in 64 hexadecimal digits. A slow, salted hash protects what people make up; nobody can search
     * 94 random bits, however fast the hash, and an unsalted one can be looked up.
     *
     * @param code as issued, or in its {@linkplain #normal normal} form
     */
    public static String hash(String code) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
