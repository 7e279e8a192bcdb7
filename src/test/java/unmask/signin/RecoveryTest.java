package unmask.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static unmask.School.COURSE;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unmask.School;
import unmask.TestSite;
import unmask.Visitor;

class RecoveryTest {
    private static final String MEDIA = "media-2027";
    private static final String NEW = "seven quiet green boats";

    private School school;
    private Visitor sam;
    private String samsCode;
    private String line;

    @BeforeEach
    void open() {
        school = new School();
        sam = school.joined("sam");
        samsCode = School.code(sam);
        line = school.listed("sam", "Samira Okafor");
    }

    @AfterEach
    void close() {
        school.close();
    }

    private String rescuePath() {
        return COURSE + "/people/" + line + "/rescue";
    }

    private String rescueCode() {
        var answer = school.olga.submit(school.olga.get(rescuePath()).page().expectFirst("main form[action$=/rescue]"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
        return answer.page().expectFirst(".keep code").text();
    }

    private Visitor.Answer recover(Visitor visitor, String name, String code, String passphrase) {
        return visitor.post("/recover", "name", name, "code", code, "passphrase", passphrase);
    }

    @Test
    void aCodeFromAnInstructorOpensAnAccountThatIsInNoOtherClass() {
        var code = rescueCode();
        assertThat(code).matches("(\\w{4}-){4}\\w{4}");
        assertThat(sam.get("/me").location()).as("all sessions end").startsWith("/sign-in");
        var back = school.site.stranger();
        assertThat(recover(back, "", code.toLowerCase().replace("-", " "), NEW).location()).isEqualTo("/me/recovery-code");
        assertThat(back.get("/me/recovery-code").page().text()).contains("You sign in as “sam”.");
        assertThat(back.get("/inbox").page().text()).contains("made a code to let you back in", "Your passphrase was changed");
        assertThat(school.signedIn("sam", NEW).get("/me/sessions").status()).isEqualTo(200);
        assertThat(school.site.stranger().post("/sign-in", "name", "sam", "passphrase", School.passphrase("sam")).status()).isEqualTo(422);
        assertThat(recover(school.site.stranger(), "sam", samsCode, NEW + " more").status()).as("the earlier code of its own is dead").isEqualTo(422);
    }

    @Test
    void theCodeWorksOnceAndADoubleClickIsNoFailure() {
        var code = rescueCode();
        assertThat(recover(school.site.stranger(), "", code, NEW).status()).isEqualTo(303);
        assertThat(recover(school.site.stranger(), "", code, NEW).location()).isEqualTo("/me/recovery-code");
        assertThat(recover(school.site.stranger(), "", code, "quite other words").status()).isEqualTo(422);
    }

    @Test
    void theCodeLastsThreeDays() {
        var code = rescueCode();
        school.clock.move(Duration.ofHours(72).minusMillis(1));
        assertThat(recover(school.site.stranger(), "", code, "short").page().select("#passphrase-wrong")).hasSize(1);
        school.clock.move(Duration.ofMillis(1));
        assertThat(recover(school.site.stranger(), "", code, NEW).page().select("#code-wrong")).hasSize(1);
    }

    @Test
    void aNewCodeStopsTheOneBefore() {
        var first = rescueCode();
        var second = rescueCode();
        assertThat(recover(school.site.stranger(), "", first, NEW).status()).isEqualTo(422);
        assertThat(recover(school.site.stranger(), "", second, NEW).status()).isEqualTo(303);
    }

    @Test
    void theHashAloneIsKept() {
        var code = rescueCode();
        assertThat(school.one("select secret from rescue_code", String.class)).hasSize(64).doesNotContain(code);
    }

    @Test
    void whereTheAccountIsInOtherClassesTheCodeOpensThisOneAlone() {
        school.opens(MEDIA);
        school.join(sam, "sam", MEDIA);
        assertThat(sam.get("/courses/" + MEDIA).status()).isEqualTo(200);
        var back = school.site.stranger();
        var answer = recover(back, "", rescueCode(), NEW);
        assertThat(answer.location()).isEqualTo("/me?done=one-course");
        assertThat(back.follow(answer).page().text()).contains("for this class alone", "You sign in as “sam”", "Technology, Privacy and Society")
                .doesNotContain("Media and power");
        assertThat(back.say(TestSite.THE_MASK, "I am back.").status()).isEqualTo(303);
        assertThat(back.get("/courses/" + MEDIA).status()).isEqualTo(404);
        assertThat(back.get("/").page().text()).doesNotContain("Media and power");
        assertThat(back.get("/me/sessions").status()).isEqualTo(403);
        assertThat(back.get("/me/passphrase").status()).isEqualTo(403);
        var again = school.signedIn("sam", NEW);
        assertThat(again.get("/courses/" + MEDIA).status()).as("signed in with the second passphrase").isEqualTo(404);
        var own = school.signedIn("sam", School.passphrase("sam"));
        assertThat(own.get("/courses/" + MEDIA).status()).as("signed in with the first").isEqualTo(200);
        assertThat(own.get("/inbox").page().text()).contains("opens “Technology, Privacy and Society” alone was chosen");
    }

    @Test
    void aSessionForOneClassConfirmsWithItsOwnPassphrase() {
        school.opens(MEDIA);
        school.join(sam, "sam", MEDIA);
        var back = school.site.stranger();
        recover(back, "", rescueCode(), NEW);
        assertThat(back.post("/confirm", "confirm-passphrase", School.passphrase("sam"), "confirm-to", "/me").status()).isEqualTo(422);
        assertThat(back.post("/confirm", "confirm-passphrase", NEW, "confirm-to", "/me").status()).isEqualTo(303);
        var own = school.signedIn("sam", School.passphrase("sam"));
        assertThat(own.post("/confirm", "confirm-passphrase", NEW, "confirm-to", "/me").status()).isEqualTo(422);
    }

    @Test
    void aSessionForOneClassJoinsNoOther() {
        school.opens(MEDIA);
        school.join(sam, "sam", MEDIA);
        school.opens("law-2027");
        var back = school.site.stranger();
        recover(back, "", rescueCode(), NEW);
        var path = "/join/" + school.one("select join_code from course where slug = 'law-2027'", String.class);
        assertThat(back.get(path).status()).isEqualTo(403);
        assertThat(back.post(path, "handle", "1:Brisk Otter 17").status()).isEqualTo(403);
    }

    @Test
    void thePersonsOwnCodeOpensEverythingAgain() {
        school.opens(MEDIA);
        school.join(sam, "sam", MEDIA);
        var back = school.site.stranger();
        recover(back, "", rescueCode(), NEW);
        var whole = school.site.stranger();
        assertThat(recover(whole, "sam", samsCode, "eight loud red boats").status()).isEqualTo(303);
        assertThat(whole.get("/courses/" + MEDIA).status()).isEqualTo(200);
        assertThat(back.get("/me").location()).as("the limited session ends").startsWith("/sign-in");
        assertThat(school.site.stranger().post("/sign-in", "name", "sam", "passphrase", NEW).status()).isEqualTo(422);
        assertThat(school.one("select count(*) from course_passphrase", Integer.class)).isZero();
    }

    @Test
    void aCodeForAnOwnerNeverOpensTheSite() {
        line = school.listed("olga", "Olga Brandt");
        var code = rescueCode();
        var back = school.site.stranger();
        assertThat(recover(back, "", code, NEW).location()).isEqualTo("/me?done=one-course");
        assertThat(back.get("/me/sessions").status()).isEqualTo(403);
    }

    @Test
    void onlyInstructorsOfTheClassMakeCodesAndOnlyForThoseWhoCameIn() {
        var mia = school.joined("mia");
        assertThat(mia.get(rescuePath()).status()).isEqualTo(403);
        assertThat(mia.post(rescuePath()).status()).isEqualTo(403);
        assertThat(school.site.stranger().get(rescuePath()).location()).startsWith("/sign-in");
        line = school.listed(null, "Nobody Yet");
        assertThat(school.olga.get(rescuePath()).page().text()).contains("has come in under this name");
        assertThat(school.olga.post(rescuePath()).status()).isEqualTo(422);
        line = "1a";
        assertThat(school.olga.get(rescuePath()).status()).isEqualTo(404);
        assertThat(school.olga.post(rescuePath()).status()).isEqualTo(404);
    }

    @Test
    void thePagesOfARescueNeverSayTheClassName() {
        school.goesBy("masked");
        var handle = school.handle("sam");
        assertThat(school.olga.get(rescuePath()).text()).contains("Samira Okafor").doesNotContain(handle, "sam”");
        assertThat(school.olga.post(rescuePath()).text()).contains("Samira Okafor").doesNotContain(handle);
    }

    @Test
    void aPersonPutOutIsNotLetInByACode() {
        var code = rescueCode();
        school.change("update member set state = 'removed' where id = " + school.member("sam"));
        assertThat(recover(school.site.stranger(), "", code, NEW).status()).isEqualTo(422);
    }

    @Test
    void wrongCodesForANameAreCountedWithItsWrongPassphrases() {
        for (int number = 0; number < 10; number++) {
            assertThat(recover(school.site.stranger(), "sam", "AAAA-AAAA-AAAA-AAAA-AAAA", NEW).status()).isEqualTo(422);
        }
        assertThat(recover(school.site.stranger(), "sam", "AAAA-AAAA-AAAA-AAAA-AAAA", NEW).status()).isEqualTo(429);
        assertThat(school.site.stranger().post("/sign-in", "name", "sam", "passphrase", School.passphrase("sam")).status()).isEqualTo(429);
        assertThat(recover(school.site.stranger(), "sam", samsCode, NEW).status()).as("the right code is never kept waiting").isEqualTo(303);
    }

    @Test
    void thePassphraseForOneClassSharesTheLimit() {
        school.opens(MEDIA);
        school.join(sam, "sam", MEDIA);
        recover(school.site.stranger(), "", rescueCode(), NEW);
        for (int number = 0; number < 10; number++) {
            assertThat(school.site.stranger().post("/sign-in", "name", "sam", "passphrase", "guess " + number).status()).isEqualTo(422);
        }
        assertThat(school.site.stranger().post("/sign-in", "name", "sam", "passphrase", NEW).status()).isEqualTo(429);
    }
}
