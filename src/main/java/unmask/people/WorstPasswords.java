package unmask.people;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The passwords that everybody tries first, and what people make of them to reach a minimum length. */
final class WorstPasswords {
    private static final int HOW_MANY = 3000;
    private static final Pattern PADDING = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");

    private WorstPasswords() {
    }

    // Read when the first passphrase is judged, not at start: only joining and changing a passphrase need it.
    private static final class Ranked {
        static final Set<String> WORST = read();

        private static Set<String> read() {
            try {
                return StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies().stream()
                        .limit(HOW_MANY)
                        .map(Folding::of)
                        .collect(Collectors.toUnmodifiableSet());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Whether this is one of them in any case and spacing, one repeated, or one with digits or signs before or after it. */
    static boolean contain(String passphrase) {
        var text = Folding.of(passphrase).replace(" ", "");
        return isWorst(text) || isWorst(PADDING.matcher(text).replaceAll("")) || isMostlyWorst(text);
    }

    private static boolean isWorst(String text) {
        return Ranked.WORST.contains(text.substring(0, period(text)));
    }

    // "1234567890" and "qwerty123" hold the padding themselves, so that stripping it would miss them.
    private static boolean isMostlyWorst(String text) {
        for (int length = (text.length() + 1) / 2; length < text.length(); length++) {
            var rest = text.length() - length;
            if (Ranked.WORST.contains(text.substring(0, length)) && isPadding(text.substring(length))
                    || Ranked.WORST.contains(text.substring(rest)) && isPadding(text.substring(0, rest))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPadding(String text) {
        return text.codePoints().noneMatch(Character::isLetter);
    }

    /** The length of the shortest beginning that, written again and again, gives the text (the last time perhaps in part). */
    private static int period(String text) {
        for (int length = 1; length < text.length(); length++) {
            if (text.startsWith(text.substring(length))) {
                return length;
            }
        }
        return text.length();
    }
}
