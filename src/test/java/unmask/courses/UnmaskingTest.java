package unmask.courses;

import static org.assertj.core.api.Assertions.assertThat;
import static unmask.School.COURSE;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unmask.School;
import unmask.TestSite;
import unmask.Visitor;

class UnmaskingTest {
    private static final String REASON = "Wrote that they might hurt themselves tonight.";

    private School school;
    private Visitor sam;
    private Visitor mia;

    @BeforeEach
    void open() {
        school = new School();
        school.goesBy("masked");
        sam = school.joined("sam");
        mia = school.joined("mia");
        school.listed("sam", "Samira Okafor");
        assertThat(sam.say(TestSite.THE_MASK, "Something that worries Ms Olga.").status()).isEqualTo(303);
    }

    @AfterEach
    void close() {
        school.close();
    }

    private String path(String name) {
        return COURSE + "/unmaskings/" + school.persona(name);
    }

    private Visitor.Answer look(String category) {
        return school.olga.submit(school.olga.get(path("sam")).page().expectFirst("main form"), "category", category, "reason", REASON);
    }

    @Test
    void anInstructorLooksBehindANameWithAReasonAndThePersonIsTold() {
        var link = school.olga.get(TestSite.THE_MASK).page().expectFirst(".acts a[href*=/unmaskings/]");
        assertThat(link.attr("href")).isEqualTo(path("sam"));
        assertThat(school.olga.get(path("sam")).page().text()).contains(school.handle("sam"), "after seven days", "From 20 to 1,000 characters")
                .doesNotContain("Samira");
        var answer = look("conduct");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
        assertThat(answer.page().expectFirst(".keep").text()).contains("Samira Okafor");
        assertThat(answer.page().text()).contains("the person has been told");
        assertThat(sam.get("/").page().expectFirst("nav .count").text()).isEqualTo("1");
        assertThat(sam.get("/inbox").page().text()).contains("has looked behind your class name");
        assertThat(sam.get("/me/unmaskings").page().text()).contains("Ms Olga looked behind " + school.handle("sam"), REASON, "Conduct", "20 November 2026");
        assertThat(mia.get("/me/unmaskings").page().text()).contains("Nobody, as far as you are told").doesNotContain(REASON);
    }

    @Test
    void theRecordNeverSaysTheRealNameAgain() {
        look("conduct");
        var record = school.olga.get(COURSE + "/unmaskings").page();
        assertThat(record.text()).contains(school.handle("sam"), "Conduct", "20 November 2026", "by Ms Olga").doesNotContain("Samira", REASON);
        assertThat(school.olga.get(path("sam")).text()).doesNotContain("Samira");
        assertThat(school.olga.get(COURSE).text()).doesNotContain("Samira");
    }

    @Test
    void inASafetyCaseThePersonIsToldAfterSevenDaysAndTheClassCountsItThen() {
        assertThat(look("safety").page().text()).contains("Samira Okafor", "told in seven days");
        school.clock.move(Duration.ofDays(7).minusMillis(1));
        assertThat(sam.get("/").page().select("nav .count")).isEmpty();
        assertThat(sam.get("/inbox").page().text()).doesNotContain("An instructor of");
        assertThat(sam.get("/me/unmaskings").page().text()).doesNotContain(REASON);
        assertThat(mia.get(COURSE).page().text()).contains("Nobody has looked behind a class name in this class.");
        school.olga.post("/confirm", "confirm-passphrase", School.WORDS, "confirm-to", "/");
        assertThat(school.olga.get(COURSE + "/unmaskings").page().text()).contains(school.handle("sam"), "Safety");
        school.clock.move(Duration.ofMillis(1));
        school.database.touch();
        assertThat(sam.get("/").page().expectFirst("nav .count").text()).isEqualTo("1");
        assertThat(sam.get("/me/unmaskings").page().text()).contains(REASON, "Safety");
        assertThat(mia.get(COURSE).page().text()).contains("once.");
    }

    @Test
    void thePublishedDelayIsTheOneThatHolds() {
        assertThat(Unmasking.Category.SAFETY.delay).isEqualTo(Duration.ofDays(7));
        assertThat(Unmasking.Category.CONDUCT.delay).isZero();
        assertThat(school.site.stranger().get("/privacy").page().expectFirst("#unmasking + p").text()).contains("after seven days");
        assertThat(school.olga.get(path("sam")).page().text()).contains("after seven days");
    }

    @Test
    void aDoubleClickMakesOneRecordAndStillShowsTheName() {
        var form = school.olga.get(path("sam")).page().expectFirst("main form");
        var fields = new String[] {"category", "conduct", "reason", REASON};
        school.olga.submit(form, fields);
        assertThat(school.olga.submit(form, fields).page().text()).contains("Samira Okafor");
        assertThat(school.one("select count(*) from unmasking", Integer.class)).isEqualTo(1);
        assertThat(school.one("select count(*) from notice where kind = 'unmasked'", Integer.class)).isEqualTo(1);
        school.clock.move(Duration.ofMinutes(2));
        var later = school.olga.submit(form, fields);
        assertThat(later.location()).as("a form found in the browser later shows nothing").isEqualTo(COURSE + "/unmaskings?done=unmasked-before");
        assertThat(school.one("select count(*) from unmasking", Integer.class)).isEqualTo(1);
    }

    @Test
    void withoutACategoryOrAReasonNothingIsShownAndTheWordsAreKept() {
        var form = school.olga.get(path("sam")).page().expectFirst("main form");
        for (var bad : new String[][] {{"", REASON}, {"curiosity", REASON}, {"safety", ""}, {"safety", "too short a reason."},
            {"safety", "too short" + " ".repeat(30) + "still"}, {"safety", "\u200b".repeat(25)}, {"safety", "x".repeat(1001)}}) {
            var answer = school.olga.submit(form, "category", bad[0], "reason", bad[1]);
            assertThat(answer.status()).as(bad[0] + " " + bad[1]).isEqualTo(422);
            assertThat(answer.page().select(".wrong")).hasSize(1);
            assertThat(answer.page().expectFirst("#reason").wholeText()).isEqualTo(bad[1]);
            assertThat(answer.text()).doesNotContain("Samira");
        }
        assertThat(school.one("select count(*) from unmasking", Integer.class)).isZero();
    }

    @Test
    void somebodyOnNoListHasNoNameToShow() {
        school.change("delete from roster_name where member_id = " + school.member("mia"));
        var answer = school.olga.post(path("mia"), "category", "conduct", "reason", REASON, "once", "a key");
        assertThat(answer.page().text()).contains("is on no list");
        assertThat(mia.get("/inbox").page().text()).contains("has looked behind your class name");
    }

    @Test
    void itTakesAnInstructorAMaskedClassAStudentAndAFreshPassphrase() {
        assertThat(sam.get(path("mia")).status()).isEqualTo(403);
        assertThat(sam.post(path("mia"), "category", "conduct", "reason", REASON).status()).isEqualTo(403);
        assertThat(sam.get(COURSE + "/unmaskings").status()).isEqualTo(403);
        assertThat(school.olga.get(path("olga")).status()).as("staff wear no mask").isEqualTo(404);
        assertThat(school.olga.get(COURSE + "/unmaskings/1a").status()).isEqualTo(404);
        school.change("update member set role = 'assistant' where id = " + school.member("mia"));
        assertThat(mia.get(path("sam")).status()).isEqualTo(403);
        assertThat(mia.get(TestSite.THE_MASK).page().select(".acts a[href*=/unmaskings/]")).isEmpty();
        assertThat(sam.get(TestSite.THE_MASK).page().select(".acts a[href*=/unmaskings/]")).isEmpty();
        school.clock.move(Duration.ofMinutes(11));
        school.database.touch();
        assertThat(school.olga.get(path("sam")).location()).startsWith("/confirm?to=");
        assertThat(school.olga.post(path("sam"), "category", "conduct", "reason", REASON).status()).isEqualTo(401);
        school.goesBy("handle");
        school.olga.post("/confirm", "confirm-passphrase", School.WORDS, "confirm-to", "/");
        assertThat(school.olga.get(path("sam")).status()).isEqualTo(404);
        assertThat(school.olga.get(TestSite.THE_MASK).page().select(".acts a[href*=/unmaskings/]")).isEmpty();
        assertThat(school.one("select count(*) from unmasking", Integer.class)).isZero();
    }

    @Test
    void strangersAreNotToldHowOftenItHappened() {
        assertThat(school.site.stranger().get(COURSE).text()).doesNotContain("looked behind");
        assertThat(mia.get(COURSE).text()).contains("looked behind");
        assertThat(school.olga.get(COURSE).text()).contains("looked behind");
    }
}
