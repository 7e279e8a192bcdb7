package unmask.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import unmask.prompts.Shift.Placing;

class ShiftTest {
    private static final boolean FULL = System.getProperty("full") != null;

    private static Shift shift(int... fromToTimes) {
        var people = people(fromToTimes);
        var before = new int[Shift.POINTS];
        people.forEach(person -> before[person.before()]++);
        return Shift.of(Cells.of(Cells.IN_CLASS, before), people);
    }

    private static List<Placing> people(int... fromToTimes) {
        var people = new ArrayList<Placing>();
        for (int i = 0; i < fromToTimes.length; i += 3) {
            for (int times = 0; times < fromToTimes[i + 2]; times++) {
                people.add(new Placing(fromToTimes[i], fromToTimes[i + 1]));
            }
        }
        return people;
    }

    @Test
    void aClassSeesBothLinesAndWhoMoved() {
        var shift = shift(0, 0, 8, 0, 3, 7, 2, 2, 6, 2, 4, 5, 4, 4, 8, 4, 1, 6);
        assertThat(shift.before().text()).isEqualTo("40: 15 * * * 14");
        assertThat(shift.after().text()).isEqualTo("40: 8 6 6 7 13");
        assertThat(shift.moves().map(Cells::text)).contains("40: 6 22 12");
    }

    @Test
    void aStepOnOneSideIsNoMove() {
        assertThat(IntStream.range(0, Shift.POINTS).map(Shift::side)).containsExactly(0, 0, 1, 2, 2);
    }

    @Test
    void movesThatWouldFillTheGapsInTheLinesAreNotShown() {
        var shift = shift(0, 0, 1, 2, 0, 3, 2, 1, 1, 2, 2, 7, 2, 3, 5, 2, 4, 3, 4, 2, 1, 4, 3, 1, 4, 4, 8);
        assertThat(shift.before().text()).isEqualTo("30: * * 19 * *");
        assertThat(shift.after().text()).isEqualTo("30: * * 8 6 11");
        assertThat(Cells.of(Cells.IN_CLASS, 5, 17, 8).text()).as("by themselves they could be shown").isEqualTo("30: 5 17 8");
        assertThat(shift.moves()).isEmpty();
    }

    @Test
    void whatWasPublishedBeforeStaysAndWhoStayedAwayIsNotTold() {
        var before = Cells.of(Cells.IN_CLASS, 15, 0, 8, 0, 17);
        var shift = Shift.of(before, people(0, 0, 7, 0, 3, 7, 2, 2, 6, 4, 4, 9, 4, 1, 6));
        assertThat(shift.before()).isEqualTo(before);
        assertThat(shift.after().answers()).isEqualTo(35);
        assertThat(shift.moves().map(Cells::answers)).contains(35);
    }

    @Test
    void tooFewPeopleSeeNothing() {
        var shift = shift(0, 4, 9);
        assertThat(shift.before().isTooFew()).isTrue();
        assertThat(shift.after().isTooFew()).isTrue();
        assertThat(shift.moves()).isEmpty();
    }

    @Test
    void theMovesBetweenTwoLinesAreExactlyThoseThatPeopleCanMake() {
        var made = new HashMap<List<List<Integer>>, Set<List<Integer>>>();
        for (int people = 1; people <= (FULL ? 9 : 7); people++) {
            tables(people, 9).forEach(table -> {
                var from = new int[3];
                var to = new int[3];
                var moves = new int[3];
                for (int cell = 0; cell < 9; cell++) {
                    from[cell / 3] += table[cell];
                    to[cell % 3] += table[cell];
                    moves[1 + Integer.signum(cell % 3 - cell / 3)] += table[cell];
                }
                made.computeIfAbsent(List.of(list(from), list(to)), both -> new HashSet<>()).add(list(moves));
            });
        }
        made.forEach((both, moves) -> assertThat(Moves.between(both.get(0), both.get(1))).as("%s", both).containsExactlyInAnyOrderElementsOf(moves));
    }

    private static final Cells.Rule SMALL = new Cells.Rule(6, 3);

    @Test
    void nobodyWhoSeesBothLinesAndTheMovesCanWorkOutWhatIsHidden() {
        long shown = 0;
        for (int people = 7; people <= (FULL ? 9 : 7); people++) {
            for (int back = people - (FULL ? 2 : 1); back <= people; back++) {
                var pages = pages(people, back, true);
                assertThat(leaks(pages)).as("%d of %d people", back, people).isEmpty();
                shown += pages.keySet().stream().filter(page -> page.moves().isPresent()).count();
            }
        }
        assertThat(shown).as("pages with moves").isPositive();
    }

    @Test
    void threeTalliesThatKnowNothingOfEachOtherLeak() {
        assertThat(leaks(pages(7, 7, false))).isNotEmpty();
    }

    /** Each page that such a class may see, and for each count the values that it has in the classes that see this page. */
    private static Map<Shift, List<BitSet>> pages(int people, int back, boolean together) {
        var pages = new HashMap<Shift, List<BitSet>>();
        var rules = new HashMap<List<Cells>, Moves>();
        var made = new HashMap<List<List<Integer>>, Set<List<Integer>>>();
        var lines = new HashMap<int[], Cells>();
        tables(people, Shift.POINTS).forEach(line -> lines.put(line, Cells.of(SMALL, line)));
        var again = new HashMap<int[], Cells>();
        tables(back, Shift.POINTS).forEach(line -> again.put(line, Cells.of(SMALL, line)));
        lines.forEach((first, before) -> again.forEach((second, after) -> {
            var rule = rules.computeIfAbsent(List.of(before, after), both -> new Moves(before, after));
            for (var each : made.computeIfAbsent(List.of(Shift.sides(first), Shift.sides(second)), both -> Moves.ofSome(both.get(0), both.get(1)))) {
                var counts = each.stream().mapToInt(count -> count).toArray();
                var moves = together ? rule.shown(counts) : Optional.of(Cells.of(SMALL, counts)).filter(cells -> !cells.isTotalOnly());
                var values = pages.computeIfAbsent(new Shift(before, after, moves), page -> IntStream.range(0, 13).mapToObj(i -> new BitSet()).toList());
                set(values, 0, first);
                set(values, Shift.POINTS, second);
                set(values, 2 * Shift.POINTS, counts);
            }
        }));
        return pages;
    }

    private static void set(List<BitSet> values, int at, int[] counts) {
        IntStream.range(0, counts.length).forEach(i -> values.get(at + i).set(counts[i]));
    }

    private static List<String> leaks(Map<Shift, List<BitSet>> pages) {
        var leaks = new ArrayList<String>();
        pages.forEach((page, values) -> {
            boolean keeps = keeps(page.before(), values, 0, Shift.POINTS) && keeps(page.after(), values, Shift.POINTS, Shift.POINTS)
                    && page.moves().map(moves -> keeps(moves, values, 2 * Shift.POINTS, 3)).orElse(true);
            if (!keeps) {
                leaks.add(page.toString());
            }
        });
        return leaks;
    }

    private static boolean keeps(Cells cells, List<BitSet> values, int at, int many) {
        return IntStream.range(0, many).allMatch(i -> cells.count(i).isPresent() || Cells.leavesRoom(SMALL, values.get(at + i)));
    }

    @Test
    void twoHundredPeopleAreNotMuchWork() {
        var random = new Random(3);
        int shown = 0;
        for (int round = 0; round < 10; round++) {
            var people = IntStream.range(0, round % 2 == 0 ? 200 : 190).mapToObj(i -> new Placing(random.nextInt(5), Math.min(4, random.nextInt(3) + random.nextInt(4)))).toList();
            var before = new int[Shift.POINTS];
            people.forEach(person -> before[person.before()]++);
            before[2] += 200 - people.size();
            shown += Shift.of(Cells.of(Cells.IN_CLASS, before), people).moves().isPresent() ? 1 : 0;
        }
        assertThat(shown).isPositive();
    }

    private static List<Integer> list(int[] counts) {
        return IntStream.of(counts).boxed().toList();
    }

    private static List<int[]> tables(int people, int cells) {
        var tables = new ArrayList<int[]>();
        spread(new int[cells], 0, people, tables);
        return tables;
    }

    private static void spread(int[] counts, int from, int left, List<int[]> tables) {
        if (from == counts.length - 1) {
            counts[from] = left;
            tables.add(counts.clone());
            return;
        }
        for (int count = 0; count <= left; count++) {
            counts[from] = count;
            spread(counts, from + 1, left - count, tables);
        }
    }
}
