package unmask.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsTest {
    private static final boolean FULL = System.getProperty("full") != null;

    private static int[] counts(String counts) {
        return List.of(counts.split(" ")).stream().mapToInt(Integer::parseInt).toArray();
    }

    @ParameterizedTest
    @CsvSource({
        "14 9 4 2 1,   30: 14 9 * * *",
        "18 9 3,       30: 18 * *",
        "15 12 3,      30: 15 * *",
        "20 8 2 0 0,   30: 20 * * * *",
        "29 1,         30",
        "30 0,         30",
        "16 14,        30: 16 14",
        "12 10 8,      30: 12 10 8",
        "5 3 4,        12",
        "13 7 6 4,     30",
        "10 9 8 3,     30: 10 9 * *",
        "6 2 1,        ''",
    })
    void whatIsShownOfAClassIsWhatItsRuleSays(String counts, String shown) {
        assertThat(Cells.of(Cells.IN_CLASS, counts(counts)).text()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"12, 5, 77", "20, 5, 48", "30, 5, 32", "12, 3, 46", "20, 3, 29", "30, 3, 19"})
    void twoChoicesAreOftenWithheldInASmallClass(int people, int smallest, int percent) {
        var tables = tables(people, 2);
        long withheld = tables.stream().filter(counts -> Cells.of(new Cells.Rule(10, smallest), counts).isTotalOnly()).count();
        assertThat(Math.round(100.0 * withheld / tables.size())).isEqualTo(percent);
    }

    @Test
    void nobodyWhoKnowsTheRuleCanWorkOutAHiddenCount() {
        for (int choices = 2; choices <= 4; choices++) {
            for (int people = 10; people <= (FULL ? 30 : 20); people++) {
                assertKeeps(people, choices, 5);
                assertKeeps(people, choices, 3);
            }
        }
        for (int people : FULL ? IntStream.rangeClosed(10, 24).toArray() : new int[] {12, 16}) {
            assertKeeps(people, 5, 5);
        }
    }

    private static void assertKeeps(int people, int choices, int smallest) {
        var rule = new Cells.Rule(10, smallest);
        assertThat(leaks(people, choices, smallest, counts -> Cells.of(rule, counts))).as("%d people, %d choices, smallest %d", people, choices, smallest).isZero();
    }

    @ParameterizedTest
    @CsvSource({"12, 3, 18", "20, 5, 1058"})
    void withoutItsAuditTheRuleLeaks(int people, int choices, int leaks) {
        assertThat(leaks(people, choices, 5, counts -> Cells.hide(Cells.IN_CLASS, counts))).isEqualTo(leaks);
    }

    /** How many hidden counts, over all tables, are among fewer than {@code smallest} values in a row for who compares all tables that look alike. */
    private static int leaks(int people, int choices, int smallest, Function<int[], Cells> rule) {
        var alike = new HashMap<String, List<int[]>>();
        tables(people, choices).forEach(counts -> alike.computeIfAbsent(rule.apply(counts).text(), text -> new ArrayList<>()).add(counts));
        int leaks = 0;
        for (var tables : alike.values()) {
            var shown = rule.apply(tables.get(0));
            for (int choice = 0; choice < choices; choice++) {
                int each = choice;
                var values = tables.stream().mapToInt(counts -> counts[each]).summaryStatistics();
                if (shown.count(choice).isEmpty() && values.getMax() - values.getMin() < smallest - 1) {
                    leaks += tables.size();
                }
            }
        }
        return leaks;
    }

    private static List<int[]> tables(int people, int choices) {
        var tables = new ArrayList<int[]>();
        spread(new int[choices], 0, people, tables::add);
        return tables;
    }

    private static void spread(int[] counts, int from, int left, Consumer<int[]> each) {
        if (from == counts.length - 1) {
            counts[from] = left;
            each.accept(counts.clone());
            return;
        }
        for (int count = 0; count <= left; count++) {
            counts[from] = count;
            spread(counts, from + 1, left - count, each);
        }
    }

    @Test
    void theAuditSuspectsExactlyTheTablesThatLookAlike() {
        for (int choices = 2; choices <= 4; choices++) {
            for (int people = 10; people <= 18; people++) {
                for (int smallest : new int[] {3, 5}) {
                    assertSuspects(people, choices, new Cells.Rule(10, smallest));
                }
            }
        }
    }

    private static void assertSuspects(int people, int choices, Cells.Rule rule) {
        var alike = new HashMap<Cells, List<List<Integer>>>();
        tables(people, choices).forEach(counts -> alike.computeIfAbsent(Cells.hide(rule, counts), text -> new ArrayList<>()).add(IntStream.of(counts).boxed().toList()));
        alike.forEach((shown, tables) -> {
            if (!shown.isTotalOnly()) {
                var suspected = new ArrayList<List<Integer>>();
                shown.suspect(counts -> suspected.add(IntStream.of(counts).boxed().toList()));
                assertThat(suspected).as("%s", shown).containsExactlyInAnyOrderElementsOf(tables);
            }
        });
    }

    @Test
    void fourAndEightAreFarApartButTooFewToBeLeftWith() {
        assertThat(Cells.hide(Cells.IN_CLASS, 8, 4, 8).text()).isEqualTo("20: * * 8");
        assertThat(Cells.of(Cells.IN_CLASS, 8, 4, 8).text()).isEqualTo("20");
    }

    @Test
    void theOrderOfTheChoicesDoesNotSayWhichAreHidden() {
        var random = new Random(5);
        for (int round = 0; round < 2_000; round++) {
            var counts = random.ints(2 + random.nextInt(7), 0, 20).distinct().boxed().toList();
            var mixed = new ArrayList<>(counts);
            Collections.shuffle(mixed, random);
            assertThat(byCount(mixed)).isEqualTo(byCount(counts));
        }
    }

    private static Map<Integer, Boolean> byCount(List<Integer> counts) {
        var cells = Cells.hide(Cells.IN_CLASS, counts.stream().mapToInt(count -> count).toArray());
        var shown = new HashMap<Integer, Boolean>();
        IntStream.range(0, counts.size()).forEach(i -> shown.put(counts.get(i), cells.count(i).isPresent()));
        return shown;
    }

    @Test
    void eightChoicesAndTwoHundredAnswersAreNoWork() {
        var random = new Random(7);
        var seen = new HashSet<String>();
        long began = System.nanoTime();
        for (int round = 0; round < 200; round++) {
            var counts = new int[8];
            random.ints(200, 0, 64).forEach(at -> counts[(int) (Math.sqrt(at) - 0.01)]++);
            seen.add(Cells.of(Cells.IN_CLASS, counts).text());
            seen.add(Cells.of(Cells.IN_CLASS, 170 + round % 12, 3, 4, 2, 3, 4, 1, 13 - round % 12).text());
        }
        assertThat(seen).hasSizeGreaterThan(10);
        assertThat(System.nanoTime() - began).as("one tally takes at most some milliseconds").isLessThan(3_000_000_000L);
    }

    @Test
    void strangersSeeNoSmallCountsAndLearnNothingFromThoseTheyDoNotSee() {
        assertThat(Cells.of(Cells.IN_CLASS, 12, 10, 18).outside().text()).isEqualTo("40: 12 10 18");
        assertThat(Cells.of(Cells.IN_CLASS, 12, 9, 19).outside().text()).isEqualTo("40");
        assertThat(Cells.of(Cells.IN_CLASS, 18, 9, 3).outside().text()).isEqualTo("30");
        assertThat(Cells.of(Cells.IN_CLASS, 12, 9, 19).outside().rule().smallest()).isEqualTo(10);
        assertThat(Cells.of(Cells.IN_CLASS, 4, 4).outside().isTooFew()).isTrue();
        assertThat(Cells.of(new Cells.Rule(20, 0), 28, 2).outside().text()).as("the die has hidden who said what").isEqualTo("30: 28 2");
    }

    @Test
    void whatWasPublishedIsReadAsItWasShown() {
        for (var text : List.of("", "30", "30: 18 * *", "30: 16 14")) {
            assertThat(Cells.read(Cells.IN_CLASS, text).text()).isEqualTo(text);
        }
        var cells = Cells.of(Cells.IN_CLASS, 18, 9, 3);
        assertThat(Cells.read(Cells.IN_CLASS, cells.text())).isEqualTo(cells);
        assertThat(cells.count(0)).hasValue(18);
        assertThat(cells.count(1)).isEmpty();
        assertThat(Cells.read(Cells.IN_CLASS, "").isTooFew()).isTrue();
        assertThat(Cells.read(Cells.IN_CLASS, "30").isTotalOnly()).isTrue();
    }

    @Test
    void valuesThatAreSpreadAndManyLeaveRoom() {
        assertThat(Cells.leavesRoom(Cells.IN_CLASS, BitSet.valueOf(new long[] {0b1_1111}))).isTrue();
        assertThat(Cells.leavesRoom(Cells.IN_CLASS, BitSet.valueOf(new long[] {0b1111}))).isFalse();
        assertThat(Cells.leavesRoom(Cells.IN_CLASS, BitSet.valueOf(new long[] {0b1_0001_0000}))).isFalse();
    }
}
