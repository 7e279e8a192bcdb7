package unmask.courses;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unmask.TestSite;
import unmask.Visitor;
import unmask.posts.SampleCourse;
import unmask.storage.Databases;

/** Classes under each rule for names, from a pasted list to people who come in, and are put out again. */
class PeopleTest {
    private static final String HANDLES = "/courses/privacy-and-society";
    private static final String MASKED = "/courses/secrets";
    private static final String NAMED = "/courses/open-books";
    private static final String WORDS = "lantern orbit velvet canyon";
    /** A whole year's intake at one door takes its time: the passphrases are scrambled slowly on purpose. */
    private static final int PHONES = System.getProperty("full") == null ? 40 : 200;

    private TestSite site;
    private Visitor olga;

    @BeforeEach
    void open() throws IOException {
        var content = SampleCourse.inTemporaryFolder();
        write(content, "secrets", "masked");
        write(content, "open-books", "named");
        site = TestSite.on(Databases.h2(Clock.systemUTC()), content, "https://unmask.example", Clock.systemUTC());
        olga = site.stranger();
        olga.submit(olga.get(site.setupPath()).page().expectFirst("main form"), "name", "olga", "passphrase", WORDS, "shown", "Ms Olga", "zone", "UTC");
    }

    private static void write(Path content, String slug, String names) throws IOException {
        Files.createDirectories(content.resolve(slug));
        Files.writeString(content.resolve(slug).resolve("course.md"), "---\ntitle: %s\nteaser: A teaser.\nnames: %s\naudience: course\n---\nWelcome.\n".formatted(slug, names));
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Visitor.Answer add(String course, String names, String... more) {
        var form = olga.get(course + "/people").page().expectFirst("form:has(#names)");
        return more.length == 0 ? olga.submit(form, "names", names) : olga.submit(form, "names", names, more[0], more[1]);
    }

    private String ticket(String course, String name) {
        return slip(course, name).expectFirst("code").text();
    }

    private Element slip(String course, String name) {
        return olga.get(course + "/people/slips").page().select(".slips li").stream().filter(slip -> slip.expectFirst("bdi").text().equals(name)).findFirst().orElseThrow();
    }

    private Element row(String course, String name) {
        return olga.get(course + "/people").page().select(".people li:has(a)").stream().filter(row -> row.expectFirst("bdi").text().equals(name)).findFirst().orElseThrow();
    }

    private String person(String course, String name) {
        return row(course, name).expectFirst("a").attr("href");
    }

    private String code(String course) {
        return olga.get(course + "/settings").page().expectFirst(".keep code").text();
    }

    /** Somebody comes in as a newcomer. */
    private Visitor joined(String code, String... fields) {
        var visitor = site.stranger();
        assertThat(visitor.submit(visitor.get("/join/" + code).page().expectFirst("main form"), fields).status()).isEqualTo(303);
        return visitor;
    }

    private static String worn(Visitor student, String course) {
        return student.get(course).page().expectFirst(".beside p").text().replace("You are ", "").replace(".", "");
    }

    @Test
    void aListIsPastedItsSlipsArePrintedAndAStudentComesInWithOne() {
        assertThat(add(MASKED, "Amal Haddad\t1001\nBen Castell\n\nسارة الخطيب").location()).isEqualTo(MASKED + "/people?done=people-added");
        assertThat(olga.get(MASKED + "/people").page().expectFirst(".standfirst").text()).isEqualTo("0 of 3 have come.");
        var slip = slip(MASKED, "Amal Haddad");
        assertThat(slip.text()).contains("unmask.example/join", "secrets");
        assertThat(slip.select("svg.qr path").attr("d")).startsWith("M4 4h7");
        var sam = site.stranger();
        var typed = ticket(MASKED, "Amal Haddad").toLowerCase().replace("-", "+");
        var page = sam.follow(sam.get("/join?code=" + typed)).page();
        assertThat(page.text()).contains("With the slip for Amal Haddad");
        assertThat(page.select("#real")).isEmpty();
        var answer = sam.submit(page.expectFirst("main form"), "name", "sam", "passphrase", WORDS);
        assertThat(answer.location()).isEqualTo("/me/recovery-code");
        assertThat(sam.post("/me/recovery-code/kept").location()).startsWith(MASKED);
        assertThat(row(MASKED, "Amal Haddad").text()).isEqualTo("Amal Haddad 1001 has come");
        assertThat(row(MASKED, "Ben Castell").text()).contains("not yet");
        assertThat(olga.get(MASKED).page().expectFirst(".beside").text()).contains("1 of 3 have come.");
        assertThat(olga.get(MASKED + "/people/slips").page().select(".slips li")).hasSize(2);
    }

    @Test
    void aSlipWorksOnceAlsoForTwoPhonesAtOnceAndADoubleTapIsNoStranger() throws Exception {
        add(HANDLES, "Amal Haddad");
        var ticket = ticket(HANDLES, "Amal Haddad");
        var answers = atOnce(IntStream.range(0, 4).<Callable<Integer>>mapToObj(number -> () -> {
            var phone = site.stranger();
            var form = phone.get("/join/" + ticket).page().selectFirst("main form");
            return form == null ? 403 : phone.submit(form, "name", "phone" + number, "passphrase", WORDS + number).status();
        }).toList(), 4);
        assertThat(answers.stream().filter(status -> status == 303)).hasSize(1);
        assertThat(answers).containsOnly(303, 403);
        assertThat(site.stranger().get("/join/" + ticket).page().expectFirst(".standfirst").text()).contains("has been used");
        add(HANDLES, "Ben Castell");
        var bens = ticket(HANDLES, "Ben Castell");
        var ben = site.stranger();
        var form = ben.get("/join/" + bens).page().expectFirst("main form");
        assertThat(ben.submit(form, "name", "benny", "passphrase", WORDS).status()).isEqualTo(303);
        ben.cookies().clear();
        assertThat(ben.submit(form, "name", "benny", "passphrase", WORDS).location()).isEqualTo("/me/recovery-code");
        assertThat(ben.get("/join/" + bens).location()).isEqualTo(HANDLES);
    }

    @Test
    void aNewSlipKillsTheOldOneAndANameIsTakenOffTheListBeforeItIsUsed() {
        add(HANDLES, "Amal Haddad");
        var old = ticket(HANDLES, "Amal Haddad");
        var person = person(HANDLES, "Amal Haddad");
        assertThat(olga.post(person + "/slip").location()).isEqualTo(person + "/slip?done=new-slip");
        assertThat(olga.get(person + "/slip").page().select(".slips li")).hasSize(1);
        assertThat(site.stranger().get("/join/" + old).status()).isEqualTo(404);
        assertThat(site.stranger().get("/join/" + ticket(HANDLES, "Amal Haddad")).status()).isEqualTo(200);
        assertThat(olga.submit(olga.get(person + "/removal").page().expectFirst("main form")).location()).endsWith("person-struck");
        assertThat(olga.get(HANDLES + "/people").text()).doesNotContain("Amal Haddad");
        assertThat(olga.get(person).status()).isEqualTo(404);
    }

    @Test
    void whoCameWhileThePageStoodOpenIsNotPutOutByTakingTheNameOffTheList() {
        add(HANDLES, "Amal Haddad");
        var form = olga.get(person(HANDLES, "Amal Haddad") + "/removal").page().expectFirst("main form");
        var amal = joined(ticket(HANDLES, "Amal Haddad"), "name", "amal", "passphrase", WORDS);
        assertThat(olga.submit(form).page().expectFirst("main form").text()).contains("signed out at once");
        assertThat(amal.get("/me").status()).isEqualTo(200);
    }

    @Test
    void whatIsUnsoundStaysInTheBoxWithItsLinesAndNamesakesAreAskedFor() {
        add(HANDLES, "Amal Haddad");
        var again = add(HANDLES, "Ben Castell\n12345\nAmal Haddad\n" + "x".repeat(10_000));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.page().select(".problems li").eachText()).satisfiesExactly(
                line -> assertThat(line).startsWith("Line 2: 12345 has no name"),
                line -> assertThat(line).startsWith("Line 3: Amal Haddad stands on the list"),
                line -> assertThat(line).startsWith("Line 4: ").contains("too long"));
        assertThat(again.page().expectFirst("#names").wholeText()).contains("12345\nAmal Haddad\nxxx");
        assertThat(again.page().expectFirst(".problems h3").text()).isEqualTo("One person is on the list now. 3 lines need another look.");
        assertThat(add(HANDLES, "Amal Haddad", "two", "1").status()).isEqualTo(303);
        assertThat(olga.get(HANDLES + "/people").page().select(".people a bdi").eachText()).containsExactly("Amal Haddad", "Amal Haddad", "Ben Castell");
    }

    @Test
    void aFormThatIsSentTwiceAddsNobodyTwiceAndAnEmptyOneIsHandedBack() {
        var form = olga.get(HANDLES + "/people").page().expectFirst("form:has(#names)");
        assertThat(olga.submit(form, "names", "Amal Haddad").status()).isEqualTo(303);
        assertThat(olga.submit(form, "names", "Amal Haddad").status()).isEqualTo(303);
        assertThat(olga.get(HANDLES + "/people").page().select(".people li")).hasSize(1);
        assertThat(olga.submit(form, "names", " \n ").page().select("#names-wrong")).hasSize(1);
    }

    @Test
    void aCodeJoinerSaysTheirNameAndMayUseASlipAfterwards() {
        add(MASKED, "Amal Haddad\nBen Castell");
        var missing = site.stranger().submit(site.stranger().get("/join/" + code(MASKED)).page().expectFirst("main form"), "name", "amal", "passphrase", WORDS);
        assertThat(missing.page().expectFirst("#real-wrong").text()).contains("your instructor knows you by");
        var amal = joined(code(MASKED), "real", "Ammie", "name", "amal", "passphrase", WORDS);
        var handle = worn(amal, MASKED);
        assertThat(row(MASKED, "Ammie").text()).contains("typed at joining").doesNotContain(handle);
        var slip = amal.get("/join/" + ticket(MASKED, "Amal Haddad")).page();
        assertThat(slip.text()).contains("Amal Haddad", "Ammie");
        assertThat(amal.submit(slip.expectFirst("main form")).location()).isEqualTo(MASKED + "?done=slip-used");
        assertThat(olga.get(MASKED + "/people").page().select(".people a bdi").eachText()).containsExactly("Amal Haddad", "Ben Castell");
        assertThat(worn(amal, MASKED)).isEqualTo(handle);
        assertThat(amal.get("/join/" + ticket(MASKED, "Ben Castell")).page().text()).contains("on the class list already");
        assertThat(olga.get("/join/" + ticket(MASKED, "Ben Castell")).page().text()).contains("one of the staff");
        assertThat(olga.post("/join/" + ticket(MASKED, "Ben Castell")).status()).isEqualTo(403);
        assertThat(row(MASKED, "Ben Castell").text()).contains("not yet");
    }

    @Test
    void whereRealNamesAreShownTheSlipsNameIsOfferedAndNothingElseIsAsked() {
        add(NAMED, "Amal Haddad");
        var page = site.stranger().get("/join/" + ticket(NAMED, "Amal Haddad")).page();
        assertThat(page.expectFirst("#handle").val()).isEqualTo("Amal Haddad");
        joined(ticket(NAMED, "Amal Haddad"), "name", "amal", "passphrase", WORDS);
        assertThat(site.stranger().get("/join/" + code(NAMED)).page().select("#real")).isEmpty();
        joined(code(NAMED), "handle", "Ben Castell", "name", "ben", "passphrase", WORDS);
        assertThat(row(NAMED, "Ben Castell").text()).contains("typed at joining", "has come");
    }

    @Test
    void somebodySignedInNeedsOnlyAClassNameAndTheSlip() {
        add(HANDLES, "Amal Haddad");
        add(MASKED, "Amal Haddad");
        var amal = joined(ticket(HANDLES, "Amal Haddad"), "name", "amal", "passphrase", WORDS);
        var page = amal.get("/join/" + ticket(MASKED, "Amal Haddad")).page();
        assertThat(page.select("#name, #passphrase, #real")).isEmpty();
        assertThat(amal.submit(page.expectFirst("main form")).location()).isEqualTo(MASKED + "?done=joined");
        assertThat(row(MASKED, "Amal Haddad").text()).contains("has come");
    }

    @Test
    void whoeverIsPausedIsOutAtOnceAndIsToldSoAtTheDoor() {
        add(HANDLES, "Amal Haddad\nBen Castell");
        var amal = joined(ticket(HANDLES, "Amal Haddad"), "name", "amal", "passphrase", WORDS);
        var handle = worn(amal, HANDLES);
        assertThat(row(HANDLES, "Amal Haddad").text()).contains(handle);
        var person = person(HANDLES, "Amal Haddad");
        assertThat(olga.submit(olga.get(person).page().expectFirst("form[action$=/pause]")).location()).endsWith("done=person-paused");
        assertThat(amal.get("/me").location()).startsWith("/sign-in");
        amal.post("/sign-in", "name", "amal", "passphrase", WORDS);
        for (var code : List.of(code(HANDLES), ticket(HANDLES, "Ben Castell"))) {
            assertThat(amal.get("/join/" + code).status()).isEqualTo(403);
            assertThat(amal.get("/join/" + code).page().text()).contains("an instructor has paused or removed you");
            assertThat(amal.post("/join/" + code).status()).isEqualTo(403);
        }
        olga.submit(olga.get(person).page().expectFirst("form[action$=/end]"));
        assertThat(worn(amal, HANDLES)).isEqualTo(handle);
        assertThat(olga.submit(olga.get(person + "/removal").page().expectFirst("main form")).location()).endsWith("person-removed");
        assertThat(row(HANDLES, "Amal Haddad").text()).contains("removed");
    }

    @Test
    void inAMaskedClassNeitherSideTellsTheOther() {
        add(MASKED, "Amal Haddad");
        var amal = joined(ticket(MASKED, "Amal Haddad"), "name", "amal", "passphrase", WORDS);
        var handle = worn(amal, MASKED);
        var person = person(MASKED, "Amal Haddad");
        assertThat(olga.get(MASKED + "/people").text() + olga.get(person).text()).doesNotContain(handle);
        var fresh = olga.post(MASKED + "/class-names/exclusion", "handle", handle, "kind", "paused");
        assertThat(row(MASKED, "Amal Haddad").text()).isEqualTo("Amal Haddad has come");
        assertThat(olga.get(person).page().expectFirst(".standfirst").text()).isEqualTo("Has come.");
        olga.post(MASKED + "/class-names/exclusion/end", "handle", handle);
        olga.post(person + "/pause");
        var count = olga.get(MASKED + "/settings").text().replaceAll("(?s).*?(\\w+ people have joined).*", "$1");
        var before = olga.get(MASKED + "/people").page().expectFirst("#by-name").parent().text();
        assertThat(before).doesNotContain(handle);
        var second = olga.post(MASKED + "/class-names/exclusion", "handle", handle, "kind", "paused");
        assertThat(second.status()).isEqualTo(fresh.status());
        assertThat(second.location()).isEqualTo(fresh.location());
        assertThat(olga.get(MASKED + "/settings").text()).contains(count);
        assertThat(olga.post(MASKED + "/class-names/exclusion", "handle", "Nobody Here 2", "kind", "paused").page().select("#handle-wrong")).hasSize(1);
        olga.post(person + "/exclusion/end");
        amal.post("/sign-in", "name", "amal", "passphrase", WORDS);
        assertThat(amal.get(MASKED).status()).isEqualTo(404);
        olga.post(MASKED + "/class-names/exclusion/end", "handle", handle);
        assertThat(amal.get(MASKED).status()).isEqualTo(200);
    }

    @Test
    void theSheetForAMailMergeIsForInstructorsAndKeptByNobody() {
        add(HANDLES, "=Amal Haddad\t1001");
        var sheet = olga.get(HANDLES + "/people/slips.csv");
        assertThat(sheet.header("content-disposition")).isEqualTo("attachment; filename=\"slips-privacy-and-society.csv\"");
        assertThat(sheet.header("cache-control")).isEqualTo("no-store");
        assertThat(sheet.text()).contains("'=Amal Haddad,1001," + ticket(HANDLES, "=Amal Haddad") + ",https://unmask.example/join/");
        var ben = joined(code(HANDLES), "real", "Ben", "name", "ben", "passphrase", WORDS);
        for (var path : List.of("/people", "/people/slips", "/people/slips.csv", person(HANDLES, "Ben").replace(HANDLES, ""))) {
            assertThat(ben.get(HANDLES + path).status()).as(path).isEqualTo(403);
            assertThat(site.stranger().get(HANDLES + path).location()).as(path).startsWith("/sign-in");
        }
        assertThat(ben.post(HANDLES + "/people", "names", "Eve").status()).isEqualTo(403);
        assertThat(olga.get(MASKED + person(HANDLES, "Ben").replace(HANDLES, "")).status()).isEqualTo(404);
    }

    @Test
    void onThisComputersOwnNameNoCodeIsDrawnSinceNoPhoneWouldReachIt() {
        try (var local = TestSite.withCast()) {
            var ortega = local.as("ortega");
            var page = ortega.get(HANDLES + "/people/slips").page();
            assertThat(page.select(".slips svg")).isEmpty();
            assertThat(page.expectFirst(".warns").text()).contains("Phones cannot reach");
            assertThat(page.select(".slips li")).isNotEmpty();
        }
    }

    @Test
    void twoHundredPhonesJoinOneClassWithinFiveMinutesAndAllGetIn() throws Exception {
        var names = String.join("\n", IntStream.range(0, PHONES / 2).mapToObj(number -> "Student no. " + (char) ('A' + number % 26) + number / 26).toList());
        add(HANDLES, names);
        var tickets = olga.get(HANDLES + "/people/slips").page().select(".slips code").eachText();
        assertThat(tickets).hasSize(PHONES / 2);
        var code = code(HANDLES);
        var began = Instant.now();
        var answers = atOnce(IntStream.range(0, PHONES).<Callable<Integer>>mapToObj(number -> () -> {
            var phone = site.stranger();
            var form = phone.get("/join/" + (number % 2 == 0 ? tickets.get(number / 2) : code)).page().expectFirst("main form");
            return form.select("#real").isEmpty() ? phone.submit(form, "name", "phone" + number, "passphrase", WORDS + number).status()
                    : phone.submit(form, "real", "Phone " + number, "name", "phone" + number, "passphrase", WORDS + number).status();
        }).toList(), 32);
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofMinutes(5));
        assertThat(answers).hasSize(PHONES).containsOnly(303);
        var page = olga.get(HANDLES + "/people").page();
        assertThat(page.expectFirst(".standfirst").text()).isEqualTo(PHONES + " of " + PHONES + " have come.");
        assertThat(new HashSet<>(page.select(".worn bdi").eachText())).hasSize(PHONES);
        assertThat(olga.get(HANDLES + "/settings").text()).contains((PHONES + 1) + " people have joined");
    }

    @Test
    void phonesThatWantTheLastSeatAtOnceDoNotAllGetIt() throws Exception {
        var code = code(HANDLES);
        olga.post(HANDLES + "/settings/code/limits", "codeEnds", "", "seats", "2");
        var phones = IntStream.range(0, 6).mapToObj(number -> site.stranger()).toList();
        var forms = phones.stream().map(phone -> phone.get("/join/" + code).page().expectFirst("main form")).toList();
        var answers = atOnce(IntStream.range(0, 6).<Callable<Integer>>mapToObj(number -> () -> phones.get(number)
                .submit(forms.get(number), "real", "Phone " + number, "name", "last" + number, "passphrase", WORDS + number).status()).toList(), 6);
        assertThat(answers.stream().filter(status -> status == 303)).hasSize(1);
        assertThat(answers).doesNotContain(500);
        assertThat(olga.get(HANDLES + "/settings").text()).contains("2 people have joined");
    }

    private static List<Integer> atOnce(List<Callable<Integer>> tasks, int threads) throws Exception {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            return pool.invokeAll(tasks).stream().map(PeopleTest::outcome).toList();
        } finally {
            pool.shutdownNow();
        }
    }

    private static int outcome(Future<Integer> answer) {
        try {
            return answer.get();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
