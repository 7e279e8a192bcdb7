package unmask.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static unmask.School.COURSE;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unmask.School;
import unmask.TestSite;
import unmask.Visitor;

class SessionsTest {
    private static final String NEW = "seven quiet green boats";
    private static final String PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36";

    private School school;
    private Visitor sam;

    @BeforeEach
    void open() {
        school = new School();
        sam = school.joined("sam");
    }

    @AfterEach
    void close() {
        school.close();
    }

    @Test
    void thePageListsEveryBrowserByFamilyAndDay() {
        var phone = school.site.stranger();
        phone.postAs("/sign-in", new String[] {"Sec-Fetch-Site", "same-origin", "User-Agent", PHONE}, "name", "sam", "passphrase",
                School.passphrase("sam"), "shared", "1");
        school.joined("mia");
        var rows = sam.get("/me/sessions").page().select("#browsers ~ .rows > li");
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).text()).contains("A browser", "This browser", "20 November 2026");
        assertThat(rows.get(1).text()).contains("Chrome on Android", "a shared computer").doesNotContain("This browser", "10:00", "127.0.0.1");
    }

    @Test
    void oneBrowserOrAllOthersAreSignedOut() {
        var one = school.signedIn("sam", School.passphrase("sam"));
        var two = school.signedIn("sam", School.passphrase("sam"));
        var three = school.signedIn("sam", School.passphrase("sam"));
        var form = sam.get("/me/sessions").page().select("form[action$=/end]:not([data-clear])").first();
        assertThat(sam.submit(form).location()).isEqualTo("/me/sessions?done=session-ended");
        assertThat(sam.get("/me/sessions").page().select("#browsers ~ .rows > li")).hasSize(3);
        assertThat(sam.post("/me/sessions/others/end").location()).isEqualTo("/me/sessions?done=sessions-ended");
        for (var other : new Visitor[] {one, two, three}) {
            assertThat(other.get("/me").location()).startsWith("/sign-in");
        }
        assertThat(sam.get("/me").status()).isEqualTo(200);
    }

    @Test
    void nobodyEndsSomebodyElsesSession() {
        var mia = school.joined("mia");
        var form = mia.get("/me/sessions").page().expectFirst("form[action$=/end]");
        assertThat(sam.submit(form).status()).isEqualTo(404);
        assertThat(mia.get("/me").status()).isEqualTo(200);
    }

    @Test
    void endingThisBrowserIsSigningOut() {
        var answer = sam.submit(sam.get("/me/sessions").page().expectFirst("form[data-clear][action$=/end]"));
        assertThat(answer.header("clear-site-data")).contains("cache", "storage");
        assertThat(sam.cookies()).isEmpty();
    }

    @Test
    void aNewPassphraseSignsEveryOtherBrowserOutAndThisOneInAnew() {
        var other = school.signedIn("sam", School.passphrase("sam"));
        var before = Set.copyOf(sam.cookies().values());
        var stolen = school.site.stranger();
        stolen.cookies().putAll(sam.cookies());
        var form = sam.get("/me/passphrase").page().expectFirst("main form");
        assertThat(sam.submit(form, "passphrase", "short").page().select("#passphrase-wrong")).hasSize(1);
        assertThat(sam.submit(form, "passphrase", NEW).location()).isEqualTo("/me/sessions?done=passphrase-changed");
        assertThat(sam.cookies().values()).as("the session’s id is a new one").doesNotContainAnyElementsOf(before);
        assertThat(sam.get("/me").status()).isEqualTo(200);
        assertThat(other.get("/me").location()).startsWith("/sign-in");
        assertThat(stolen.get("/me").location()).startsWith("/sign-in");
        assertThat(sam.get("/inbox").page().text()).contains("Your passphrase was changed");
        assertThat(school.site.stranger().post("/sign-in", "name", "sam", "passphrase", School.passphrase("sam")).status()).isEqualTo(422);
        assertThat(school.signedIn("sam", NEW).get("/me").status()).isEqualTo(200);
    }

    @Test
    void onASharedComputerANewPassphraseKeepsItShared() {
        var shared = school.site.stranger();
        shared.post("/sign-in", "name", "sam", "passphrase", School.passphrase("sam"), "shared", "1");
        var answer = shared.post("/me/passphrase", "passphrase", NEW);
        assertThat(answer.header("set-cookie")).doesNotContain("Max-Age");
        assertThat(shared.get("/").page().body().attr("data-shared")).isEqualTo("yes");
    }

    @Test
    void aNewRecoveryCodeStopsTheOldOne() {
        var old = School.code(sam);
        assertThat(sam.post("/me/recovery-code").location()).isEqualTo("/me/recovery-code");
        var code = School.code(sam);
        assertThat(code).isNotEqualTo(old);
        assertThat(sam.post("/me/recovery-code/kept").location()).isEqualTo("/me/sessions?done=new-recovery-code");
        assertThat(school.site.stranger().post("/recover", "name", "sam", "code", old, "passphrase", NEW).status()).isEqualTo(422);
        assertThat(school.site.stranger().post("/recover", "name", "sam", "code", code, "passphrase", NEW).status()).isEqualTo(303);
    }

    @Test
    void leavingAClassKeepsTheAccountAndWhatWasSaid() {
        var handle = school.handle("sam");
        sam.say(TestSite.THE_MASK, "My parting words.");
        var page = sam.get("/me").page();
        var path = page.expectFirst("a[href$=/leave]").attr("href");
        assertThat(path).isEqualTo("/me/classes/" + School.SLUG + "/leave");
        var ask = sam.get(path).page();
        assertThat(ask.text()).contains("What goes", "What stays", handle);
        assertThat(sam.submit(ask.expectFirst("main form[action$=/leave]")).location()).isEqualTo("/me?done=left");
        assertThat(sam.get("/me").page().text()).contains("You are in no class yet");
        assertThat(sam.post(TestSite.THE_MASK + "/comments", "body", "One more").status()).isEqualTo(403);
        assertThat(sam.get(path).status()).isEqualTo(404);
        assertThat(school.site.stranger().get(TestSite.THE_MASK).page().text()).contains("My parting words.", handle);
        assertThat(school.one("select kind from exclusion where side = 'own'", String.class)).isEqualTo("left");
    }

    @Test
    void anArchivedClassCanBeLeftToo() {
        school.change("update course set archived_on = '2026-11-01'");
        assertThat(sam.post("/me/classes/" + School.SLUG + "/leave").location()).isEqualTo("/me?done=left");
    }

    @Test
    void theLastInstructorStays() {
        var path = "/me/classes/" + School.SLUG + "/leave";
        assertThat(school.olga.get(path).page().text()).contains("last instructor");
        assertThat(school.olga.post(path).status()).isEqualTo(422);
        assertThat(school.olga.get(COURSE + "/settings").status()).isEqualTo(200);
        school.change("update member set role = 'instructor' where id = " + school.member("sam"));
        assertThat(school.olga.post(path).status()).isEqualTo(303);
        assertThat(sam.get(path).page().text()).contains("last instructor");
    }

    @Test
    void strangersToAClassCannotLeaveIt() {
        assertThat(sam.post("/me/classes/no-such-class/leave").status()).isEqualTo(404);
        assertThat(school.site.stranger().post("/me/classes/" + School.SLUG + "/leave").status()).isEqualTo(401);
    }
}
