package unmask.prompts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where a class stood before and after, ready to be drawn: the two distributions on one scale, and who moved.
 *
 * @param first  the pole where the line begins
 * @param second the pole where it ends
 * @param after  null while nobody has been asked again
 * @param moves  toward the first pole, stayed, toward the second; null when they are not shown
 */
public record TwoLines(String first, String second, Bars before, Bars after, Bars moves) {
    private static final List<String> POINTS = List.of("first", "near-first", "middle", "near-second", "second");
    private static final List<String> MOVES = List.of("toward-first", "stayed", "toward-second");

    /** Where they stand, as long as nobody has been asked again. */
    public static TwoLines of(String first, String second, Cells before) {
        return new TwoLines(first, second, Bars.of(POINTS, before), null, null);
    }

    public static TwoLines of(String first, String second, Shift shift) {
        int longest = Math.max(Bars.longest(shift.before()), Bars.longest(shift.after()));
        return new TwoLines(first, second, Bars.of(POINTS, shift.before(), longest), Bars.of(POINTS, shift.after(), longest),
                shift.moves().map(moves -> Bars.of(MOVES, moves)).orElse(null));
    }

    /**
     * One place on the line.
     *
     * @param bars before, and after; null where the whole line is withheld
     */
    public record Point(String name, List<Bars.Bar> bars) {
    }

    /** {@return the points of the line, from pole to pole} */
    public List<Point> points() {
        return IntStream.range(0, Shift.POINTS).mapToObj(point -> {
            var bars = new ArrayList<Bars.Bar>();
            lines().forEach(line -> bars.add(line.bars().isEmpty() ? null : line.bars().get(point)));
            return new Point(POINTS.get(point), bars);
        }).toList();
    }

    /** {@return before, and after if they have been asked again} */
    public List<Bars> lines() {
        return after == null || after.isTooFew() ? List.of(before) : List.of(before, after);
    }

    /** {@return whether there is anything to draw} */
    public boolean isDrawn() {
        return lines().stream().anyMatch(line -> !line.bars().isEmpty());
    }

    public boolean isHiding() {
        return lines().stream().anyMatch(Bars::isHiding);
    }
}
