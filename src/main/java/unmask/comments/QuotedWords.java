package unmask.comments;

import java.util.Optional;
import unmask.markdown.Html;

/**
 * Where some words stand in the plain text of a comment.
 *
 * @param begins the first character, in the text as {@link #plain} reads it
 */
record QuotedWords(int begins, int length) {
    /** About a paragraph: who wants more links to the whole. */
    static final int LONGEST = 600;

    /** The text in which positions are counted. */
    static String plain(String html) {
        return Html.cleaned(html).plainText();
    }

    /** Finds the words as somebody has typed or pasted them: spaces, line breaks and the shape of quotation marks do not matter. */
    static Optional<QuotedWords> find(String html, String words) {
        var text = plain(html);
        var places = new int[text.length() + 1];
        var haystack = folded(text, places);
        var needle = folded(words, new int[words.length() + 1]).strip();
        int found = needle.isEmpty() ? -1 : haystack.indexOf(needle);
        if (found < 0) {
            return Optional.empty();
        }
        int begins = places[found];
        return Optional.of(new QuotedWords(begins, places[found + needle.length() - 1] + 1 - begins));
    }

    /** @param places where each character of the answer stands in the text */
    private static String folded(String text, int[] places) {
        var folded = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char each = alike(text.charAt(at));
            if (each != ' ' || !folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
                places[folded.length()] = at;
                folded.append(each);
            }
        }
        return folded.toString();
    }

    private static char alike(char each) {
        return switch (each) {
            case '‘', '’' -> '\'';
            case '“', '”' -> '"';
            case '–', '—' -> '-';
            case '\u00a0' -> ' ';
            default -> Character.isWhitespace(each) ? ' ' : each;
        };
    }

    /** The words themselves; null when the text is too short to hold them. */
    String in(String html) {
        var text = plain(html);
        return begins + length > text.length() ? null : text.substring(begins, begins + length).replaceAll("\\s+", " ");
    }
}
