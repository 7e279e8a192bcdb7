package unmask.courses;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unmask.storage.TestClock;

class StaffTest {
    private static final String COURSE = Faculty.COURSE;

    private TestClock clock;
    private Faculty faculty;

    @BeforeEach
    void setUp() {
        clock = new TestClock();
        faculty = new Faculty(clock);
        faculty.open(faculty.olga, "from", "sample", "publishSample", "1");
    }

    @AfterEach
    void close() {
        faculty.close();
    }

    private String endOf(String name) {
        return faculty.olga.get(COURSE + "/staff").page().expectFirst("li.act:contains(" + name + ") form").attr("action");
    }

    @Test
    void aNewcomerTakesTheInvitationOnce() {
        var link = faculty.invited(COURSE, "instructor");
        assertThat(faculty.olga.get(COURSE + "/staff").text()).contains("Mr Vale").doesNotContain(link);
        var vale = faculty.admitted(link, "vale", "Mr Vale");
        assertThat(vale.get("/me/recovery-code").page().select(".keep code")).hasSize(1);
        assertThat(vale.get(COURSE + "/settings").page().select("button")).isNotEmpty();
        assertThat(vale.get(COURSE).page().expectFirst(".byline").text()).isEqualTo("with Mr Vale, Ms Olga");
        assertThat(faculty.site.stranger().get(link).status()).isEqualTo(404);
        assertThat(faculty.site.stranger().post(link, "name", "eve", "passphrase", Faculty.WORDS, "shown", "Eve").status()).isEqualTo(404);
        assertThat(vale.get("/courses/new").status()).isEqualTo(403);
        assertThat(vale.get("/site").status()).isEqualTo(404);
    }

    @Test
    void aDoubleClickStillShowsTheRecoveryCode() {
        var link = faculty.invited(COURSE, "assistant");
        var vale = faculty.site.stranger();
        var form = Faculty.form(vale, link);
        String[] fields = {"name", "vale", "passphrase", Faculty.WORDS, "shown", "Mr Vale"};
        vale.submit(form, fields);
        vale.cookies().clear();
        assertThat(vale.submit(form, fields).location()).isEqualTo("/me/recovery-code");
        assertThat(vale.get("/me/recovery-code").page().select(".keep code")).hasSize(1);
    }

    @Test
    void whatIsMissingInTheInvitationIsHandedBack() {
        var link = faculty.invited(COURSE, "assistant");
        assertThat(faculty.site.stranger().post(link).page().select(".wrong").eachAttr("id")).contains("shown-wrong", "name-wrong", "passphrase-wrong");
        var visitor = faculty.site.stranger();
        assertThat(visitor.submit(Faculty.form(visitor, link), "name", "OLGA", "shown", "Mr Vale").page().select("#name-wrong")).hasSize(1);
        assertThat(visitor.submit(Faculty.form(visitor, link), "name", "vale", "shown", "ms olga").page().select("#shown-wrong")).hasSize(1);
        assertThat(faculty.olga.post(COURSE + "/invitations", "role", "owner", "note", "x".repeat(101)).page().select(".wrong")).hasSize(2);
        assertThat(visitor.get(link).status()).isEqualTo(200);
    }

    @Test
    void aStudentIsRaisedUnderTheSameNameAndSignsInAgain() {
        var sam = faculty.joined(COURSE, "sam");
        var name = sam.get(COURSE).page().text().replaceAll("(?s).*You are (\\S+ \\S+ \\d+).*", "$1");
        sam.say(COURSE + "/posts/the-mask", "As a student.");
        var link = faculty.invited(COURSE, "assistant");
        var page = sam.get(link).page();
        assertThat(page.select("#shown")).isEmpty();
        assertThat(sam.submit(page.expectFirst("main form")).location()).startsWith("/sign-in?done=raised");
        assertThat(sam.get("/me").location()).startsWith("/sign-in");
        sam.post("/sign-in", "name", "sam", "passphrase", Faculty.WORDS);
        assertThat(sam.get(COURSE + "/settings").status()).isEqualTo(200);
        assertThat(faculty.olga.get(COURSE + "/posts/the-mask").page().expectFirst(".comment .role").text()).isEqualTo("assistant");
        assertThat(sam.get(COURSE + "/staff").text()).contains(name);
        assertThat(faculty.olga.post(endOf(name)).location()).endsWith("?done=role-ended");
        assertThat(sam.get("/me").location()).startsWith("/sign-in");
        sam.post("/sign-in", "name", "sam", "passphrase", Faculty.WORDS);
        assertThat(sam.get(COURSE + "/settings").status()).isEqualTo(403);
        assertThat(sam.get(COURSE).text()).contains(name);
    }

    @Test
    void somebodyOfTheStaffIsOutWhenTheRoleEndsAndComesBackByAnotherLink() {
        var vale = faculty.admitted(faculty.invited(COURSE, "instructor"), "vale", "Mr Vale");
        vale.say(COURSE + "/posts/the-mask", "As a teacher.");
        faculty.olga.post(endOf("Mr Vale"));
        assertThat(vale.get("/me").location()).startsWith("/sign-in");
        vale.post("/sign-in", "name", "vale", "passphrase", Faculty.WORDS);
        assertThat(vale.get(COURSE).status()).isEqualTo(404);
        assertThat(faculty.olga.get(COURSE + "/posts/the-mask").text()).contains("As a teacher.", "Mr Vale");
        assertThat(vale.submit(Faculty.form(vale, faculty.invited(COURSE, "assistant"))).location()).startsWith("/sign-in");
        vale.post("/sign-in", "name", "vale", "passphrase", Faculty.WORDS);
        assertThat(vale.get(COURSE + "/staff").text()).contains("Mr Vale");
        assertThat(vale.post(COURSE + "/invitations", "role", "instructor").status()).isEqualTo(403);
    }

    @Test
    void theLastInstructorsRoleDoesNotEnd() {
        faculty.admitted(faculty.invited(COURSE, "assistant"), "helper", "Mr Helper");
        var page = faculty.olga.get(COURSE + "/staff").page();
        assertThat(page.select("li.act:contains(Ms Olga) form")).isEmpty();
        var vale = faculty.admitted(faculty.invited(COURSE, "instructor"), "vale", "Mr Vale");
        var mine = endOf("Ms Olga");
        assertThat(faculty.olga.post(mine).location()).isEqualTo("/?done=own-role-ended");
        var his = vale.get(COURSE + "/staff").page().expectFirst("li.act:contains(Mr Helper) form").attr("action");
        assertThat(vale.post(his.replaceAll("[^/]+/end$", "1a/end")).status()).isEqualTo(404);
        assertThat(vale.post(mine).status()).isEqualTo(404);
    }

    @Test
    void anInvitationIsTakenBackOrGrowsOld() {
        var link = faculty.invited(COURSE, "assistant");
        faculty.olga.post(faculty.olga.get(COURSE + "/staff").page().expectFirst("form[action*=/invitations/]").attr("action"));
        assertThat(faculty.site.stranger().get(link).status()).isEqualTo(404);
        var other = faculty.invited(COURSE, "assistant");
        clock.move(Duration.ofDays(7));
        assertThat(faculty.site.stranger().get(other).page().expectFirst("h1").text()).isEqualTo("This link is not open");
    }

    @Test
    void whoIsStaffAlreadyLeavesTheInvitationOpen() {
        var link = faculty.invited(COURSE, "assistant");
        assertThat(faculty.olga.post(link).location()).isEqualTo(COURSE + "?done=staff-before");
        assertThat(faculty.site.stranger().get(link).status()).isEqualTo(200);
    }

    @Test
    void theOwnerLetsSomebodyOpenClassesAndSeesNothingOfThem() {
        var link = faculty.olga.post("/site/invitations", "note", "Mr Vale, history").page().expectFirst(".keep code").text().replaceAll("https?://[^/]+", "");
        var vale = faculty.admitted(link, "vale", "");
        assertThat(vale.post("/me/recovery-code/kept").location()).isEqualTo("/courses/new?done=may-create");
        assertThat(faculty.open(vale, "title", "Secret history", "shown", "Mr Vale").status()).isEqualTo(303);
        var site = faculty.olga.get("/site").page();
        assertThat(site.text()).contains("Mr Vale, history").doesNotContain("Secret history", "Media and power");
        assertThat(faculty.olga.get("/courses/secret-history").status()).isEqualTo(404);
        assertThat(faculty.olga.post(site.expectFirst("form[action^=/site/creators/]").attr("action")).location()).isEqualTo("/site?done=right-taken-back");
        assertThat(vale.get("/courses/new").status()).isEqualTo(403);
        assertThat(vale.get("/courses/secret-history/settings").status()).isEqualTo(200);
        assertThat(faculty.olga.post("/site/invitations", "note", "").status()).isEqualTo(422);
        assertThat(vale.get("/site").status()).isEqualTo(404);
        assertThat(vale.post("/site/invitations", "note", "me").status()).isEqualTo(404);
    }
}
