package unmask.people;

import java.util.Optional;
import java.util.regex.Pattern;

/** Real names as people write them, in any script: what we take out of one, and when we cannot take it at all. */
public final class RealNames {
    /** The most characters of a real name. */
    public static final int LONGEST = 120;
    /** The most characters of a school's number for somebody. */
    public static final int LONGEST_ID = 60;

    // Joiners stay: names in Persian and in many scripts of India are written with them. Marks of direction go: pages isolate names.
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}&&[^\\u200c\\u200d]]");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    private RealNames() {}

    /** The name without what nobody can see, and with single spaces. */
    public static String plain(String typed) {
        return Folding.spaced(UNSEEN.matcher(typed.replace('\t', ' ')).replaceAll(""));
    }

    /** The form in which two names are one name. */
    public static String folded(String name) {
        return Folding.of(name);
    }

    /** The key of the sentence that says what is wrong with a plain name, or nothing when it is fine. */
    public static Optional<String> problem(String plain) {
        if (plain.isEmpty()) {
            return Optional.of("people.realName.missing");
        }
        if (plain.length() > LONGEST) {
            return Optional.of("people.realName.tooLong");
        }
        return LETTER.matcher(plain).find() ? Optional.empty() : Optional.of("people.realName.unreadable");
    }
}
