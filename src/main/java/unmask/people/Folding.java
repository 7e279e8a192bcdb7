package unmask.people;

import java.text.Normalizer;
import java.util.Locale;

/** The form in which two names are the same name: compatibility characters, case and the number of spaces make no difference. */
final class Folding {
    private Folding() {
    }

    static String of(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        // Three turns, because only that way ẞ, ß and ss meet; the two small sigmas of Greek meet only when told to.
        var folded = plain.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ');
        return spaced(Normalizer.normalize(folded, Normalizer.Form.NFKC));
    }

    /** The text without spaces at its ends, and with one plain space wherever there were some. */
    static String spaced(String text) {
        return text.replaceAll("[\\s\\p{Z}]+", " ").strip();
    }
}
