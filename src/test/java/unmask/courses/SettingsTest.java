package unmask.courses;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unmask.Visitor;
import unmask.storage.TestClock;

class SettingsTest {
    private static final String COURSE = Faculty.COURSE;
    private static final String MASK = COURSE + "/posts/the-mask";

    private TestClock clock;
    private Faculty faculty;

    @BeforeEach
    void setUp() {
        clock = new TestClock();
        faculty = new Faculty(clock);
    }

    @AfterEach
    void close() {
        faculty.close();
    }

    private void open(String... fields) {
        var all = new String[4 + fields.length];
        System.arraycopy(new String[] {"from", "sample", "publishSample", "1"}, 0, all, 0, 4);
        System.arraycopy(fields, 0, all, 4, fields.length);
        assertThat(faculty.open(faculty.olga, all).status()).isEqualTo(303);
    }

    private Visitor.Answer change(String... fields) {
        return faculty.olga.submit(faculty.olga.get(COURSE + "/settings").page().expectFirst("form[action$=/settings]"), fields);
    }

    private Visitor.Answer limit(String ends, String seats) {
        return faculty.olga.post(COURSE + "/settings/code/limits", "codeEnds", ends, "seats", seats);
    }

    @Test
    void instructorsChangeWhatTheClassIs() {
        open();
        assertThat(change("title", "Media & power", "welcome", "Hello *there*.", "teaser", "Who speaks.").location()).endsWith("?done=settings-saved");
        var page = faculty.olga.get(COURSE).page();
        assertThat(page.expectFirst("h1").text()).isEqualTo("Media & power");
        assertThat(page.select(".welcome em").text()).isEqualTo("there");
        assertThat(change("title", " ").status()).isEqualTo(422);
        assertThat(change("welcome", "x".repeat(20_001)).page().select("#welcome-wrong")).hasSize(1);
        assertThat(change("dataEnds", "").page().select("#dataEnds-wrong")).hasSize(1);
    }

    @Test
    void assistantsLookAndChangeNothing() {
        open();
        var helper = faculty.admitted(faculty.invited(COURSE, "assistant"), "helper", "Mr Helper");
        var page = helper.get(COURSE + "/settings").page();
        assertThat(page.text()).contains("Only instructors change things");
        assertThat(page.select("main button")).isEmpty();
        assertThat(helper.post(COURSE + "/settings", "title", "Mine").status()).isEqualTo(403);
        assertThat(helper.post(COURSE + "/settings/code").status()).isEqualTo(403);
        assertThat(helper.post(COURSE + "/archive").status()).isEqualTo(403);
        assertThat(faculty.joined(COURSE, "sam").get(COURSE + "/settings").status()).isEqualTo(403);
    }

    @Test
    void onceSomebodyHasPostedNamesAreNeverShownToMore() {
        open();
        assertThat(change("mask", "named").status()).isEqualTo(303);
        assertThat(change("mask", "handle").status()).isEqualTo(303);
        faculty.joined(COURSE, "sam").say(MASK, "Trusting you.");
        assertThat(faculty.olga.get(COURSE + "/settings").page().select("[name=mask][disabled]").eachAttr("value")).containsExactly("named");
        assertThat(change("mask", "named").page().expectFirst("#mask-wrong").text()).contains("Somebody has posted");
        assertThat(change("mask", "masked").status()).isEqualTo(303);
        assertThat(change("mask", "handle").status()).isEqualTo(422);
    }

    @Test
    void whenRealNamesGoAllThatWasSaidGoesUnderClassNames() {
        open("mask", "named");
        var sam = faculty.joined(COURSE, "sam", "handle", "Samuel Stone");
        var ines = faculty.joined(COURSE, "ines", "handle", "Ines Wood");
        sam.say(MASK, "Under my name.");
        assertThat(ines.get(MASK).text()).contains("Samuel Stone");
        assertThat(change("mask", "handle").status()).isEqualTo(303);
        for (var reader : new Visitor[] {sam, ines, faculty.olga}) {
            assertThat(reader.get(MASK).text()).contains("Under my name.").doesNotContain("Samuel Stone");
            assertThat(reader.get(COURSE).text()).doesNotContain("Samuel Stone", "Ines Wood");
        }
        assertThat(sam.get(COURSE).page().text()).containsPattern("You are \\p{Lu}\\p{L}+ \\p{Lu}\\p{L}+ \\d+");
        assertThat(faculty.olga.get(MASK).text()).contains("Ms Olga");
        assertThat(sam.get("/me").page().expectFirst("nav").text()).contains("1");
    }

    @Test
    void closingTheClassClosesItsDiscussionsAtOnce() {
        open("audience", "web");
        faculty.joined(COURSE, "sam").say(MASK, "Said to the world.");
        var stranger = faculty.site.stranger();
        assertThat(stranger.get(MASK).text()).contains("Said to the world.");
        assertThat(change("audience", "course").status()).isEqualTo(303);
        assertThat(stranger.get(MASK).status()).isEqualTo(404);
        faculty.joined(COURSE, "ines").say(MASK, "Said to the class.");
        assertThat(change("audience", "web").status()).isEqualTo(303);
        assertThat(stranger.get(MASK).text()).contains("Said to the world.").doesNotContain("Said to the class.");
    }

    @Test
    void aCodeEndsAtItsHourInTheClassesZone() {
        open();
        var path = faculty.joinPath(COURSE);
        assertThat(limit("2026-11-20T12:00", "").location()).endsWith("?done=code-limited");
        clock.set(Instant.parse("2026-11-20T10:59:59Z"));
        assertThat(faculty.site.stranger().get(path).status()).isEqualTo(200);
        var late = faculty.site.stranger();
        var form = Faculty.form(late, path);
        clock.set(Instant.parse("2026-11-20T11:00:00Z"));
        assertThat(faculty.site.stranger().get(path).page().expectFirst(".standfirst").text()).isEqualTo("This code is no longer open. Ask your instructor.");
        assertThat(late.submit(form, "name", "late", "passphrase", Faculty.WORDS, "real", "Too Late").status()).isEqualTo(403);
        assertThat(faculty.olga.post(COURSE + "/settings/code").status()).isEqualTo(303);
        assertThat(faculty.site.stranger().get(faculty.joinPath(COURSE)).status()).isEqualTo(200);
    }

    @Test
    void theLastSeatIsTakenOnce() {
        open();
        limit("", "2");
        var sam = faculty.site.stranger();
        var ines = faculty.site.stranger();
        var samsForm = Faculty.form(sam, faculty.joinPath(COURSE));
        var inesForm = Faculty.form(ines, faculty.joinPath(COURSE));
        assertThat(sam.submit(samsForm, "name", "sam", "passphrase", Faculty.WORDS, "real", "Sam Real").status()).isEqualTo(303);
        var full = ines.submit(inesForm, "name", "ines", "passphrase", Faculty.WORDS, "real", "Ines Real");
        assertThat(full.status()).isEqualTo(403);
        assertThat(full.page().text()).contains("This code is no longer open.");
        assertThat(sam.get(faculty.joinPath(COURSE)).location()).isEqualTo(COURSE);
        assertThat(faculty.olga.get(COURSE).text()).contains("The class code is closed");
        limit("", "3");
        assertThat(ines.submit(Faculty.form(ines, faculty.joinPath(COURSE)), "name", "ines", "passphrase", Faculty.WORDS, "real", "Ines Real").status()).isEqualTo(303);
        assertThat(limit("soon", "many").page().select(".wrong[id]")).hasSize(2);
    }

    @Test
    void anArchivedClassIsReadAndNothingIsAdded() {
        open();
        var sam = faculty.joined(COURSE, "sam");
        sam.say(MASK, "Before.");
        assertThat(faculty.olga.post(COURSE + "/archive").location()).endsWith("?done=course-archived");
        assertThat(sam.get(MASK).text()).contains("Before.", "This class is archived.");
        assertThat(sam.post(MASK + "/comments", "body", "After.").status()).isEqualTo(403);
        assertThat(faculty.site.stranger().get(faculty.joinPath(COURSE)).status()).isEqualTo(403);
        assertThat(faculty.olga.post(COURSE + "/archive/end").status()).isEqualTo(303);
        assertThat(sam.say(MASK, "Again.").status()).isEqualTo(303);
        assertThat(sam.get(MASK).text()).doesNotContain("This class is archived.");
    }

    @Test
    void whenItsDataEndsAClassIsGoneAndItsFolderDoesNotBringItBack() {
        open();
        var sam = faculty.joined(COURSE, "sam");
        sam.say(MASK, "For a while.");
        faculty.olga.post(COURSE + "/invitations", "role", "assistant");
        clock.set(Instant.parse("2027-09-14T12:00:00Z"));
        var again = faculty.site.stranger();
        again.post("/sign-in", "name", "olga", "passphrase", Faculty.WORDS);
        faculty.site.endData();
        assertThat(again.get(COURSE).status()).isEqualTo(200);
        assertThat(again.get(COURSE).page().expectFirst("nav").text()).contains("1");
        clock.move(Duration.ofDays(1));
        faculty.site.endData();
        assertThat(again.get(COURSE).status()).isEqualTo(404);
        faculty.site.write("media-and-power/course.md", "---\ntitle: Back from the dead\n---\n");
        var form = Faculty.form(again, "/courses/new");
        assertThat(again.submit(form, "title", "Media and power", "mask", "named", "ends", "2028-01-01").location()).startsWith(COURSE + "-2");
    }
}
