package unmask.comments;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds words again in an article that may have been edited since. They are found only where they stand verbatim, and only where it
 * can be told that they are the same words and not the same again: by how many letters they and their surroundings have in common, or
 * because their passage is the same word for word. Whatever is in doubt is not found.
 */
final class Rereading {
    /** So many letters in a row nobody writes twice by chance. */
    private static final int TELLING = 40;

    private Rereading() {}

    /** Where the words stand now; nothing when the text has changed. */
    static Optional<Place> find(Anchor anchor, Passages passages) {
        var best = new ArrayList<Place>();
        Around most = null;
        for (var place : passages.places(anchor.quotation())) {
            var around = Around.of(anchor, passages, place);
            int more = most == null ? 1 : around.compareTo(most);
            if (more < 0 || !isTelling(anchor, around)) {
                continue;
            }
            if (more > 0) {
                best.clear();
                most = around;
            }
            best.add(place);
        }
        return only(best.stream().filter(place -> place.block() == anchor.block()).toList()).or(() -> only(best));
    }

    private static boolean isTelling(Anchor anchor, Around around) {
        return anchor.quotation().length() + around.inside >= TELLING || around.isWholePassage;
    }

    private static Optional<Place> only(List<Place> places) {
        return places.stream().map(Place::block).distinct().count() == 1 ? Optional.of(places.get(0)) : Optional.empty();
    }

    /**
     * What stands around a place as it stood around the words.
     *
     * @param inside         how many letters of the same passage; only these tell that it is the same
     * @param letters        how many in all, with those of the passages next to it
     * @param isWholePassage whether they reach to both ends of the passage
     */
    private record Around(int inside, int letters, boolean isWholePassage) implements Comparable<Around> {
        private static final Comparator<Around> ORDER = Comparator.comparingInt(Around::inside).thenComparingInt(Around::letters);

        static Around of(Anchor anchor, Passages passages, Place place) {
            var before = anchor.textBefore();
            var after = anchor.textAfter();
            int left = 0;
            while (left < before.length() && passages.letter(place.from() - 1 - left) == before.charAt(before.length() - 1 - left)) {
                left++;
            }
            int right = 0;
            while (right < after.length() && passages.letter(place.to() + right) == after.charAt(right)) {
                right++;
            }
            int toBegin = place.from() - passages.start(place.block());
            int toEnd = passages.end(place.block()) - place.to();
            return new Around(Math.min(left, toBegin) + Math.min(right, toEnd), left + right, left > toBegin && right > toEnd);
        }

        @Override
        public int compareTo(Around other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * Where words stand in an article.
     *
     * @param block the number of the block
     * @param from  their beginning, counted in the letters of the article
     * @param to    their end
     */
    record Place(int block, int from, int to) {}
}
