package unmask.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import unmask.prompts.Shift.Placing;
import unmask.web.Messages;
import unmask.web.Templates;

class ChartsTest {
    private static final Templates TEMPLATES = new Templates(new Messages());
    private static final List<String> CHOICES = List.of("Never", "With a warrant", "When lives are at risk", "Always");

    private static Document drawn(String fragment, Object chart) {
        return Jsoup.parse(TEMPLATES.fill("prompts/charts :: " + fragment, Map.of(fragment, chart, "title", "Who may read it?")));
    }

    @Test
    void aTallyIsDrawnAsBarsWithATableBehindThem() {
        var chart = drawn("bars", Bars.of(CHOICES, Cells.of(Cells.IN_CLASS, 12, 6, 6, 6)));
        assertThat(chart.select("figcaption").text()).isEqualTo("Who may read it?");
        assertThat(chart.select(".told").text()).isEqualTo("30 people answered.");
        assertThat(chart.select(".bars span").eachText()).isEqualTo(CHOICES);
        assertThat(chart.select(".bars b").eachText()).containsExactly("12", "6", "6", "6");
        assertThat(chart.select(".bars rect").eachAttr("width")).containsExactly("100", "50", "50", "50");
        assertThat(chart.select("details table tbody tr").eachText()).containsExactly("Never 12 40%", "With a warrant 6 20%", "When lives are at risk 6 20%", "Always 6 20%");
        assertThat(chart.select("[style], script, .hint")).isEmpty();
    }

    @Test
    void aHiddenCountIsDrawnAndSaidAsHidden() {
        var chart = drawn("bars", Bars.of(CHOICES, Cells.of(Cells.IN_CLASS, 14, 9, 4, 3)));
        assertThat(chart.select(".bars b").eachText()).containsExactly("14", "9", "hidden", "hidden");
        assertThat(chart.select(".bars rect.hid").eachAttr("width")).as("of the same length, whatever they are").hasSize(2).containsOnly("12");
        assertThat(chart.select("tbody tr").eachText()).contains("Always hidden –");
        assertThat(chart.select(".hint").text()).contains("below 5");
    }

    @Test
    void whereOnlyTheirNumberMayBeShownNothingIsDrawn() {
        var chart = drawn("bars", Bars.of(List.of("Yes", "No"), Cells.of(Cells.IN_CLASS, 29, 1)));
        assertThat(chart.select(".told").text()).startsWith("30 people answered.");
        assertThat(chart.select("svg, table, ul")).isEmpty();
        var few = drawn("bars", Bars.of(List.of("Yes", "No"), Cells.of(Cells.IN_CLASS, 5, 4)));
        assertThat(few.select(".told").text()).startsWith("Fewer than 10 people answered.");
        assertThat(few.text()).doesNotContain("9");
    }

    @Test
    void whereSeveralAreChosenEachBarIsAShareOfAllPeople() {
        var chart = drawn("bars", Bars.several(List.of("A", "B", "C"), List.of(Cells.of(Cells.IN_CLASS, 15, 15), Cells.of(Cells.IN_CLASS, 29, 1), Cells.of(Cells.IN_CLASS, 6, 24))));
        assertThat(chart.select(".bars b").eachText()).containsExactly("15", "hidden", "6");
        assertThat(chart.select(".bars rect:not(.hid)").eachAttr("width")).containsExactly("50", "20");
        assertThat(chart.select(".told").text()).isEqualTo("30 people answered.");
    }

    @Test
    void twoLinesStandSideBySideOnOneScale() {
        var people = new ArrayList<Placing>();
        add(people, 8, 0, 0);
        add(people, 8, 0, 3);
        add(people, 8, 2, 2);
        add(people, 8, 4, 4);
        add(people, 8, 4, 1);
        var chart = drawn("lines", TwoLines.of("Privacy", "Comfort", Shift.of(Cells.of(Cells.IN_CLASS, 16, 0, 8, 0, 16), people)));
        assertThat(chart.select(".told").text()).isEqualTo("40 people placed themselves before, and 40 of them again.");
        assertThat(chart.select(".two li:not(.which)").eachText()).containsExactly("Privacy Before 16 After 8", "Nearer to “Privacy” Before hidden After 8", "In the middle Before hidden After 8",
                "Nearer to “Comfort” Before hidden After 8", "Comfort Before 16 After 8");
        assertThat(chart.select(".two rect:not(.hid)").eachAttr("width")).as("8 is half as long as 16").containsExactly("100", "50", "50", "50", "50", "100", "50");
        assertThat(chart.select("thead th").eachText()).containsExactly("Place on the line", "Before", "After");
    }

    private static void add(List<Placing> people, int times, int before, int after) {
        for (int time = 0; time < times; time++) {
            people.add(new Placing(before, after));
        }
    }

    @Test
    void beforeTheyAreAskedAgainThereIsOneLine() {
        var chart = drawn("lines", TwoLines.of("Privacy", "Comfort", Cells.of(Cells.IN_CLASS, 8, 8, 8, 8, 8)));
        assertThat(chart.select(".told").text()).isEqualTo("40 people placed themselves.");
        assertThat(chart.select(".which, .heard:not(caption), .hint")).isEmpty();
        assertThat(chart.select(".bars")).hasSize(1);
        assertThat(drawn("lines", TwoLines.of("A", "B", Cells.of(Cells.IN_CLASS, 3, 0, 0, 0, 0))).select("svg")).isEmpty();
        assertThat(drawn("lines", TwoLines.of("A", "B", Cells.of(Cells.IN_CLASS, 30, 0, 0, 0, 0))).select("svg")).isEmpty();
    }

    @Test
    void aLineThatIsWithheldBesideAnotherIsHiddenThroughout() {
        var people = new ArrayList<Placing>();
        add(people, 20, 0, 0);
        add(people, 25, 4, 0);
        var chart = drawn("lines", TwoLines.of("A", "B", Shift.of(Cells.of(Cells.IN_CLASS, 20, 0, 0, 0, 25), people)));
        assertThat(chart.select(".two li:not(.which)").eachText()).startsWith("A Before hidden After hidden").endsWith("B Before 25 After hidden");
        assertThat(chart.select(".hint").text()).contains("How many changed sides is not shown");
    }

    @Test
    void anEstimateIsDrawnWithItsIntervalAndSaysWhatAnAnswerTells() {
        var chart = drawn("rough", RoughShare.of(new Estimate(Estimate.Device.DIE, 12, 30)));
        assertThat(chart.select(".told").text()).contains("roughly 35 in 100").contains("from 12 to 62");
        assertThat(chart.select("rect").attr("x")).isEqualTo("12");
        assertThat(chart.select("rect").attr("width")).isEqualTo("50");
        assertThat(chart.select("tbody tr").eachText()).containsExactly("10% 36% 2%", "30% 68% 8%", "50% 83% 17%");
    }

    @Test
    void anEstimateThatSaysNothingIsNotDrawn() {
        assertThat(drawn("rough", RoughShare.of(new Estimate(Estimate.Device.DIE, 8, 19))).select(".told").text()).startsWith("Fewer than 20");
        var impossible = drawn("rough", RoughShare.of(new Estimate(Estimate.Device.DIE, 0, 30)));
        assertThat(impossible.select(".told").text()).contains("no result");
        assertThat(impossible.select("svg")).isEmpty();
    }
}
