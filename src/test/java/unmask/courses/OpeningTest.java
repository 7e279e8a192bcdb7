package unmask.courses;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unmask.storage.TestClock;

class OpeningTest {
    private static final String COURSE = Faculty.COURSE;

    private Faculty faculty;

    @BeforeEach
    void setUp() {
        faculty = new Faculty(new TestClock());
    }

    @AfterEach
    void close() {
        faculty.close();
    }

    @Test
    void setUpEndsWithYourClass() {
        assertThat(faculty.olga.post("/me/recovery-code/kept").location()).isEqualTo("/courses/new?done=set-up");
        var page = faculty.olga.get("/courses/new?done=set-up").page();
        assertThat(page.expectFirst("h1").text()).isEqualTo("Your class");
        assertThat(page.text()).contains("The site is yours.", "Look around first");
        assertThat(page.expectFirst("#shown").val()).isEqualTo("Ms Olga");
        assertThat(page.expectFirst("#zone option[selected]").val()).isEqualTo("Europe/Paris");
        assertThat(page.select("[name=mask][checked]")).isEmpty();
        assertThat(page.expectFirst("[name=audience][checked]").val()).isEqualTo("course");
        assertThat(page.expectFirst("#mask").text()).contains(faculty.site.stranger().get(faculty.joinPath("/courses/privacy-and-society")).page()
                .expectFirst(".audience").text());
    }

    @Test
    void aNewClassShowsItsCodeAndIsForItsMembersOnly() {
        var answer = faculty.open(faculty.olga);
        assertThat(answer.location()).isEqualTo(COURSE + "?done=course-opened");
        var page = faculty.olga.follow(answer).page();
        assertThat(page.expectFirst(".byline").text()).isEqualTo("with Ms Olga");
        assertThat(page.expectFirst(".facts").text()).contains("/join/");
        assertThat(page.text()).contains("kept until 14 September 2027");
        assertThat(faculty.site.stranger().get(COURSE).status()).isEqualTo(404);
        assertThat(faculty.olga.get(COURSE + "/settings").page().expectFirst("#codeEnds").val()).isEqualTo("2027-02-15T00:00");
    }

    @Test
    void theSamplesArticlesAreOutAtOnceWithTheirPictures() {
        faculty.open(faculty.olga, "from", "sample", "publishSample", "1");
        var page = faculty.olga.get(COURSE).page();
        assertThat(page.select(".articles > li")).hasSize(5);
        assertThat(faculty.olga.get(COURSE + "/posts/the-mask/edit").page().expectFirst("#body").wholeText()).contains("careto");
        assertThat(faculty.olga.get(COURSE + "/files/letter.svg").status()).isEqualTo(200);
    }

    @Test
    void anEarlierClassIsCopiedAsDraftsAndWithoutItsPeople() {
        faculty.open(faculty.olga, "from", "sample", "publishSample", "1");
        var sam = faculty.joined(COURSE, "sam");
        assertThat(sam.say(COURSE + "/posts/the-mask", "Sam was here.").status()).isEqualTo(303);
        faculty.olga.post(COURSE + "/posts", "title", "Not out", "body", "Words", "to", "draft");
        faculty.open(faculty.olga, "from", "earlier", "earlier", "media-and-power");
        var next = COURSE + "-2";
        var page = faculty.olga.get(next).page();
        assertThat(page.select(".articles > li")).isEmpty();
        assertThat(page.select("section[aria-labelledby=drafts] li")).hasSize(5);
        assertThat(page.text()).doesNotContain("Not out");
        assertThat(faculty.olga.get(next + "/posts/the-mask").text()).doesNotContain("Sam was here");
        assertThat(faculty.olga.get(next + "/settings").text()).contains("One person has joined");
        assertThat(sam.get(next).status()).isEqualTo(404);
        assertThat(Files.exists(faculty.site.content().resolve("media-and-power-2/letter.svg"))).isTrue();
    }

    @Test
    void nobodyCopiesAClassThatTheyDoNotTeach() {
        faculty.open(faculty.olga);
        var link = faculty.olga.post("/site/invitations", "note", "Mr Vale, history").page().expectFirst(".keep code").text().replaceAll("https?://[^/]+", "");
        var vale = faculty.admitted(link, "vale", "");
        var answer = faculty.open(vale, "shown", "Mr Vale", "from", "earlier", "earlier", "media-and-power");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().select("#from-wrong")).hasSize(1);
    }

    @Test
    void aFormThatIsSentTwiceOpensOneClass() {
        var form = Faculty.form(faculty.olga, "/courses/new");
        String[] fields = {"title", "Media and power", "mask", "handle", "ends", "2027-07-16"};
        assertThat(faculty.olga.submit(form, fields).location()).isEqualTo(COURSE + "?done=course-opened");
        assertThat(faculty.olga.submit(form, fields).location()).isEqualTo("/?done=course-opened-before");
        assertThat(faculty.olga.get(COURSE + "-2").status()).isEqualTo(404);
    }

    @Test
    void whatIsMissingOrHopelessIsHandedBack() {
        var answer = faculty.open(faculty.olga, "title", "", "mask", "", "shown", "", "begins", "2027-02-30", "zone", "Mars/Olympus");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().select(".wrong").eachAttr("id")).containsExactlyInAnyOrder("title-wrong", "mask-wrong", "shown-wrong", "begins-wrong", "zone-wrong");
        assertThat(answer.page().expectFirst("#ends").val()).isEqualTo("2027-07-16");
        assertThat(faculty.open(faculty.olga, "ends", "").page().expectFirst("#dataEnds-wrong").text()).contains("when the term ends");
        assertThat(faculty.open(faculty.olga, "ends", "2027-01-01").page().select("#ends-wrong")).hasSize(1);
        assertThat(faculty.open(faculty.olga, "end", "day", "dataEnds", "2026-11-25", "begins", "", "ends", "").page().expectFirst("#dataEnds-wrong").text())
                .contains("less than 14 days");
    }

    @Test
    void onlyThoseWhoMayOpenClassesFindTheForm() {
        var sam = faculty.joined("/courses/privacy-and-society", "sam");
        assertThat(sam.get("/courses/new").status()).isEqualTo(403);
        assertThat(sam.post("/courses", "title", "Mine").status()).isEqualTo(403);
        assertThat(faculty.site.stranger().get("/courses/new").location()).startsWith("/sign-in");
        assertThat(sam.get("/").text()).doesNotContain("/courses/new");
        assertThat(faculty.olga.get("/").text()).contains("/courses/new");
        assertThat(faculty.olga.get("/me").text()).contains("/courses/new", "/site");
        assertThat(sam.get("/me").text()).doesNotContain("/courses/new", "/site\"");
    }
}
