package unmask.posts;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which known word somebody meant. */
final class NearMiss {
    /** In six letters; in three one. More than that and the guess is noise. */
    private static final int SLIPS = 2;
    private static final int LONGEST = 40;

    private NearMiss() {
    }

    /** The nearest known word, or else the first that contains what was typed ({@code newspaper}: {@code article-newspaper}). */
    static Optional<String> of(String typed, Collection<String> known) {
        var word = plain(typed);
        if (word.isEmpty() || word.length() > LONGEST) {
            return Optional.empty();
        }
        return known.stream()
                .filter(each -> slips(word, plain(each)) <= Math.min(SLIPS, word.length() / 3))
                .min(Comparator.<String>comparingInt(each -> slips(word, plain(each))).thenComparing(each -> each))
                .or(() -> known.stream().sorted().filter(each -> word.length() > 3 && plain(each).contains(word)).findFirst());
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }

    /** How many letters were left out, added, changed, or swapped with their neighbour. */
    static int slips(String typed, String meant) {
        var rows = new int[typed.length() + 1][meant.length() + 1];
        for (var i = 0; i <= typed.length(); i++) {
            for (var j = 0; j <= meant.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : fewest(rows, typed, meant, i, j);
            }
        }
        return rows[typed.length()][meant.length()];
    }

    private static int fewest(int[][] rows, String typed, String meant, int i, int j) {
        var changed = rows[i - 1][j - 1] + (typed.charAt(i - 1) == meant.charAt(j - 1) ? 0 : 1);
        var fewest = Math.min(changed, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
        var swapped = i > 1 && j > 1 && typed.charAt(i - 1) == meant.charAt(j - 2) && typed.charAt(i - 2) == meant.charAt(j - 1);
        return swapped ? Math.min(fewest, rows[i - 2][j - 2] + 1) : fewest;
    }
}
