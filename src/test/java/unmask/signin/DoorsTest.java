package unmask.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unmask.TestSite;
import unmask.Visitor;

class DoorsTest {
    private static final String COURSE = "/courses/privacy-and-society";
    private static final String WORDS = "lantern orbit velvet canyon";

    private TestSite site;
    private Visitor owner;

    @BeforeEach
    void setUp() {
        site = TestSite.empty();
        owner = site.stranger();
    }

    @AfterEach
    void close() {
        site.close();
    }

    private void makeItMine() {
        var answer = owner.submit(owner.get(site.setupPath()).page().expectFirst("main form"),
                "name", "olga", "passphrase", WORDS, "shown", "Ms Olga", "zone", "Europe/Paris");
        assertThat(answer.status()).isEqualTo(303);
    }

    private String joinPath() {
        return owner.get(COURSE + "/settings").page().expectFirst(".keep .hint code").text().replaceAll("https?://[^/]+", "");
    }

    private Visitor joined(String name) {
        var student = site.stranger();
        var form = student.get(joinPath()).page().expectFirst("main form");
        assertThat(student.submit(form, "real", "The real " + name, "name", name, "passphrase", WORDS + " " + name.length()).status()).isEqualTo(303);
        return student;
    }

    @Test
    void beforeSetUpTheFirstPageShowsTheSampleAndOneLine() {
        var page = site.stranger().get("/").page();
        assertThat(page.expectFirst(".notice").text()).contains("no owner yet", "console");
        assertThat(page.expectFirst("h1").text()).isEqualTo("Technology, Privacy and Society");
        assertThat(page.select(".articles > li").size()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void whoeverHoldsTheLinkBecomesOwnerAndInstructor() {
        var link = site.setupPath();
        makeItMine();
        assertThat(owner.get("/me/recovery-code").page().expectFirst(".keep code").text()).matches("(\\w{4}-){4}\\w{4}");
        assertThat(owner.get(COURSE).page().expectFirst(".facts").text()).contains("/join/");
        assertThat(site.stranger().get(link).status()).isEqualTo(404);
        assertThat(site.stranger().get("/").text()).doesNotContain("no owner yet");
        assertThat(site.setupPath()).isNull();
    }

    @Test
    void aWrongSetUpLinkLeadsNowhere() {
        assertThat(site.stranger().get("/setup/nothing").status()).isEqualTo(404);
        assertThat(site.stranger().post("/setup/nothing", "name", "x").status()).isEqualTo(404);
    }

    @Test
    void setUpHandsBackWhatIsWrong() {
        var form = owner.get(site.setupPath()).page().expectFirst("main form");
        var answer = owner.submit(form, "name", "o@school.example", "passphrase", "short", "shown", "", "address", "ftp://x", "zone", "Mars/Olympus");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().select(".wrong")).hasSize(5);
        assertThat(answer.page().expectFirst("#name").val()).isEqualTo("o@school.example");
        assertThat(site.setupPath()).isNotNull();
    }

    @Test
    void theSampleIsHiddenWithOneClick() {
        makeItMine();
        var form = owner.get(COURSE).page().expectFirst("form[action$=/hiding]");
        assertThat(owner.submit(form).status()).isEqualTo(303);
        assertThat(site.stranger().get("/").text()).doesNotContain("Technology, Privacy and Society");
        assertThat(site.stranger().get(COURSE).status()).isEqualTo(404);
        assertThat(owner.get(COURSE).status()).isEqualTo(200);
        owner.post(COURSE + "/hiding/end");
        assertThat(site.stranger().get(COURSE).status()).isEqualTo(200);
    }

    @Test
    void aStudentJoinsWithTheCode() {
        makeItMine();
        var student = site.stranger();
        var page = student.get(joinPath()).page();
        assertThat(page.select("input[name=handle]")).hasSize(5);
        assertThat(page.expectFirst("#passphrase").val().split(" ")).hasSize(4);
        assertThat(page.text()).contains("with Ms Olga", "no e");
        var answer = student.submit(page.expectFirst("main form"), "real", "Sam Real", "name", "sam");
        assertThat(answer.location()).isEqualTo("/me/recovery-code");
        assertThat(student.follow(answer).page().select(".keep code")).hasSize(1);
        var next = student.post("/me/recovery-code/kept");
        assertThat(next.location()).startsWith(COURSE);
        assertThat(student.get("/me/recovery-code").status()).isEqualTo(404);
        assertThat(student.follow(next).page().text()).contains("You are in.");
        assertThat(student.say(TestSite.THE_MASK, "Here I am.").status()).isEqualTo(303);
    }

    @Test
    void othersAreOfferedWithoutLosingWhatWasTyped() {
        makeItMine();
        var student = site.stranger();
        var page = student.get(joinPath()).page();
        var before = new HashSet<>(page.select("input[name=handle]").eachAttr("value"));
        var again = student.submit(page.expectFirst("main form"), "name", "sam", "others", "1");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.page().expectFirst("#name").val()).isEqualTo("sam");
        assertThat(again.page().select("input[name=handle]").eachAttr("value")).doesNotContainAnyElementsOf(before);
    }

    @Test
    void nobodyInventsAClassName() {
        makeItMine();
        var student = site.stranger();
        var form = student.get(joinPath()).page().expectFirst("main form");
        var answer = student.submit(form, "name", "sam", "handle", "3:Ms Olga");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().expectFirst("#handle-wrong").text()).contains("not one of ours");
    }

    @Test
    void joiningHandsBackEveryMissingOrHopelessField() {
        makeItMine();
        var path = joinPath();
        assertThat(site.stranger().post(path).page().select(".wrong").size()).isGreaterThanOrEqualTo(3);
        for (var passphrase : List.of("password123", "1234567890", "aaaaaaaaaaaa", "qwertyuiop", "short")) {
            var form = site.stranger().get(path).page().expectFirst("main form");
            var answer = site.stranger().submit(form, "name", "sam", "passphrase", passphrase);
            assertThat(answer.status()).as(passphrase).isEqualTo(422);
            assertThat(answer.page().select("#passphrase-wrong")).as(passphrase).hasSize(1);
        }
    }

    @Test
    void aNameIsTakenOnceAndADoubleClickIsNoSecondPerson() {
        makeItMine();
        joined("sam");
        var other = site.stranger();
        var form = other.get(joinPath()).page().expectFirst("main form");
        var taken = other.submit(form, "real", "Sam", "name", "SAM", "passphrase", "quite another phrase");
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.page().expectFirst("#name-wrong").text()).contains("uses this name");
        var twice = site.stranger();
        form = twice.get(joinPath()).page().expectFirst("main form");
        twice.submit(form, "real", "Ines", "name", "ines", "passphrase", WORDS);
        assertThat(twice.submit(form, "real", "Ines", "name", "ines", "passphrase", WORDS).status()).isEqualTo(303);
        assertThat(owner.get(COURSE + "/settings").text()).contains("3 people");
    }

    @Test
    void somebodySignedInNeedsOnlyAClassName() {
        makeItMine();
        var student = joined("sam");
        assertThat(student.get(joinPath()).location()).isEqualTo(COURSE);
    }

    @Test
    void aWrongCodeIsSaidToBeWrong() {
        makeItMine();
        assertThat(site.stranger().get("/join?code=BBBB-BBBB").status()).isEqualTo(404);
        assertThat(site.stranger().get("/join/BBBB-BBBB").page().expectFirst("#code-wrong").text()).contains("No class");
        var typed = joinPath().replaceAll(".*/", "").toLowerCase().replace("-", " ");
        assertThat(site.stranger().get("/join?code=" + typed.replace(" ", "+")).location()).isEqualTo(joinPath());
    }

    @Test
    void aNewCodeStopsTheOldOne() {
        makeItMine();
        var old = joinPath();
        owner.post(COURSE + "/settings/code");
        assertThat(joinPath()).isNotEqualTo(old);
        assertThat(site.stranger().get(old).status()).isEqualTo(404);
    }

    @Test
    void signingInAndOut() {
        makeItMine();
        joined("sam");
        var sam = site.stranger();
        assertThat(sam.post("/sign-in", "name", "sam", "passphrase", "wrong words here now").status()).isEqualTo(422);
        assertThat(sam.cookies()).isEmpty();
        var answer = sam.post("/sign-in", "name", " Sam ", "passphrase", WORDS + " 3", "to", TestSite.THE_MASK);
        assertThat(answer.location()).isEqualTo(TestSite.THE_MASK);
        assertThat(answer.header("set-cookie")).contains("HttpOnly", "SameSite=Lax", "Path=/");
        var token = new HashSet<>(sam.cookies().values());
        sam.post("/sign-in", "name", "sam", "passphrase", WORDS + " 3");
        assertThat(sam.cookies().values()).doesNotContainAnyElementsOf(token);
        var stolen = site.stranger();
        stolen.cookies().putAll(sam.cookies());
        var out = sam.post("/sign-out");
        assertThat(out.header("clear-site-data")).contains("storage");
        assertThat(sam.cookies()).isEmpty();
        assertThat(stolen.get("/me").location()).startsWith("/sign-in");
    }

    @Test
    void signingInLeadsNowhereElse() {
        makeItMine();
        joined("sam");
        for (var to : List.of("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/ok\r\nX: y")) {
            assertThat(site.stranger().post("/sign-in", "name", "sam", "passphrase", WORDS + " 3", "to", to).location()).as(to).isEqualTo("/");
        }
    }

    @Test
    void afterTenWrongTriesEvenTheRightAnswerWaits() {
        makeItMine();
        joined("sam");
        for (int number = 0; number < 10; number++) {
            assertThat(site.stranger().post("/sign-in", "name", "sam", "passphrase", "guess number " + number).status()).isEqualTo(422);
        }
        var refused = site.stranger().post("/sign-in", "name", "SAM", "passphrase", WORDS + " 3");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("retry-after")).isNotNull();
        assertThat(site.stranger().post("/sign-in", "name", "olga", "passphrase", WORDS).status()).isEqualTo(303);
    }

    @Test
    void theRecoveryCodeOpensTheAccountOnce() {
        makeItMine();
        var sam = joined("sam");
        var code = sam.get("/me/recovery-code").page().expectFirst(".keep code").text();
        var other = site.stranger();
        assertThat(other.post("/recover", "name", "sam", "code", "AAAA-AAAA-AAAA-AAAA-AAAA", "passphrase", "brand new words here").status()).isEqualTo(422);
        var back = other.post("/recover", "name", "sam", "code", code.toLowerCase().replace("-", " "), "passphrase", "brand new words here");
        assertThat(back.location()).isEqualTo("/me/recovery-code");
        assertThat(other.get("/me/recovery-code").page().expectFirst(".keep code").text()).isNotEqualTo(code);
        assertThat(sam.get("/me").location()).startsWith("/sign-in");
        assertThat(site.stranger().post("/sign-in", "name", "sam", "passphrase", "brand new words here").status()).isEqualTo(303);
        assertThat(site.stranger().post("/sign-in", "name", "sam", "passphrase", WORDS + " 3").status()).isEqualTo(422);
        assertThat(site.stranger().post("/recover", "name", "sam", "code", code, "passphrase", "yet another phrase").status()).isEqualTo(422);
    }

    @Test
    void theJoinFormIsNoWayAroundTheLimit() {
        makeItMine();
        joined("sam");
        var path = joinPath();
        for (int number = 0; number < 10; number++) {
            var form = site.stranger().get(path).page().expectFirst("main form");
            assertThat(site.stranger().submit(form, "real", "Sam", "name", "sam", "passphrase", "a guess with number " + number).status()).isEqualTo(422);
        }
        var form = site.stranger().get(path).page().expectFirst("main form");
        assertThat(site.stranger().submit(form, "real", "Sam", "name", "sam", "passphrase", WORDS + " 3").status()).isEqualTo(422);
    }

    @Test
    void setUpPressedTwiceStillShowsTheRecoveryCode() {
        var link = site.setupPath();
        var form = owner.get(link).page().expectFirst("main form");
        var fields = new String[] {"name", "olga", "passphrase", WORDS, "shown", "Ms Olga", "zone", "Europe/Paris"};
        assertThat(owner.submit(form, fields).status()).isEqualTo(303);
        owner.cookies().clear();
        assertThat(owner.submit(form, fields).location()).isEqualTo("/me/recovery-code");
        assertThat(owner.get("/me/recovery-code").status()).isEqualTo(200);
        assertThat(site.stranger().submit(form, "name", "olga", "passphrase", "not the same words", "shown", "X", "zone", "UTC").status()).isEqualTo(404);
    }

    @Test
    void aNameWithInvisibleLettersIsRefused() {
        var form = owner.get(site.setupPath()).page().expectFirst("main form");
        for (var name : List.of("Ms Olga\u200b", "\u202eagel", "ﷺ".repeat(5), "ß".repeat(41))) {
            var answer = owner.submit(form, "name", "olga", "passphrase", WORDS, "shown", name, "zone", "UTC");
            assertThat(answer.status()).as(name).isEqualTo(422);
            assertThat(answer.page().select("#shown-wrong")).as(name).hasSize(1);
        }
    }

    @Test
    void aHiddenClassCannotBeJoined() {
        makeItMine();
        var path = joinPath();
        owner.post(COURSE + "/hiding");
        assertThat(site.stranger().get(path).status()).isEqualTo(404);
    }

    @Test
    void aSharedComputerKeepsNothing() {
        makeItMine();
        joined("sam");
        var sam = site.stranger();
        var answer = sam.post("/sign-in", "name", "sam", "passphrase", WORDS + " 3", "shared", "1");
        assertThat(answer.header("set-cookie")).doesNotContain("Max-Age", "Expires");
        assertThat(sam.get(TestSite.THE_MASK).header("cache-control")).isEqualTo("no-store");
        assertThat(sam.get(TestSite.THE_MASK).page().body().attr("data-shared")).isEqualTo("yes");
    }
}
