package unmask.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unmask.School;
import unmask.Stream;
import unmask.TestSite;
import unmask.Visitor;
import unmask.posts.SampleCourse;
import unmask.storage.Databases;
import unmask.storage.TestClock;

/** Ms Olga shows a prompt on the wall, and lets it go on from her phone. */
class WallTest {
    private static final String PROMPT = School.COURSE + "/prompts/who-decides";
    private static final String WALL = PROMPT + "/present";

    private School school;
    private Visitor amal;

    @BeforeEach
    void open() {
        school = new School();
        amal = school.joined("amal");
    }

    @AfterEach
    void close() {
        school.close();
    }

    private void ask(String kind, String... more) {
        var fields = new ArrayList<>(List.of("kind", kind, "question", "Who decides?", "choices", "You\nMe", "save", "1"));
        fields.addAll(List.of(more));
        assertThat(school.olga.post(School.COURSE + "/prompts", fields.toArray(String[]::new)).status()).isEqualTo(303);
        school.olga.post(PROMPT + "/opening");
    }

    @Test
    void theWallShowsTheQuestionTheWayInAndATotalOnAFixedClock() {
        ask("poll");
        var page = school.olga.get(WALL).page();
        assertThat(page.expectFirst("h1").text()).isEqualTo("Who decides?");
        assertThat(page.expectFirst(".join code").text()).isEqualTo(school.one("select join_code from course where slug = '" + School.SLUG + "'", String.class));
        assertThat(page.expectFirst(".total").text()).isEqualTo("Nobody has answered yet");
        amal.post(PROMPT + "/answers", "choice", "0");
        assertThat(school.olga.get(WALL).page().expectFirst(".total").text()).as("the same ten seconds").isEqualTo("Nobody has answered yet");
        school.clock.move(Duration.ofSeconds(10));
        assertThat(school.olga.get(WALL).page().expectFirst(".total").text()).isEqualTo("One has answered");
        assertThat(school.olga.get(WALL).page().select(".chart")).isEmpty();
        assertThat(amal.get(WALL).status()).isEqualTo(403);
        assertThat(school.site.stranger().get(WALL).location()).startsWith("/sign-in");
    }

    @Test
    void noCodeToScanIsDrawnThatNoPhoneCouldUse() {
        ask("poll");
        var page = school.olga.get(WALL).page();
        assertThat(page.select(".qr")).isEmpty();
        assertThat(page.expectFirst(".join .hint").text()).startsWith("Phones cannot reach this address");
    }

    @Test
    void aCodeToScanJoinsAndLandsOnThePrompt() {
        var clock = new TestClock();
        var database = Databases.h2(clock);
        try (var site = TestSite.on(database, SampleCourse.inTemporaryFolder(), "https://unmask.school.example", clock)) {
            var olga = site.stranger();
            var form = olga.get(site.setupPath()).page().expectFirst("main form");
            olga.submit(form, "name", "olga", "passphrase", School.WORDS, "shown", "Ms Olga", "zone", "Europe/Paris");
            var cookie = olga.cookies();
            assertThat(cookie).isNotEmpty();
            olga.postAs(School.COURSE + "/prompts", new String[] {"Sec-Fetch-Site", "same-origin"}, "kind", "exit", "question", "Who decides?", "save", "1");
            olga.post(PROMPT + "/opening");
            assertThat(olga.get(WALL).page().select(".qr")).hasSize(1);
            String code = database.read(tx -> tx.query("select join_code from course where slug = '" + School.SLUG + "'").mapTo(String.class).one());
            var newcomer = site.stranger();
            var join = newcomer.get("/join/" + code + "?for=who-decides").page().expectFirst("main form");
            var joined = newcomer.submit(join, "real", "The real Ben", "name", "ben", "passphrase", School.WORDS + " ben");
            assertThat(joined.status()).isEqualTo(303);
            newcomer.post("/me/recovery-code/kept");
            assertThat(newcomer.get("/join/" + code + "?for=who-decides").location()).isEqualTo(PROMPT);
            assertThat(newcomer.get("/join/" + code + "?for=//evil.example").location()).isEqualTo(School.COURSE);
            assertThat(newcomer.get(PROMPT).page().select("form.answer")).hasSize(1);
        }
    }

    @Test
    void aLinkOpensTheWallAloneAndOnce() {
        ask("poll");
        assertThat(amal.post(WALL + "/link").status()).isEqualTo(403);
        var made = school.olga.post(WALL + "/link").page().expectFirst(".keep code").text();
        var link = made.substring(made.indexOf("/wall/"));
        var lectern = school.site.stranger();
        var opened = lectern.get(link);
        assertThat(opened.status()).isEqualTo(303);
        assertThat(school.site.stranger().get(link).status()).as("it was used").isEqualTo(404);
        var wall = lectern.get(opened.location());
        assertThat(wall.page().expectFirst("h1").text()).isEqualTo("Who decides?");
        assertThat(wall.page().select("form, nav")).isEmpty();
        assertThat(wall.page().expectFirst("noscript meta[http-equiv=refresh]").attr("content")).as("without a script").isEqualTo("10");
        assertThat(lectern.cookies()).isEmpty();
        assertThat(lectern.get(WALL).location()).startsWith("/sign-in");
        school.olga.post(WALL + "/link/end");
        assertThat(lectern.get(opened.location()).status()).isEqualTo(404);
        assertThat(lectern.get("/wall/nothing").status()).isEqualTo(404);
        assertThat(lectern.get("/wall/view/nothing").status()).isEqualTo(404);
    }

    @Test
    void aLinkEndsAfterALesson() {
        ask("poll");
        var made = school.olga.post(WALL + "/link").page().expectFirst(".keep code").text();
        var opened = school.site.stranger().get(made.substring(made.indexOf("/wall/"))).location();
        school.clock.move(Duration.ofHours(5));
        assertThat(school.site.stranger().get(opened).status()).isEqualTo(404);
    }

    @Test
    void theTimerRunsOnTheWall() {
        ask("poll");
        assertThat(school.olga.post(WALL + "/timer", "minutes", "0").status()).isEqualTo(422);
        assertThat(school.olga.post(WALL + "/timer", "minutes", "2").location()).endsWith("done=timer-set");
        assertThat(school.olga.get(WALL).page().expectFirst(".timer").text()).isEqualTo("2:00 left");
        school.clock.move(Duration.ofSeconds(75));
        assertThat(school.olga.get(WALL).page().expectFirst(".timer").text()).isEqualTo("0:45 left");
        school.clock.move(Duration.ofSeconds(75));
        assertThat(school.olga.get(WALL).page().expectFirst(".timer").text()).isEqualTo("Time is up");
        school.olga.post(WALL + "/timer/end");
        assertThat(school.olga.get(WALL).page().select(".timer")).isEmpty();
    }

    @Test
    void chosenResponsesStandThereWithoutNames() {
        ask("question", "answers", "sealed");
        amal.say(PROMPT, "Those who are watched should.");
        assertThat(school.olga.get(WALL + "/control").text()).as("sealed is sealed").doesNotContain("Those who are watched");
        assertThat(school.olga.get(WALL).page().expectFirst(".total").text()).isEqualTo("One has answered");
        school.olga.post(PROMPT + "/revelation");
        var form = school.olga.get(WALL + "/control").page().expectFirst("form[action*=/responses/]");
        assertThat(school.olga.get(WALL).text()).doesNotContain("Those who are watched");
        school.olga.submit(form);
        var wall = school.olga.get(WALL).page();
        assertThat(wall.expectFirst(".responses").text()).isEqualTo("Those who are watched should.");
        assertThat(wall.text()).doesNotContain(school.handle("amal"));
        school.olga.post(form.attr("action") + "/end");
        assertThat(school.olga.get(WALL).text()).doesNotContain("Those who are watched");
        assertThat(amal.post(form.attr("action")).status()).isEqualTo(403);
    }

    @Test
    void resultsStandOnTheWallOnceTheyAreOut() {
        ask("poll");
        for (int number = 0; number < 12; number++) {
            school.joined("mate" + number).post(PROMPT + "/answers", "choice", "0");
        }
        assertThat(school.olga.get(WALL).page().select(".chart")).isEmpty();
        school.olga.post(PROMPT + "/revelation");
        assertThat(school.olga.get(WALL).page().expectFirst(".chart .told").text()).startsWith("12 people answered");
    }

    private String lectern() {
        var made = school.olga.post(WALL + "/link").page().expectFirst(".keep code").text();
        return school.site.stranger().get(made.substring(made.indexOf("/wall/"))).location();
    }

    private Stream watch(Visitor who, String wall) {
        return who.listen(wall, school.clock.millis() / 10_000);
    }

    private String next(Stream stream) {
        school.clock.move(Wall.TICK);
        school.site.ring();
        var news = stream.nextNews();
        assertThat(news.name()).isEqualTo("wall");
        return news.data();
    }

    @Test
    void allWhoWatchHearTheSameAtTheSameTickAndNothingInBetween() {
        ask("poll");
        var lectern = lectern();
        try (var olga = watch(school.olga, WALL); var screen = watch(school.site.stranger(), lectern)) {
            assertThat(List.of(olga.status(), screen.status())).containsOnly(200);
            amal.post(PROMPT + "/answers", "choice", "0");
            school.olga.post(WALL + "/timer", "minutes", "2");
            school.site.ring();
            assertThat(olga.next().name()).as("in the same ten seconds").isEqualTo("heartbeat");
            school.clock.move(Wall.TICK);
            school.site.ring();
            var told = olga.nextNews();
            assertThat(told.id()).isEqualTo(String.valueOf(school.clock.millis() / 10_000));
            assertThat(told.page().expectFirst(".total").text()).isEqualTo("One has answered");
            assertThat(told.page().expectFirst(".timer").text()).isEqualTo("1:50 left");
            assertThat(screen.nextNews()).isEqualTo(told);
            assertThat(told.data()).as("the key opens the wall").doesNotContain(lectern.substring(lectern.lastIndexOf('/') + 1));
        }
    }

    @Test
    void theStreamComesAtEveryTickWhetherAnybodyHasAnsweredOrNot() {
        ask("poll");
        try (var olga = watch(school.olga, WALL)) {
            assertThat(next(olga)).isEqualTo(next(olga));
        }
    }

    @Test
    void whoLoadedThePageBeforeTheTickHearsWhatItHasMissed() {
        ask("poll");
        var live = school.olga.get(WALL).page().body().attr("data-live");
        amal.post(PROMPT + "/answers", "choice", "0");
        school.clock.move(Wall.TICK);
        try (var olga = school.olga.listen(WALL, Long.parseLong(live.replaceAll(".*after=", "")))) {
            school.site.ring();
            assertThat(olga.nextNews().page().expectFirst(".total").text()).isEqualTo("One has answered");
        }
    }

    @Test
    void whatIsRevealedOrChosenComesWithTheStreamAndWhatIsSealedDoesNot() {
        ask("question", "answers", "sealed");
        amal.say(PROMPT, "Those who are watched should.");
        try (var olga = watch(school.olga, WALL)) {
            assertThat(next(olga)).contains("One has answered").doesNotContain("Those who are watched");
            school.olga.post(PROMPT + "/revelation");
            assertThat(next(olga)).doesNotContain("Those who are watched");
            school.olga.submit(school.olga.get(WALL + "/control").page().expectFirst("form[action*=/responses/]"));
            assertThat(next(olga)).contains("Those who are watched").doesNotContain(school.handle("amal"));
        }
    }

    @Test
    void aClockThatIsSetBackStopsNoWall() {
        ask("poll");
        try (var olga = watch(school.olga, WALL)) {
            next(olga);
            school.clock.move(Duration.ofHours(-1));
            school.site.ring();
            assertThat(olga.nextNews().name()).isEqualTo("wall");
        }
    }

    @Test
    void theStreamEndsWithTheLinkAndWithTheRole() {
        ask("poll");
        var lectern = lectern();
        try (var olga = watch(school.olga, WALL); var screen = watch(school.site.stranger(), lectern)) {
            school.olga.post(WALL + "/link/end");
            school.site.ring();
            assertThat(screen.nextNews().name()).isEqualTo("end");
            school.olga.post(School.COURSE + "/student-view");
            school.site.ring();
            assertThat(olga.nextNews().name()).isEqualTo("end");
        }
        try (var again = watch(school.site.stranger(), lectern)) {
            assertThat(again.status()).isEqualTo(404);
        }
    }

    @Test
    void theStreamIsForThoseWhoMaySeeTheWall() {
        ask("poll");
        try (var own = watch(amal, WALL); var strange = watch(school.site.stranger(), WALL); var guessed = watch(school.site.stranger(), "/wall/view/nothing")) {
            assertThat(own.status()).isEqualTo(403);
            assertThat(strange.status()).isNotEqualTo(200);
            assertThat(guessed.status()).isEqualTo(404);
        }
        assertThat(school.olga.get(WALL + "/live").status()).as("asked for as a page").isEqualTo(204);
    }
}
