package unmask.courses;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unmask.TestSite;
import unmask.Visitor;

/** Ms Ortega looks at her class as a student would. */
class StudentViewTest {
    private static final String COURSE = "/courses/privacy-and-society";

    private static TestSite site;
    private Visitor ortega;

    @BeforeAll
    static void open() {
        site = TestSite.withCast();
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @BeforeEach
    void signIn() {
        ortega = site.as("ortega");
    }

    private void look() {
        var form = ortega.get(TestSite.THE_MASK).page().expectFirst("form.as-student");
        assertThat(ortega.submit(form).location()).isEqualTo(TestSite.THE_MASK);
    }

    @Test
    void everyPageSaysSoAndLeadsBack() {
        look();
        for (var path : new String[] {"/", COURSE, TestSite.THE_MASK, "/me", "/nowhere"}) {
            assertThat(ortega.get(path).page().expectFirst(".banner.loud").text()).as(path).contains("as a student does");
        }
        var end = ortega.get(TestSite.THE_MASK).page().expectFirst("form[action=/student-view/end]");
        assertThat(ortega.submit(end).location()).isEqualTo(TestSite.THE_MASK);
        assertThat(ortega.get(TestSite.THE_MASK).page().select(".banner.loud")).isEmpty();
    }

    @Test
    void thePagesAreThoseOfAStudentWhoHasSaidNothing() {
        look();
        var page = ortega.get(TestSite.THE_MASK).page();
        assertThat(page.select("a[href$=/hiding], a[href$=/edit], #composer")).isEmpty();
        assertThat(page.select(".talk .comment .words")).hasSameSizeAs(site.as("amal").get(TestSite.THE_MASK).page().select(".talk .comment .words"));
        assertThat(ortega.get(COURSE).page().text()).doesNotContain("Bring your class in");
    }

    @Test
    void whatIsForStaffIsClosedAndNothingCanBeChanged() {
        look();
        assertThat(ortega.get(COURSE + "/settings").status()).isEqualTo(403);
        assertThat(ortega.get(COURSE + "/people").status()).isEqualTo(403);
        var refused = ortega.post(TestSite.THE_MASK + "/comments", "body", "Not said.", "once", "x");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.page().expectFirst("h1").text()).isEqualTo("You are looking as a student");
        assertThat(site.as("amal").get(TestSite.THE_MASK).text()).doesNotContain("Not said.");
    }

    @Test
    void aHiddenClassIsNotThereAndTheWayBackIs() {
        ortega.post(COURSE + "/hiding");
        ortega.post(COURSE + "/student-view", "to", COURSE);
        var gone = ortega.get(COURSE);
        assertThat(gone.status()).isEqualTo(404);
        ortega.submit(gone.page().expectFirst("form[action=/student-view/end]"));
        assertThat(ortega.get(COURSE).status()).isEqualTo(200);
        ortega.post(COURSE + "/hiding/end");
    }

    @Test
    void anotherBrowserOfTheSamePersonSeesAsBefore() {
        look();
        assertThat(site.as("ortega").get(COURSE + "/settings").status()).isEqualTo(200);
    }

    @Test
    void aStudentHasNoSuchView() {
        assertThat(site.as("amal").post(COURSE + "/student-view", "to", COURSE).status()).isEqualTo(403);
        assertThat(site.as("amal").get(COURSE).page().select("form.as-student")).isEmpty();
    }
}
