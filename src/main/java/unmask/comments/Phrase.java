package unmask.comments;

import java.util.Optional;

/**
 * Words that somebody means in a passage. What a keyboard or a clipboard does to them does not matter: straight quotation marks and
 * hyphens stand for fine ones, and white space and the size of letters count for nothing.
 *
 * @param from where they begin in the passage
 * @param to   where they end
 */
record Phrase(int from, int to) {
    /** The first place where the typed words stand. */
    static Optional<Phrase> in(String passage, String typed) {
        var plain = new StringBuilder();
        var at = new int[passage.length()];
        for (int i = 0; i < passage.length(); i++) {
            char letter = plain(passage.charAt(i));
            if (letter != ' ') {
                at[plain.length()] = i;
                plain.append(letter);
            }
        }
        var sought = plain(typed);
        int found = sought.isEmpty() ? -1 : plain.indexOf(sought);
        return found < 0 ? Optional.empty() : Optional.of(new Phrase(at[found], at[found + sought.length() - 1] + 1));
    }

    private static String plain(String words) {
        var plain = new StringBuilder();
        words.chars().mapToObj(letter -> plain((char) letter)).filter(letter -> letter != ' ').forEach(plain::append);
        return plain.toString();
    }

    /** A space for all that does not count. */
    private static char plain(char letter) {
        return switch (letter) {
            case '‘', '’', '‚', '‛', '′' -> '\'';
            case '“', '”', '„', '‟', '″' -> '"';
            case '‐', '‑', '–', '—', '−' -> '-';
            case '\u00a0', '\u00ad', '\u200b', '\u2060', '\ufeff' -> ' ';
            default -> Character.isWhitespace(letter) ? ' ' : Character.toLowerCase(letter);
        };
    }

    boolean isAllOf(String passage) {
        return from == 0 && to == passage.length();
    }
}
