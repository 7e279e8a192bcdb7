package unmask.prompts;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How many changed sides, where it may be shown beside the two lines.
 *
 * <p>Two lines and the moves between them are sums of one table, and so each of them narrows what the others hide. Whoever has seen both
 * lines can list every class that fits them; for each of those classes this works out what would be shown of its moves, and shows moves
 * only if whoever sees them is left with enough values for all that is hidden on the page, in all three. Moves that fail count as
 * not shown, and so do those of which a tally alone would show only the total; if not even “not shown” leaves enough, then these two
 * lines never have moves beside them. All of this follows from what is on the page, so that a reader who repeats it learns nothing.
 */
final class Moves {
    /** Two lines that hide more than this leaves work for are shown without moves. */
    private static final long MOST_WORK = 40_000_000;

    private static final String NOT_SHOWN = "";

    /** What a reader may still suspect who sees these moves, or none: the values of each point before, each after, and each move. */
    private static final class Suspicion {
        private final List<BitSet> values = IntStream.range(0, 2 * Shift.POINTS + 3).mapToObj(i -> new BitSet()).toList();

        private void of(int at, List<BitSet> more) {
            IntStream.range(0, more.size()).forEach(i -> values.get(at + i).or(more.get(i)));
        }

        private void of(int at, int count) {
            values.get(at).set(count);
        }

        private void of(Suspicion other) {
            of(0, other.values);
        }
    }

    private final Cells.Rule rule;
    private final Cells before;
    private final Cells after;
    private final int people;
    private final Set<String> open;

    Moves(Cells before, Cells after) {
        this.rule = before.rule();
        this.before = before;
        this.after = after;
        people = after.answers();
        open = before.choices() == 0 || after.choices() == 0 ? Set.of() : open();
    }

    /** What may be shown of these moves. */
    Optional<Cells> shown(int... moves) {
        return Optional.of(Cells.of(rule, moves)).filter(cells -> open.contains(page(cells)));
    }

    /** The moves that may be shown beside these lines. */
    private Set<String> open() {
        var firsts = bySides(before);
        var seconds = bySides(after);
        long stayedAway = before.answers() - people;
        long work = firsts.size() * (stayedAway + 1) * (stayedAway + 2) / 2 * seconds.size() * people * people;
        return work > MOST_WORK ? Set.of() : open(suspicions(firsts, seconds));
    }

    /** The classes that fit a line: for each way to stand on its sides, the counts that each point may have. */
    private static Map<List<Integer>, List<BitSet>> bySides(Cells line) {
        var bySides = new LinkedHashMap<List<Integer>, List<BitSet>>();
        line.suspect(counts -> {
            var values = bySides.computeIfAbsent(Shift.sides(counts), sides -> IntStream.range(0, counts.length).mapToObj(i -> new BitSet()).toList());
            IntStream.range(0, counts.length).forEach(i -> values.get(i).set(counts[i]));
        });
        return bySides;
    }

    private Map<String, Suspicion> suspicions(Map<List<Integer>, List<BitSet>> firsts, Map<List<Integer>, List<BitSet>> seconds) {
        var suspicions = new HashMap<String, Suspicion>();
        var pages = new HashMap<List<Integer>, String>();
        firsts.forEach((first, pointsBefore) -> seconds.forEach((second, pointsAfter) -> {
            var seen = new HashMap<String, Suspicion>();
            for (var moves : ofSome(first, second)) {
                var page = pages.computeIfAbsent(moves, each -> page(Cells.of(rule, each.stream().mapToInt(count -> count).toArray())));
                var suspicion = seen.computeIfAbsent(page, each -> suspicions.computeIfAbsent(each, none -> new Suspicion()));
                IntStream.range(0, 3).forEach(i -> suspicion.of(2 * Shift.POINTS + i, moves.get(i)));
            }
            seen.values().forEach(suspicion -> {
                suspicion.of(0, pointsBefore);
                suspicion.of(Shift.POINTS, pointsAfter);
            });
        }));
        return suspicions;
    }

    private static String page(Cells moves) {
        return moves.isTotalOnly() ? NOT_SHOWN : moves.text();
    }

    /** None, if what is left of the rest would be too little. */
    private Set<String> open(Map<String, Suspicion> suspicions) {
        var shut = new Suspicion();
        var open = new HashSet<String>();
        suspicions.forEach((page, suspicion) -> {
            if (!page.equals(NOT_SHOWN) && leavesRoom(suspicion, Cells.read(rule, page))) {
                open.add(page);
            } else {
                shut.of(suspicion);
            }
        });
        boolean isSafe = open.size() == suspicions.size() || leavesRoom(shut, Cells.read(rule, Integer.toString(people)));
        return isSafe ? open : Set.of();
    }

    private boolean leavesRoom(Suspicion suspicion, Cells moves) {
        return leavesRoom(suspicion, 0, before) && leavesRoom(suspicion, Shift.POINTS, after) && leavesRoom(suspicion, 2 * Shift.POINTS, moves);
    }

    private boolean leavesRoom(Suspicion suspicion, int at, Cells shown) {
        int cells = at < 2 * Shift.POINTS ? Shift.POINTS : 3;
        return IntStream.range(0, cells).allMatch(i -> shown.count(i).isPresent() || Cells.leavesRoom(rule, suspicion.values.get(at + i)));
    }

    /** Every number of moves of those who came back, where nobody knows who stayed away. */
    static Set<List<Integer>> ofSome(List<Integer> first, List<Integer> second) {
        var moves = new HashSet<List<Integer>>();
        int back = second.get(0) + second.get(1) + second.get(2);
        for (int low = 0; low <= Math.min(back, first.get(0)); low++) {
            for (int middle = 0; middle <= Math.min(back - low, first.get(1)); middle++) {
                int high = back - low - middle;
                if (high <= first.get(2)) {
                    moves.addAll(between(List.of(low, middle, high), second));
                }
            }
        }
        return moves;
    }

    /**
     * Every number of moves with which a class can get from one way to stand to another.
     *
     * <p>From side to side there are six streams. Those that cross the whole line are tried; then what has to cross each half is fixed but
     * for people who swap places, and the swaps of both halves count alike.
     */
    static List<List<Integer>> between(List<Integer> first, List<Integer> second) {
        int people = first.get(0) + first.get(1) + first.get(2);
        var found = new BitSet();
        for (int up = 0; up <= Math.min(first.get(0), second.get(2)); up++) {
            for (int down = 0; down <= Math.min(first.get(2), second.get(0)); down++) {
                int low = first.get(0) - second.get(0) - up + down;
                int high = second.get(2) - first.get(2) - up + down;
                int lowSwaps = first.get(0) - up - Math.max(0, low);
                int highSwaps = first.get(2) - down - Math.max(0, -high);
                int middleSwaps = first.get(1) - Math.max(0, -low) - Math.max(0, high);
                if (lowSwaps >= 0 && highSwaps >= 0 && middleSwaps >= 0) {
                    int towardSecond = up + Math.max(0, low) + Math.max(0, high);
                    int towardFirst = down + Math.max(0, -low) + Math.max(0, -high);
                    for (int swaps = 0; swaps <= Math.min(lowSwaps + highSwaps, middleSwaps); swaps++) {
                        found.set((towardFirst + swaps) * (people + 1) + towardSecond + swaps);
                    }
                }
            }
        }
        return found.stream().mapToObj(code -> List.of(code / (people + 1), people - code / (people + 1) - code % (people + 1), code % (people + 1))).toList();
    }
}
