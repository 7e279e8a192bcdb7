package unmask.people;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The secret sentence a person signs in with: offered, judged, hashed and compared.
 *
 * <p><b>The same passphrase</b> is one that differs in nothing but spaces (none at the ends, one wherever there are some), the case of
 * its first letter, and the way in which an accented letter is encoded (NFC, and any kind of space for a space, as in RFC 8265,
 * OpaqueString). Phones write a capital at the start and a space at the end without being asked; NIST SP 800-63B allows a verifier to
 * forgive just these. It costs at most one bit, and folding before hashing costs no second hash; all other case counts.
 *
 * <p><b>Hashing</b> is Argon2id with 19 MiB, 2 passes and 1 lane, in PHC string form. Two hash at once, 200 wait in line, and whoever
 * comes then gets {@link Busy}; the last in line waits for about a hundred hashes.
 */
public final class Passphrases {
    /** The fewest characters; NIST asks for 8 at least, and 15 where a made-up passphrase is the only safeguard. */
    public static final int SHORTEST = 10;

    /** The most characters; NIST asks to take at least 64. */
    public static final int LONGEST = 200;

    private static final int FEWEST_WORDS = 1296;
    private static final int WORDS_OFFERED = 4;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    /** Who waits holds one of the server's threads, and most of those are for readers. */
    private static final int WAITING = 40;
    private static final Argon2Function USUAL = Argon2Function.getInstance(19 * 1024, 2, 1, HASH_BYTES, Argon2.ID);

    private final List<String> words;
    private final RandomGenerator salts;
    private final Argon2Function argon;
    private final String nobody;
    private final HashingQueue queue = new HashingQueue(2, WAITING);

    /**
     * Passphrases of these words.
     *
     * @param salts where the random salts come from
     * @throws IllegalArgumentException when there are fewer than 1,296 different words
     */
    public Passphrases(List<String> words, RandomGenerator salts) {
        this(words, salts, USUAL);
    }

    Passphrases(List<String> words, RandomGenerator salts, Argon2Function argon) {
        this.words = words.stream().distinct().toList();
        if (this.words.size() < FEWEST_WORDS) {
            throw new IllegalArgumentException("Passphrases need " + FEWEST_WORDS + " words, not " + this.words.size() + ".");
        }
        this.salts = salts;
        this.argon = argon;
        var base64 = Base64.getEncoder().withoutPadding();
        this.nobody = "$argon2id$v=19$m=" + argon.getMemory() + ",t=" + argon.getIterations() + ",p=" + argon.getParallelism()
                + "$" + base64.encodeToString(bytes(SALT_BYTES)) + "$" + base64.encodeToString(bytes(HASH_BYTES));
    }

    /** Passphrases of the words that we ship, {@code people/words.txt}. */
    public static Passphrases shipped(RandomGenerator salts) {
        return new Passphrases(WordList.read("people/words.txt"), salts);
    }

    /**
     * Four random words. With the 1,296 words that there are at least, these are 41.4 bits: out of reach of guessing through a form,
     * and, for a thief of the database who tries a thousand a second, some forty-five years of work on average for one person.
     */
    public String offer(RandomGenerator random) {
        return Stream.generate(() -> words.get(random.nextInt(words.size()))).limit(WORDS_OFFERED).collect(Collectors.joining(" "));
    }

    /**
     * The key of the sentence that says what is wrong with a new passphrase, or nothing when it is fine. Length is counted in Unicode
     * code points, as NIST SP 800-63B asks, after the spaces are put in order. There are no rules about digits and signs.
     */
    public Optional<String> problem(String passphrase, String signInName) {
        var plain = normal(passphrase);
        var length = plain.codePointCount(0, plain.length());
        if (length < SHORTEST) {
            return Optional.of("people.passphrase.tooShort");
        }
        if (length > LONGEST) {
            return Optional.of("people.passphrase.tooLong");
        }
        if (isOneCharacter(plain)) {
            return Optional.of("people.passphrase.oneCharacter");
        }
        if (isLittleMoreThan(signInName, plain)) {
            return Optional.of("people.passphrase.signInName");
        }
        return WorstPasswords.contain(plain) ? Optional.of("people.passphrase.common") : Optional.empty();
    }

    private static boolean isOneCharacter(String plain) {
        return Folding.of(plain).replace(" ", "").codePoints().distinct().count() <= 1;
    }

    private static boolean isLittleMoreThan(String signInName, String plain) {
        var name = Folding.of(signInName).replace(" ", "");
        var text = Folding.of(plain).replace(" ", "");
        return !name.isEmpty() && text.contains(name) && text.replace(name, "").codePoints().noneMatch(Character::isLetter);
    }

    /**
     * What is stored of a passphrase.
     *
     * @throws Busy when too many wait already
     */
    public String hash(String passphrase) {
        var salt = bytes(SALT_BYTES);
        return queue.inTurn(() -> argon.hash(hashed(passphrase), salt).getResult());
    }

    /**
     * What is stored of a further passphrase of the same account: with the salt of an earlier one, so that {@link #matching} compares
     * all of them in the time of one.
     *
     * @throws Busy when too many wait already
     */
    public String hashLike(String passphrase, String earlier) {
        var parts = earlier.split("\\$");
        var salt = Base64.getDecoder().decode(parts[parts.length - 2]);
        return queue.inTurn(() -> Argon2Function.getInstanceFromHash(earlier).hash(hashed(passphrase), salt).getResult());
    }

    /**
     * Which of these hashes the passphrase gave: the place of the first, or nothing. It takes the time of one hash, however many they
     * are, and also when there are none: the time of an answer does not tell which sign-in names exist, nor how many passphrases
     * they have.
     *
     * @param hashes of one account, made by {@link #hash} and {@link #hashLike} of it
     * @throws Busy when too many wait already
     */
    public OptionalInt matching(String passphrase, List<String> hashes) {
        var given = hashLike(passphrase, hashes.isEmpty() ? nobody : hashes.get(0)).getBytes(StandardCharsets.US_ASCII);
        return IntStream.range(0, hashes.size())
                .filter(place -> MessageDigest.isEqual(given, hashes.get(place).getBytes(StandardCharsets.US_ASCII)))
                .findFirst();
    }

    /**
     * Whether this passphrase gave this hash.
     *
     * @throws Busy when too many wait already
     */
    public boolean verify(String passphrase, String hash) {
        return matching(passphrase, List.of(hash)).isPresent();
    }

    private static byte[] hashed(String passphrase) {
        return normal(passphrase).getBytes(StandardCharsets.UTF_8);
    }

    static String normal(String passphrase) {
        var plain = Normalizer.normalize(Folding.spaced(passphrase), Normalizer.Form.NFC);
        if (plain.isEmpty()) {
            return plain;
        }
        var second = plain.offsetByCodePoints(0, 1);
        return new StringBuilder().appendCodePoint(Character.toLowerCase(plain.codePointAt(0))).append(plain, second, plain.length())
                .toString();
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        salts.nextBytes(bytes);
        return bytes;
    }
}
