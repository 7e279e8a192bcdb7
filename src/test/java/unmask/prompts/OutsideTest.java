package unmask.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unmask.School;

/** A round that is over, in a class that is open to the web. */
class OutsideTest {
    private static final String PROMPT = School.COURSE + "/prompts/who-watches";

    private final School school = new School();

    @AfterEach
    void close() {
        school.close();
    }

    private void closedWith(String results) {
        school.olga.post(School.COURSE + "/posts", "title", "Who watches", "authors", "Ms Olga", "body",
                "```prompt\nkind: poll\nid: who-watches\nquestion: Who watches?\nchoices: [Nobody, Somebody, Everybody]\n```\n", "once", "x", "to", "publish", "audience", "web");
        school.change("update prompt set closes_at = opens_at, called = true, published = true, settled = true, counted = 40, results = 'choices\t" + results + "'");
    }

    @Test
    void strangersSeeOnlyCountsOfTenAndMore() {
        closedWith("40: 12 18 10");
        assertThat(school.site.stranger().get(PROMPT).page().select(".bars b").eachText()).containsExactly("12", "18", "10");
    }

    @Test
    void whereOneIsSmallerTheySeeHowManyAnsweredAndTheClassSeesMore() {
        closedWith("40: 12 19 9");
        assertThat(school.olga.get(PROMPT).page().select(".bars b").eachText()).containsExactly("12", "19", "9");
        var chart = school.site.stranger().get(PROMPT).page().expectFirst(".chart");
        assertThat(chart.select(".bars")).isEmpty();
        assertThat(chart.text()).contains("40 people answered.").doesNotContain("19");
    }
}
