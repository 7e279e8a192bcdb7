package unmask.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unmask.School;
import unmask.Visitor;
import unmask.storage.Ids;

/** Ms Olga asks something, and nobody keeps who has answered what. */
class UnlinkedTest {
    private static final String ID = "what-not-to-say";
    private static final String PROMPT = School.COURSE + "/prompts/" + ID;
    private static final String QUEUE = School.COURSE + "/moderation";
    private static final String CODE = "[A-Z0-9]{4}(-[A-Z0-9]{4}){4}";

    private School school;
    private Visitor amal;
    private Visitor ben;
    private Visitor chloe;

    @BeforeEach
    void open() {
        school = new School();
        amal = school.joined("amal");
        ben = school.joined("ben");
        chloe = school.joined("chloe");
    }

    @AfterEach
    void close() {
        school.close();
    }

    private static String block(String more) {
        return "kind: question\nid: " + ID + "\nquestion: What would you rather not say?\nmask: unlinked\n" + more;
    }

    private void ask(String more) {
        var answer = school.olga.post(School.COURSE + "/posts", "title", "Not to say", "authors", "Ms Olga", "body",
                "Before.\n\n```prompt\n" + block(more) + "```\n\nAfter.\n", "once", "x", "to", "publish", "audience", "course");
        assertThat(answer.status()).as(answer.page().select(".wrong").text()).isEqualTo(303);
    }

    /** Answers, and reads the code. */
    private String said(Visitor visitor, String words) {
        var answer = visitor.say(PROMPT, words);
        assertThat(answer.status()).as(answer.page().select(".wrong").text()).isEqualTo(200);
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
        return answer.page().expectFirst(".keep code").text();
    }

    private void allThreeSay() {
        said(amal, "Amals marmalade");
        said(ben, "Bens biscuit");
        said(chloe, "Chloes cheese");
    }

    private List<String> queue() {
        return school.olga.get(QUEUE).page().select(".case .words").eachText();
    }

    private void letAllThrough() {
        for (var waiting = waiting(); waiting != null; waiting = waiting()) {
            assertThat(school.olga.submit(waiting.expectFirst("form[action$=/passage]")).location()).endsWith("done=let-through");
        }
    }

    private Element waiting() {
        return school.olga.get(QUEUE).page().selectFirst(".case");
    }

    private void later(String instant) {
        school.clock.set(Instant.parse(instant));
        school.site.turnRounds();
        school.site.writeRolls();
    }

    @Test
    void oneAnswerIsTakenAndItsCodeIsShownOnce() {
        ask("");
        assertThat(amal.get(PROMPT).page().expectFirst("#composer .audience").text()).contains("An instructor reads it before the class does.",
                "under no name", "Your instructor sees no name either", "copied right before and right after", "shown to you once").doesNotContain(school.handle("amal"));
        var code = said(amal, "Amals marmalade");
        assertThat(code).matches(CODE);
        var page = amal.get(PROMPT).page();
        assertThat(page.select("#composer")).isEmpty();
        assertThat(page.text()).contains("You have answered here. Everybody does once", "You have done what was asked").doesNotContain("marmalade", code);
        for (var path : List.of("/me", "/inbox", PROMPT + "/comments", QUEUE)) {
            assertThat(amal.get(path).text()).doesNotContain(code, "marmalade");
        }
        var again = amal.post(PROMPT + "/comments", "body", "Amal once more", "once", "another", "audience", "course");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.page().text()).contains("You have answered here already");
    }

    @Test
    void staffSeeAnswersThreeAtATimeAndUnderNoName() {
        ask("");
        said(amal, "Amals marmalade");
        said(ben, "Bens biscuit");
        assertThat(queue()).as("two would be too few").isEmpty();
        assertThat(school.olga.get(School.COURSE).text()).contains("nothing waits");
        said(chloe, "Chloes cheese");
        assertThat(queue()).containsExactlyInAnyOrder("Amals marmalade", "Bens biscuit", "Chloes cheese");
        var item = waiting();
        assertThat(item.text()).contains("Somebody in the class", "Nobody keeps whose words these are", "20 November 2026")
                .doesNotContain("Pause", "private", "Return");
        var path = item.expectFirst("form[action$=/passage]").attr("action").replace("/passage", "");
        for (var act : List.of("/revision", "/private", "/pause")) {
            assertThat(school.olga.get(path + act).status()).as(act).isEqualTo(404);
            assertThat(school.olga.post(path + act, "note", "x", "body", "x", "once", "y", "seen", "held-1").status()).as(act).isEqualTo(404);
        }
        assertThat(school.olga.post(path + "/pause/end").status()).isEqualTo(404);
        assertThat(ben.get(PROMPT).text()).as("held").doesNotContain("marmalade", "biscuit", "cheese");
    }

    @Test
    void whatIsLetThroughStandsUnderNoNameInAnOrderOfChance() {
        ask("");
        allThreeSay();
        letAllThrough();
        var page = ben.get(PROMPT).page();
        assertThat(page.select("li.comment .words").eachText()).containsExactlyInAnyOrder("Amals marmalade", "Bens biscuit", "Chloes cheese");
        assertThat(page.select(".p-author").eachText()).containsOnly("Somebody in the class");
        assertThat(page.select(".dt-published").eachAttr("datetime")).containsOnly("2026-11-20");
        assertThat(page.select(".mine, a[data-reply], .tabs a:contains(Newest)")).isEmpty();
        assertThat(page.select("a.report")).hasSize(3);
        assertThat(page.text()).doesNotContain(school.handle("amal"), school.handle("ben"), school.handle("chloe"));
        assertThat(school.olga.get(PROMPT).page().select("a[href*=/unmaskings/], .real-names")).isEmpty();
        for (var visitor : List.of(amal, ben, chloe)) {
            assertThat(visitor.get("/inbox").text()).doesNotContain("What would you rather not say?");
        }
        var key = page.expectFirst("li.comment").id().replace("comment-", "");
        assertThat(ben.get(PROMPT + "/comments/" + key).page().select("#composer")).isEmpty();
        assertThat(ben.post(PROMPT + "/comments", "parent", key, "body", "A reply", "once", "z", "audience", "course").status()).isEqualTo(422);
        assertThat(school.olga.submit(school.olga.get(PROMPT + "/comments/" + key).page().expectFirst("#composer"), "body", "Thank you.").status()).isEqualTo(303);
        assertThat(ben.get(PROMPT).page().select("li.comment li.comment .p-author").eachText()).containsExactly("Ms Olga");
    }

    @Test
    void theListsStandInAnOrderOfChance() {
        ask("answers: sealed\ndue: 2026-11-25\n");
        var students = new ArrayList<>(List.of(amal, ben, chloe));
        for (int number = 0; number < 5; number++) {
            students.add(school.joined("student" + number));
        }
        for (int number = 0; number < students.size(); number++) {
            said(students.get(number), "Answer " + number);
            assertThat(longs("select member_id from letter_turn")).isSorted().hasSize(number + 1);
            assertThat(longs("select member_id from taken_part")).isSorted().hasSize(number + 1);
            assertThat(longs("select id from letter")).isSorted().hasSize(number + 1);
        }
        school.olga.post(PROMPT + "/revelation");
        assertThat(school.one("select count(distinct number) from comment where mask = 'unlinked'", Integer.class)).isEqualTo(8);
        assertThat(strings("select t.body from comment c join comment_text t on t.comment_id = c.id where c.mask = 'unlinked' order by c.number"))
                .as("numbers by chance").isNotEqualTo(strings("select body from comment_text where body like 'Answer %' order by body"));
    }

    private List<Long> longs(String sql) {
        return school.database.read(tx -> tx.query(sql).mapTo(Long.class).list());
    }

    private List<String> strings(String sql) {
        return school.database.read(tx -> tx.query(sql).mapTo(String.class).list());
    }

    /** Every row of the database, as text, by table. */
    private Map<String, List<String>> dump() {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        for (var table : strings("select table_name from information_schema.tables where lower(table_schema) = 'public'")) {
            tables.put(table.toLowerCase(), school.database.read(tx -> tx.query("select * from " + table).mapToMap().map(Object::toString).list()));
        }
        return tables;
    }

    @Test
    void oneCopyOfTheDatabaseLinksNobodyToAnAnswer() {
        ask("due: 2026-11-25\n");
        var keys = school.one("select count(*) from once_key", Integer.class);
        var codes = new ArrayList<String>();
        var students = List.of(amal, ben, chloe, school.joined("dana"), school.joined("emil"));
        for (int number = 0; number < students.size(); number++) {
            codes.add(said(students.get(number), "Answer " + number));
        }
        assertThat(school.one("select count(*) from once_key", Integer.class)).as("no form is remembered with its time").isEqualTo(keys);
        letAllThrough();
        school.olga.submit(school.olga.get(PROMPT).page().expectFirst("#composer"), "body", "Ms Olga answers.");
        var people = new HashSet<String>();
        for (var name : List.of("amal", "ben", "chloe", "dana", "emil")) {
            people.add(String.valueOf(school.account(name)));
            people.add(String.valueOf(school.member(name)));
            people.add(String.valueOf(Ids.parse(school.persona(name)).orElseThrow()));
            people.add(school.handle(name));
        }
        var answers = new HashSet<>(strings("select cast(id as varchar(20)) from comment where mask = 'unlinked' and depth = 0 and persona_id in "
                + "(select id from persona where member_id is null)"));
        answers.addAll(strings("select cast(id as varchar(20)) from letter"));
        assertThat(answers).hasSize(5);
        answers.addAll(strings("select code_hash from letter union all select code_hash from letter_code"));
        answers.add("Answer ");
        var links = new TreeSet<String>();
        dump().forEach((table, rows) -> rows.forEach(row -> {
            if (people.stream().anyMatch(row::contains) && answers.stream().anyMatch(row::contains)) {
                links.add(table + ": " + row);
            }
        }));
        assertThat(links).as("a row that knows both").isEmpty();
        assertThat(dump().values().stream().flatMap(List::stream).filter(row -> codes.stream().anyMatch(row::contains)).toList()).as("codes in clear").isEmpty();
        assertThat(strings("select name from persona where id in (select persona_id from comment where mask = 'unlinked' and depth = 0)"))
                .containsExactlyInAnyOrder("Somebody in the class", "Ms Olga");
        assertThat(school.one("select count(*) from notice where about_id in (select id from comment where mask = 'unlinked')", Integer.class)).isZero();
        assertThat(school.database.<List<Instant>>read(tx -> tx.query("select posted_at from comment where mask = 'unlinked' union all "
                + "select t.written_at from comment_text t join comment c on c.id = t.comment_id where c.mask = 'unlinked'").mapTo(Instant.class).list()))
                .containsOnly(Instant.parse("2026-11-20T00:00:00Z"));
    }

    @Test
    void whoeverHasTheCodeWithdrawsTheAnswerSignedInOrNot() {
        ask("");
        var waiting = said(amal, "Amals marmalade");
        var stranger = school.site.stranger();
        var form = stranger.get("/withdrawal").page().expectFirst("main form");
        var wrong = stranger.submit(form, "code", "AAAA-CCCC-DDDD-EEEE-FFFF");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.page().text()).contains("No answer has this code");
        assertThat(stranger.submit(form, "code", waiting.toLowerCase().replace("-", " ")).location()).endsWith("?done=letter-withdrawn");
        assertThat(school.one("select count(*) from letter", Integer.class)).isZero();
        assertThat(stranger.submit(form, "code", waiting).status()).as("it works once").isEqualTo(422);
        assertThat(amal.get(PROMPT).page().select("#composer")).as("a turn is a turn").isEmpty();
        var shown = said(ben, "Bens biscuit");
        said(chloe, "Chloes cheese");
        later("2026-11-21T06:00:00Z");
        letAllThrough();
        assertThat(amal.get(PROMPT).text()).contains("biscuit");
        assertThat(stranger.submit(form, "code", shown).location()).endsWith("?done=letter-withdrawn");
        assertThat(amal.get(PROMPT).page().select("li.comment .words").eachText()).containsExactly("Chloes cheese");
        assertThat(school.one("select count(*) from comment_text where body like '%biscuit%'", Integer.class)).isZero();
        assertThat(school.one("select count(*) from letter_code", Integer.class)).isEqualTo(1);
    }

    @Test
    void aWithdrawnAnswerWithARepliesLeavesItsPlace() {
        ask("");
        var code = said(amal, "Amals marmalade");
        later("2026-11-21T06:00:00Z");
        letAllThrough();
        var key = ben.get(PROMPT).page().expectFirst("li.comment").id().replace("comment-", "");
        school.olga.submit(school.olga.get(PROMPT + "/comments/" + key).page().expectFirst("#composer"), "body", "Thank you.");
        school.site.stranger().post("/withdrawal", "code", code);
        var page = ben.get(PROMPT).page();
        assertThat(page.select(".tombstone").text()).contains("Withdrawn by its author");
        assertThat(page.text()).contains("Thank you.").doesNotContain("marmalade");
    }

    @Test
    void everythingWaitsWhateverTheRuleIs() {
        ask("");
        school.olga.post(PROMPT + "/discussion", "moderation", "open", "lock", "open");
        allThreeSay();
        assertThat(queue()).hasSize(3);
        assertThat(ben.get(PROMPT).page().select("li.comment")).isEmpty();
        assertThat(school.olga.get(PROMPT + "/discussion").page().text()).contains("Everything that students say here waits");
    }

    @Test
    void whatHasLainHereForADayReachesStaff() {
        ask("");
        said(amal, "Amals marmalade");
        later("2026-11-20T22:59:00Z");
        assertThat(queue()).as("it is still Friday in Paris").isEmpty();
        later("2026-11-20T23:01:00Z");
        assertThat(queue()).containsExactly("Amals marmalade");
    }

    @Test
    void theEndOfTheRoundBringsWhatIsLeftAndForgetsWhoHasHadATurn() {
        ask("");
        said(amal, "Amals marmalade");
        school.olga.post(PROMPT + "/closing");
        assertThat(queue()).containsExactly("Amals marmalade");
        assertThat(school.one("select count(*) from letter_turn", Integer.class)).isZero();
        assertThat(ben.post(PROMPT + "/comments", "body", "Too late", "once", "z", "audience", "course").status()).isEqualTo(422);
        school.olga.post(PROMPT + "/discussion", "moderation", "course", "lock", "open");
        var again = amal.post(PROMPT + "/comments", "body", "Once more", "once", "z", "audience", "course");
        assertThat(again.page().text()).as("also where staff have opened it again").contains("You have answered here already");
    }

    @Test
    void sealedAnswersAreNobodysNotEvenTheirAuthors() {
        ask("answers: sealed\ndue: 2026-11-25\n");
        var sent = amal.say(PROMPT, "Amals marmalade").page();
        assertThat(sent.text()).contains("not even you see it here");
        said(ben, "Bens biscuit");
        said(chloe, "Chloes cheese");
        assertThat(queue()).isEmpty();
        for (var visitor : List.of(amal, ben, school.olga)) {
            assertThat(visitor.get(PROMPT).text()).doesNotContain("marmalade");
        }
        later("2026-11-25T23:00:00Z");
        assertThat(queue()).hasSize(3);
        letAllThrough();
        assertThat(ben.get(PROMPT).page().select("li.comment")).hasSize(3);
    }

    @Test
    void whoHasHadATurnReadsTheOthersWhereOneSpeaksFirst() {
        ask("answers: post-first\n");
        allThreeSay();
        letAllThrough();
        var dana = school.joined("dana");
        assertThat(dana.get(PROMPT).text()).doesNotContain("marmalade");
        assertThat(amal.get(PROMPT).text()).contains("marmalade", "biscuit");
        said(dana, "Dana too");
        assertThat(dana.get(PROMPT).text()).contains("marmalade").doesNotContain("Dana too");
    }

    @Test
    void theRollTellsWhenItIsDueAndWhenItIsOverAndNeverInBetween() {
        ask("due: 2026-11-25 18:00\ncloses: 2026-11-30 18:00\n");
        school.listed("amal", "Amal Haddad");
        school.listed("ben", "Ben Weber");
        said(amal, "Amals marmalade");
        later("2026-11-22T00:30:00Z");
        assertThat(mark("Amal Haddad")).as("no night before it is due").isEmpty();
        later("2026-11-25T17:00:01Z");
        assertThat(List.of(mark("Amal Haddad"), mark("Ben Weber"))).containsExactly("done", "not yet");
        said(ben, "Bens biscuit");
        later("2026-11-27T00:30:00Z");
        assertThat(mark("Ben Weber")).as("no night after it").isEqualTo("not yet");
        later("2026-11-30T17:00:01Z");
        assertThat(mark("Ben Weber")).as("nobody is late here").isEqualTo("done");
        assertThat(strings("select distinct standing from taken_part where standing <> 'missing'")).containsExactly("done");
    }

    private String mark(String name) {
        var page = school.olga.get(School.COURSE + "/participation").page();
        int column = page.select("thead a").eachAttr("href").indexOf(PROMPT);
        return page.select("tbody tr").stream().filter(row -> row.text().contains(name)).findFirst().orElseThrow().select("td").get(column).text();
    }

    @Test
    void repliesCannotBeAskedForAndTheReasonIsSaid() {
        var answer = school.olga.post(School.COURSE + "/prompts", "kind", "question", "question", "What would you rather not say?", "mask", "unlinked", "replies", "1", "save", "1");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().expectFirst("#mask .wrong").text()).contains("nobody can tell who has replied");
    }

    @Test
    void staffSpeakAsStaffAndAtOnce() {
        ask("");
        assertThat(school.olga.say(PROMPT, "A place to start.").status()).isEqualTo(303);
        assertThat(ben.get(PROMPT).page().select(".p-author").eachText()).containsExactly("Ms Olga");
    }

    @Test
    void theSameFormSentTwiceIsOneAnswer() {
        ask("");
        var form = amal.get(PROMPT).page().expectFirst("#composer");
        assertThat(form.hasAttr("data-draft")).as("nothing stays on the device").isFalse();
        assertThat(amal.submit(form, "body", "Amals marmalade").status()).isEqualTo(200);
        assertThat(amal.submit(form, "body", "Amals marmalade").status()).isEqualTo(422);
        assertThat(school.one("select count(*) from letter", Integer.class)).isEqualTo(1);
    }
}
