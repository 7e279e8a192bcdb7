package unmask.people;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a sign-in name may be. Nobody but its owner sees it; it is any name that they will remember, in any script, and never an
 * e-mail address, which we do not want to know.
 */
public final class SignInNames {
    /** The fewest characters of a sign-in name. */
    public static final int SHORTEST = 3;

    /** The most characters of a sign-in name. */
    public static final int LONGEST = 40;

    // Marks are the vowel signs of Hindi, Thai and others; without them those names could not be written.
    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{M}\\p{Nd}._ -]*");

    private SignInNames() {
    }

    /** The key of the sentence that says what is wrong with this name, or nothing when it is fine. */
    public static Optional<String> problem(String name) {
        if (name.contains("@") || name.contains("＠")) {
            return Optional.of("people.signInName.email");
        }
        var plain = folded(name);
        var length = plain.codePointCount(0, plain.length());
        if (length < SHORTEST) {
            return Optional.of("people.signInName.tooShort");
        }
        if (length > LONGEST) {
            return Optional.of("people.signInName.tooLong");
        }
        return ALLOWED.matcher(plain).matches() ? Optional.empty() : Optional.of("people.signInName.characters");
    }

    /** The form that is stored, unique and looked up: forms of the same letter, case, and the number of spaces make no difference. */
    public static String folded(String name) {
        return Folding.of(name);
    }
}
