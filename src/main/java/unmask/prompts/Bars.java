package unmask.prompts;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A tally, ready to be drawn by {@code prompts/charts}.
 *
 * @param answers  how many have answered; 0 when they are too few to say
 * @param rule     how careful the tally is
 * @param bars     one for each choice; none when only the number of answers is shown
 * @param isHiding whether some counts are hidden, so that the chart says why
 */
public record Bars(int answers, Cells.Rule rule, List<Bar> bars, boolean isHiding) {
    /**
     * One choice.
     *
     * @param label   what was chosen
     * @param count   how many chose it; null when that is hidden
     * @param percent of those who answered; 0 when it is hidden
     * @param length  of its bar, of 100; 0 when the count is hidden, for it is drawn alike whatever it is
     */
    public record Bar(String label, Integer count, int percent, int length) {
        private static Bar of(String label, OptionalInt count, int answers, int longest) {
            return count.isEmpty() ? new Bar(label, null, 0, 0)
                    : new Bar(label, count.getAsInt(), hundredths(count.getAsInt(), answers), hundredths(count.getAsInt(), longest));
        }
    }

    /** Choices of which each person made one. */
    public static Bars of(List<String> labels, Cells cells) {
        return of(labels, cells, longest(cells));
    }

    /** The same, on the scale of another chart beside it. */
    static Bars of(List<String> labels, Cells cells, int longest) {
        var bars = IntStream.range(0, cells.isTooFew() || cells.isTotalOnly() ? 0 : labels.size())
                .mapToObj(choice -> Bar.of(labels.get(choice), cells.count(choice), cells.answers(), longest)).toList();
        return new Bars(cells.answers(), cells.rule(), bars, cells.isPartlyHidden() || cells.isTotalOnly());
    }

    /** The longest bar takes all the room. */
    static int longest(Cells cells) {
        return IntStream.range(0, cells.choices()).map(choice -> cells.count(choice).orElse(0)).max().orElse(1);
    }

    /** Things of which each person chose or judged several: the bar of each is its share of all who answered. */
    public static Bars several(List<String> labels, List<Cells> each) {
        var first = each.get(0);
        var bars = IntStream.range(0, first.isTooFew() ? 0 : labels.size())
                .mapToObj(choice -> Bar.of(labels.get(choice), each.get(choice).count(0), first.answers(), first.answers())).toList();
        return new Bars(first.answers(), first.rule(), bars, !first.isTooFew() && each.stream().anyMatch(cells -> cells.count(0).isEmpty()));
    }

    public boolean isTooFew() {
        return answers == 0;
    }

    static int hundredths(double part, double whole) {
        return (int) Math.round(100 * part / whole);
    }
}
