package unmask.comments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds words again in an article that may have been edited since. They are found only where they stand verbatim, and only where it
 * can be told that they are the same words: by their length, or by what stands around them. Whatever is in doubt is not found.
 */
final class Rereading {
    /** From this length on nobody writes the same words twice by chance. */
    private static final int TELLING = 40;
    /** So many letters around short words must be the old ones. */
    private static final int RECOGNISED = 12;

    private Rereading() {}

    /** Where the words stand now; nothing when the text has changed. */
    static Optional<Place> find(Anchor anchor, Passages passages) {
        var best = new ArrayList<Place>();
        int most = anchor.quotation().length() >= TELLING ? 0 : Math.min(RECOGNISED, anchor.textBefore().length() + anchor.textAfter().length());
        for (var place : passages.places(anchor.quotation())) {
            int agreeing = agreeing(anchor, passages, place);
            if (agreeing > most) {
                best.clear();
                most = agreeing;
            }
            if (agreeing == most) {
                best.add(place);
            }
        }
        return only(best.stream().filter(place -> place.block() == anchor.block()).toList()).or(() -> only(best));
    }

    private static Optional<Place> only(List<Place> places) {
        return places.stream().map(Place::block).distinct().count() == 1 ? Optional.of(places.get(0)) : Optional.empty();
    }

    /** How many letters around the place are those that stood around the words. */
    private static int agreeing(Anchor anchor, Passages passages, Place place) {
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
        return left + right;
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
