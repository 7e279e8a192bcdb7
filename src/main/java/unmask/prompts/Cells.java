package unmask.prompts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What may be shown of a tally, so that nobody in a small class can be worked out.
 *
 * <p>Small counts are hidden, and zero is one of them: a shown zero says “nobody here”. Next to one hidden count the smallest shown one is
 * hidden too, or a subtraction would bring it back. Then the tally audits itself: whoever knows this very rule must still be left with
 * enough values for every hidden count, or only the number of answers is shown. Hiding in company is what school statistics do (NCES
 * 2011-603, “Statistical Methods for Protecting Personally Identifiable Information in Aggregate Reporting”); the audit is ours. Without
 * it, 18 of the 228 hidden counts of all tables of twelve people and three choices can be worked out.
 *
 * <p>A tally is published once. Two tallies of the same prompt, one answer apart, tell that answer, whatever each of them hides.
 */
public final class Cells {
    /**
     * How careful to be.
     *
     * @param fewest   below so many answers nothing is shown, not even their number
     * @param smallest the smallest count that is shown
     */
    public record Rule(int fewest, int smallest) {
    }

    /** Five, since each reader knows one answer, and a group of friends knows some. */
    public static final Rule IN_CLASS = new Rule(10, 5);

    /** For opinions that nobody minds to be known for. */
    public static final Rule MILD = new Rule(10, 3);

    /** The smallest count that leaves the class. */
    private static final int OUTSIDE = 10;

    private static final int HIDDEN = -1;

    private final Rule rule;
    private final int answers;

    /** Empty when only the number of answers may be shown. */
    private final int[] counts;

    private Cells(Rule rule, int answers, int[] counts) {
        this.rule = rule;
        this.answers = answers;
        this.counts = counts;
    }

    /** What may be shown of these counts, of which each person who answered is in exactly one. */
    public static Cells of(Rule rule, int... counts) {
        int answers = IntStream.of(counts).sum();
        if (answers < rule.fewest) {
            return new Cells(rule, 0, new int[0]);
        }
        var kept = hide(rule, counts);
        return kept.isTotalOnly() || kept.leavesRoom() ? kept : new Cells(rule, answers, new int[0]);
    }

    /** The rule without its audit of itself. */
    static Cells hide(Rule rule, int... counts) {
        int answers = IntStream.of(counts).sum();
        var shown = counts.clone();
        for (int i = 0; i < counts.length; i++) {
            shown[i] = counts[i] < rule.smallest ? HIDDEN : counts[i];
        }
        while (needsCompany(rule, shown, answers)) {
            shown[smallest(shown)] = HIDDEN;
        }
        return new Cells(rule, answers, IntStream.of(shown).allMatch(count -> count == HIDDEN) ? new int[0] : shown);
    }

    private static boolean needsCompany(Rule rule, int[] shown, int answers) {
        long hidden = IntStream.of(shown).filter(count -> count == HIDDEN).count();
        return hidden > 0 && hidden < shown.length && (hidden < 2 || answers - sumOfShown(shown) < rule.smallest);
    }

    private static int sumOfShown(int[] shown) {
        return IntStream.of(shown).filter(count -> count != HIDDEN).sum();
    }

    private static int smallest(int[] shown) {
        int smallest = HIDDEN;
        for (int i = 0; i < shown.length; i++) {
            if (shown[i] != HIDDEN && (smallest == HIDDEN || shown[i] < shown[smallest])) {
                smallest = i;
            }
        }
        return smallest;
    }

    private boolean leavesRoom() {
        var values = IntStream.range(0, counts.length).mapToObj(i -> new BitSet()).toList();
        suspect(tally -> IntStream.range(0, tally.length).forEach(i -> values.get(i).set(tally[i])));
        return IntStream.range(0, counts.length).allMatch(i -> counts[i] != HIDDEN || leavesRoom(rule, values.get(i)));
    }

    /**
     * Whether a reader who knows that a hidden count is one of these values knows too little. The values must be spread as far as the
     * smallest count that is shown; and since 4 and 8 are far apart but only two, there must be almost as many.
     */
    static boolean leavesRoom(Rule rule, BitSet values) {
        return values.length() - 1 - values.nextSetBit(0) >= rule.smallest - 1 && values.cardinality() >= rule.smallest - 1;
    }

    /**
     * Every tally that would have come out as this one, for a reader who knows the rule.
     *
     * <p>They need not be searched for. A count that is hidden as a companion is at least {@code smallest}, and one such companion always
     * suffices; so either all hidden counts are small, or all but one, which comes before every shown one, and those sum to less than
     * {@code smallest}.
     */
    void suspect(Consumer<int[]> each) {
        var hidden = IntStream.range(0, counts.length).filter(i -> counts[i] == HIDDEN).toArray();
        int left = answers - sumOfShown(counts);
        if (hidden.length == 0) {
            each.accept(counts.clone());
            return;
        }
        fill(counts.clone(), hidden, 0, left, each);
        int first = smallest(counts);
        for (int companion : hidden) {
            var small = IntStream.of(hidden).filter(i -> i != companion).toArray();
            for (int sum = 0; sum < rule.smallest && left - sum >= rule.smallest; sum++) {
                int count = left - sum;
                if (count < counts[first] || count == counts[first] && companion < first) {
                    var tally = counts.clone();
                    tally[companion] = count;
                    fill(tally, small, 0, sum, each);
                }
            }
        }
    }

    /** Spreads what is left over cells that are all small. */
    private void fill(int[] tally, int[] cells, int from, int left, Consumer<int[]> each) {
        if (from == cells.length) {
            if (left == 0) {
                each.accept(tally);
            }
            return;
        }
        int others = (cells.length - from - 1) * (rule.smallest - 1);
        for (int count = Math.max(0, left - others); count <= Math.min(left, rule.smallest - 1); count++) {
            tally[cells[from]] = count;
            fill(tally, cells, from + 1, left - count, each);
        }
    }

    /**
     * What of it strangers may see: everything, where each count is {@value #OUTSIDE} or more, and else only the number of answers. It
     * follows from what the class sees, so that whoever sees both learns nothing. A device of chance needs no such care.
     */
    public Cells outside() {
        if (rule.smallest == 0 || isTooFew()) {
            return this;
        }
        var wary = new Rule(rule.fewest, OUTSIDE);
        return new Cells(wary, answers, IntStream.of(counts).allMatch(count -> count >= OUTSIDE) ? counts : new int[0]);
    }

    /** {@return how careful it is, for the sentence that says so} */
    public Rule rule() {
        return rule;
    }

    /** {@return whether too few have answered to show anything} */
    public boolean isTooFew() {
        return answers == 0;
    }

    /** {@return whether only the number of answers is shown} */
    public boolean isTotalOnly() {
        return !isTooFew() && counts.length == 0;
    }

    /** {@return whether some count is hidden, and some is shown} */
    public boolean isPartlyHidden() {
        return IntStream.of(counts).anyMatch(count -> count == HIDDEN);
    }

    /** {@return how many have answered; 0 when they are too few to say} */
    public int answers() {
        return answers;
    }

    /** {@return how many choices are told apart; 0 when only the number of answers is shown} */
    int choices() {
        return counts.length;
    }

    /** {@return how many chose the choice with this number, counted from 0, unless that is hidden} */
    public OptionalInt count(int choice) {
        return choice < counts.length && counts[choice] != HIDDEN ? OptionalInt.of(counts[choice]) : OptionalInt.empty();
    }

    /** What is shown, and nothing else, to be stored: {@code "30: 18 * *"}, {@code "30"}, or the empty string when too few have answered. */
    public String text() {
        if (isTooFew()) {
            return "";
        }
        return answers + (counts.length == 0 ? "" : IntStream.of(counts).mapToObj(count -> count == HIDDEN ? "*" : Integer.toString(count))
                .collect(Collectors.joining(" ", ": ", "")));
    }

    /** What was stored, as it was shown. */
    public static Cells read(Rule rule, String text) {
        if (text.isEmpty()) {
            return new Cells(rule, 0, new int[0]);
        }
        var parts = new ArrayList<>(List.of(text.split(":? ")));
        int answers = Integer.parseInt(parts.remove(0));
        return new Cells(rule, answers, parts.stream().mapToInt(part -> part.equals("*") ? HIDDEN : Integer.parseInt(part)).toArray());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cells cells && cells.rule.equals(rule) && cells.answers == answers && Arrays.equals(cells.counts, counts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rule, answers, Arrays.hashCode(counts));
    }

    @Override
    public String toString() {
        return text();
    }
}
