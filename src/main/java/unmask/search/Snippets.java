package unmask.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;

/** Cuts out of a text what answers a question, with its words marked. */
final class Snippets {
    private static final int PASSAGES = 2;
    /** Characters of a passage: about two lines. */
    private static final int PASSAGE = 140;
    /** As long as the longest article. */
    private static final int LONGEST = 120_000;
    /** A single sentence without an end is cut here. */
    private static final int CUT = 400;

    private final UnifiedHighlighter passages = with(UnifiedHighlighter.builderWithoutSearcher(Words.ANALYZER)
            .withBreakIterator(() -> LengthGoalBreakIterator.createClosestToLength(BreakIterator.getSentenceInstance(Locale.ROOT), PASSAGE, .5f)));
    private final UnifiedHighlighter whole = with(UnifiedHighlighter.builderWithoutSearcher(Words.ANALYZER).withBreakIterator(WholeBreakIterator::new));

    private static UnifiedHighlighter with(UnifiedHighlighter.Builder builder) {
        return builder.withMaxLength(LONGEST).withFormatter(new Pieces()).build();
    }

    /**
     * A piece of a snippet.
     *
     * @param marked whether it is what was looked for
     */
    record Piece(String text, boolean marked) {}

    /** What of the text answers the question, or else how the text begins. */
    List<Piece> of(Query query, String text) {
        return pieces(passages, query, Words.WORDS, text.replaceAll("\\s+", " "), PASSAGES);
    }

    /** All of a title. */
    List<Piece> ofTitle(Query query, String title) {
        return pieces(whole, query, Words.TITLE, title, 1);
    }

    @SuppressWarnings("unchecked")
    private static List<Piece> pieces(UnifiedHighlighter highlighter, Query query, String field, String text, int passages) {
        try {
            var pieces = (List<Piece>) highlighter.highlightWithoutSearcher(field, query, text, passages);
            return pieces == null ? List.of(new Piece(shortened(text), false)) : pieces;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Keeps the words as words: the page escapes them like any others. */
    private static final class Pieces extends PassageFormatter {
        @Override
        public List<Piece> format(Passage[] passages, String text) {
            var pieces = new ArrayList<Piece>();
            for (var passage : passages) {
                if (passage.getStartOffset() > 0) {
                    pieces.add(new Piece(pieces.isEmpty() ? "… " : " … ", false));
                }
                add(pieces, passage, text);
            }
            if (passages.length > 0 && passages[passages.length - 1].getEndOffset() < text.length()) {
                pieces.add(new Piece(" …", false));
            }
            return pieces;
        }

        private static void add(List<Piece> pieces, Passage passage, String text) {
            int at = passage.getStartOffset();
            for (int match = 0; match < passage.getNumMatches(); match++) {
                int from = Math.max(at, passage.getMatchStarts()[match]);
                int to = Math.max(from, passage.getMatchEnds()[match]);
                var before = text.substring(at, from);
                pieces.add(new Piece(match == 0 ? itsEnd(before) : before, false));
                pieces.add(new Piece(text.substring(from, to), true));
                at = to;
            }
            pieces.add(new Piece(shortened(text.substring(at, Math.max(at, passage.getEndOffset()))), false));
        }
    }

    private static String itsEnd(String text) {
        return text.length() <= CUT ? text : "…" + text.substring(wholeCharacter(text, text.length() - CUT / 2));
    }

    private static String shortened(String text) {
        return text.length() <= CUT ? text : text.substring(0, wholeCharacter(text, CUT / 2)) + "…";
    }

    private static int wholeCharacter(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) ? at + 1 : at;
    }
}
