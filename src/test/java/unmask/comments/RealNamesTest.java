package unmask.comments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import unmask.TestSite;

/** In a class that goes by class names, staff may see the real ones in a discussion, and only when they ask for them. */
class RealNamesTest {
    private static final String ASKED = TestSite.THE_MASK + "?names=real";

    private static TestSite site;

    @BeforeAll
    static void open() {
        site = TestSite.withCast();
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void anInstructorWhoAsksSeesThem() {
        var page = site.as("ortega").get(ASKED).page();
        assertThat(page.select(".who .real bdi")).isNotEmpty().allMatch(name -> !name.text().isBlank());
        assertThat(page.expectFirst(".real-names a").text()).isEqualTo("Hide real names");
    }

    @Test
    void anInstructorWhoDoesNotAskShowsNoneToWhoeverLooksAtTheWall() {
        var page = site.as("ortega").get(TestSite.THE_MASK).page();
        assertThat(page.select(".real")).isEmpty();
        assertThat(page.expectFirst(".real-names a").text()).isEqualTo("Show real names");
    }

    @Test
    void nobodyElseSeesThemHoweverTheyAsk() {
        for (var visitor : new unmask.Visitor[] {site.as("amal"), site.as("dana"), site.stranger()}) {
            assertThat(visitor.get(ASKED).page().select(".real, .real-names")).isEmpty();
        }
    }

    @Test
    void staffWhoLookAsAStudentSeeThemAsLittleAsAStudent() {
        var ortega = site.as("ortega");
        ortega.post("/courses/privacy-and-society/student-view", "to", "/");
        assertThat(ortega.get(ASKED).page().select(".real, .real-names")).isEmpty();
    }
}
