package unmask.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unmask.School;
import unmask.Visitor;

/** Ms Olga asks something that people answer under a name that is theirs in this discussion alone. */
class FreshTest {
    private static final String PROMPT = School.COURSE + "/prompts/who-watches";
    private static final String NEXT = School.COURSE + "/prompts/who-else";
    private static final String FRESH_NAME = "[A-Z][a-z]+ [A-Z][a-z]+";

    private School school;
    private Visitor amal;
    private Visitor ben;

    @BeforeEach
    void open() {
        school = new School();
        amal = school.joined("amal");
        ben = school.joined("ben");
        ask("who-watches", "mask: fresh\n");
    }

    @AfterEach
    void close() {
        school.close();
    }

    private void ask(String id, String more) {
        var block = block(more).replace("who-watches", id);
        var answer = school.olga.post(School.COURSE + "/posts", "title", "About " + id, "authors", "Ms Olga", "body",
                "Before.\n\n```prompt\n" + block + "```\n\nAfter.\n", "once", id, "to", "publish", "audience", "course");
        assertThat(answer.status()).as(answer.page().select(".wrong").text()).isEqualTo(303);
    }

    private static String block(String more) {
        return PromptTest.block("question", more).replace("replies: 2\n", "");
    }

    private String said(Visitor visitor, String prompt, String words) {
        var answer = visitor.say(prompt, words + " word".repeat(20));
        assertThat(answer.status()).as(answer.page().select(".wrong").text()).isEqualTo(303);
        return answer.location().replaceAll(".*#comment-", "");
    }

    private String said(Visitor visitor, String words) {
        return said(visitor, PROMPT, words);
    }

    private static Element comment(Visitor reader, String key) {
        return reader.get(PROMPT + "?around=" + key).page().expectFirst("#comment-" + key);
    }

    private static String author(Visitor reader, String key) {
        return comment(reader, key).expectFirst(".p-author").text();
    }

    @Test
    void theFirstAnswerDrawsANameThatStaysInThisDiscussion() {
        assertThat(amal.get(PROMPT).page().expectFirst("#composer .audience").text())
                .contains("a new name, drawn by chance", "can look behind it only with a written reason", "could link the name to your sign-in")
                .doesNotContain(school.handle("amal"));
        var first = said(amal, "Amal begins.");
        var name = author(ben, first);
        assertThat(name).matches(FRESH_NAME).isNotEqualTo(school.handle("amal"));
        assertThat(author(school.olga, first)).isEqualTo(name);
        assertThat(amal.get(PROMPT).page().expectFirst("#composer .audience").text()).contains("Classmates will see " + name + ", your name in this discussion alone.");
        var second = said(amal, "Amal goes on.");
        assertThat(author(ben, second)).isEqualTo(name);
        assertThat(author(ben, said(ben, "Ben is somebody else."))).isNotEqualTo(name);
    }

    @Test
    void inTheNextDiscussionThereIsAnotherOne() {
        ask("who-else", "mask: fresh\n");
        var here = author(ben, said(amal, "Here."));
        var there = ben.get(NEXT + "/comments/" + said(amal, NEXT, "There.")).page().expectFirst(".p-author").text();
        assertThat(there).matches(FRESH_NAME).isNotEqualTo(here);
        assertThat(school.one("select count(distinct mask_seed) from persona where discussion_id is not null", Integer.class)).isBetween(1, 2);
    }

    @Test
    void staffSpeakAsStaff() {
        assertThat(school.olga.get(PROMPT).page().expectFirst("#composer .audience").text()).contains("under your name, Ms Olga");
        var key = said(school.olga, "A place to start.");
        assertThat(comment(ben, key).expectFirst(".p-author").text()).isEqualTo("Ms Olga");
        assertThat(comment(ben, key).select(".role").text()).isEqualTo("instructor");
    }

    @Test
    void onlyTheDayIsKeptAndChanceOrdersTheAnswers() {
        var keys = new ArrayList<String>();
        for (int number = 0; number < 14; number++) {
            school.clock.move(Duration.ofMinutes(3));
            keys.add(said(number % 2 == 0 ? amal : ben, "Answer " + number + "."));
        }
        var shown = new ArrayList<>(ben.get(PROMPT).page().select("li.comment").eachAttr("id").stream().map(id -> id.replace("comment-", "")).toList());
        assertThat(shown).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(shown).as("the order in which they came").isNotEqualTo(keys);
        assertThat(ben.get(PROMPT).page().select(".dt-published").eachAttr("datetime")).containsOnly("2026-11-20");
        assertThat(ben.get(PROMPT).page().select(".dt-published").eachText()).containsOnly("20 November 2026");
        assertThat(ben.get(PROMPT).page().select(".tabs a").eachText()).doesNotContain("Newest first", "Oldest first");
        assertThat(ben.get(PROMPT + "?order=newest").page().select("li.comment").eachAttr("id")).isEqualTo(shown.stream().map(key -> "comment-" + key).toList());
        amal.submit(amal.get(PROMPT + "/comments/" + keys.get(0) + "/edit").page().expectFirst("main form"), "body", "Changed. " + "word ".repeat(20));
        assertThat(hours("select posted_at from comment where mask = 'fresh'")).containsOnly(Instant.parse("2026-11-20T00:00:00Z"));
        assertThat(hours("select edited_at from comment where mask = 'fresh' and edited_at is not null")).containsOnly(Instant.parse("2026-11-20T00:00:00Z"));
        assertThat(hours("select t.written_at from comment_text t join comment c on c.id = t.comment_id where c.mask = 'fresh'")).hasSize(15)
                .containsOnly(Instant.parse("2026-11-20T00:00:00Z"));
    }

    private List<Instant> hours(String sql) {
        return school.database.read(tx -> tx.query(sql).mapTo(Instant.class).list());
    }

    @Test
    void whatIsNewIsFoundInTheOrderOfChance() {
        var keys = new ArrayList<String>();
        for (int number = 0; number < 9; number++) {
            school.clock.move(Duration.ofMinutes(1));
            keys.add(said(amal, "Answer " + number + "."));
        }
        var page = ben.get(PROMPT).page();
        var links = page.select("a.fresh").eachAttr("href");
        assertThat(links).hasSize(9).noneMatch(link -> link.matches(".*after=\\d{1,4}"));
        var met = new ArrayList<String>();
        var next = ben.get(PROMPT + "/next").location();
        while (next.contains("around=")) {
            met.add(next.replaceAll(".*#comment-", ""));
            next = ben.get(ben.get(PROMPT).page().expectFirst("#comment-" + met.get(met.size() - 1) + " > .who a.fresh").attr("href")).location();
        }
        assertThat(met).isEqualTo(page.select("li.comment").eachAttr("id").stream().map(id -> id.replace("comment-", "")).toList());
        assertThat(amal.get(PROMPT).page().select("a.fresh")).as("one’s own words are no news").isEmpty();
    }

    @Test
    void whoIsAnsweredLearnsOfTheFreshNameOnly() {
        var key = said(amal, "Amal asks.");
        ben.submit(ben.get(PROMPT + "/comments/" + key).page().expectFirst("#composer"), "body", "Ben answers. " + "word ".repeat(20), "quote", "Amal asks.");
        var name = school.one("select name from persona where discussion_id is not null and member_id = " + school.member("ben"), String.class);
        var inbox = amal.get("/inbox").page().text();
        assertThat(inbox).contains(name + " has answered your thought").doesNotContain(school.handle("ben"));
        var reply = ben.get(PROMPT + "/comments/" + key).page();
        assertThat(reply.select(".u-in-reply-to").text()).contains(author(ben, key));
        assertThat(reply.select(".quoted .by").text()).contains(author(ben, key)).doesNotContain(school.handle("amal"));
    }

    @Test
    void whatIsSaidInPrivateStaysUnderTheFreshName() {
        var key = said(amal, "Amal worries Ms Olga.");
        school.olga.submit(school.olga.get(PROMPT + "/comments/" + key + "/private").page().expectFirst("main form"), "body", "How are you?");
        var talk = amal.get(School.COURSE + "/moderation/private").page().expectFirst(".rows a").attr("href");
        assertThat(amal.submit(amal.get(talk).page().expectFirst("main form"), "body", "Fine, thank you.").status()).isEqualTo(303);
        var seen = school.olga.get(talk).page();
        assertThat(seen.select(".who b").eachText()).containsExactly("Ms Olga", author(ben, key));
        assertThat(seen.text()).doesNotContain(school.handle("amal"));
        assertThat(seen.select("time").eachAttr("datetime")).containsOnly("2026-11-20");
        assertThat(ben.get(talk).status()).isEqualTo(404);
        assertThat(school.olga.get("/inbox").text()).contains(author(ben, key)).doesNotContain(school.handle("amal"));
    }

    @Test
    void authorsChangeAndWithdrawTheirOwnAndNobodyElses() {
        var key = said(amal, "Amal begins.");
        assertThat(amal.get(PROMPT).page().expectFirst("#comment-" + key).select(".mine")).hasSize(1);
        assertThat(ben.get(PROMPT).page().expectFirst("#comment-" + key).select(".mine")).isEmpty();
        assertThat(ben.get(PROMPT + "/comments/" + key + "/edit").status()).isEqualTo(404);
        assertThat(ben.post(PROMPT + "/comments/" + key + "/withdrawal").status()).isEqualTo(404);
        assertThat(amal.get(PROMPT + "/comments/" + key + "/reports").status()).as("one’s own words are not reported").isEqualTo(404);
        assertThat(amal.post(PROMPT + "/comments/" + key + "/withdrawal").status()).isEqualTo(303);
        assertThat(ben.get(PROMPT).page().select("li.comment")).isEmpty();
    }

    @Test
    void theAuthorIsPausedByTheFreshNameAndNoOtherPageTells() {
        school.listed("amal", "Amal Haddad");
        school.listed("ben", "Ben Weber");
        var key = said(amal, "Amal is rude.");
        var before = school.olga.get(School.COURSE + "/people").page().expectFirst("main").text();
        var line = school.olga.get(School.COURSE + "/participation").page().expectFirst("main").text();
        var pause = school.olga.get(PROMPT + "/comments/" + key + "/pause").page();
        assertThat(pause.text()).contains(author(ben, key), "Nothing here tells you who it is").doesNotContain(school.handle("amal"));
        assertThat(school.olga.submit(pause.expectFirst("main form")).location()).endsWith("done=author-paused-here");
        assertThat(amal.get(School.COURSE).page().select("#main").text()).doesNotContain("About who-watches");
        amal = school.signedIn("amal", School.passphrase("amal"));
        assertThat(amal.get(PROMPT).status()).isEqualTo(404);
        assertThat(school.olga.get(School.COURSE + "/people").page().expectFirst("main").text()).isEqualTo(before);
        assertThat(school.olga.get(School.COURSE + "/participation").page().expectFirst("main").text()).isEqualTo(line);
        var again = school.olga.get(PROMPT + "/comments/" + key + "/pause").page();
        assertThat(again.text()).contains("You have paused this author");
        assertThat(school.olga.submit(again.expectFirst("main form")).location()).endsWith("done=author-back");
        assertThat(amal.get(PROMPT).status()).isEqualTo(200);
    }

    @Test
    void aPauseByOneFreshNameDoesNotShowAtTheNext() {
        ask("who-else", "mask: fresh\n");
        var here = said(amal, "Here.");
        var there = said(amal, NEXT, "There.");
        school.olga.submit(school.olga.get(PROMPT + "/comments/" + here + "/pause").page().expectFirst("main form"));
        assertThat(school.olga.get(NEXT + "/comments/" + there + "/pause").page().text()).doesNotContain("You have paused this author");
        school.olga.submit(school.olga.get(NEXT + "/comments/" + there + "/pause").page().expectFirst("main form"));
        school.olga.post(PROMPT + "/comments/" + here + "/pause/end");
        amal = school.signedIn("amal", School.passphrase("amal"));
        assertThat(amal.get(PROMPT).status()).as("paused by the other name still").isEqualTo(404);
        school.olga.post(NEXT + "/comments/" + there + "/pause/end");
        assertThat(amal.get(PROMPT).status()).isEqualTo(200);
    }

    @Test
    void anInstructorLooksBehindAFreshNameWithAReasonAndThePersonIsTold() {
        school.listed("amal", "Amal Haddad");
        var key = said(amal, "Amal worries Ms Olga.");
        assertThat(school.olga.get(PROMPT).page().select(".real-names")).as("no real names on this page").isEmpty();
        assertThat(school.olga.get(PROMPT + "?names=real").text()).doesNotContain("Amal Haddad");
        var link = comment(school.olga, key).expectFirst(".acts a[href*=/unmaskings/]").attr("href");
        var answer = school.olga.submit(school.olga.get(link).page().expectFirst("main form"), "category", "conduct", "reason", "It says where somebody lives.");
        assertThat(answer.page().expectFirst(".keep").text()).contains("Amal Haddad");
        assertThat(answer.text()).doesNotContain(school.handle("amal"));
        assertThat(amal.get("/me/unmaskings").page().text()).contains("Ms Olga looked behind " + author(ben, key));
        assertThat(ben.get(School.COURSE).page().text()).contains("An instructor has looked behind a class name in this class once.");
        assertThat(school.olga.get(School.COURSE + "/unmaskings/" + school.persona("amal")).status()).as("class names are open here anyway").isEqualTo(404);
    }

    @Test
    void behindAFreshNameInAClassOfRealNamesStandsTheRealName() {
        school.goesBy("named");
        var key = said(amal, "Amal worries Ms Olga.");
        var link = comment(school.olga, key).expectFirst(".acts a[href*=/unmaskings/]").attr("href");
        var answer = school.olga.submit(school.olga.get(link).page().expectFirst("main form"), "category", "conduct", "reason", "It says where somebody lives.");
        assertThat(answer.page().expectFirst(".keep").text()).contains(school.handle("amal"));
    }

    @Test
    void theRollChangesAtNightInEveryClass() {
        school.listed("amal", "Amal Haddad");
        said(amal, "Amal takes part.");
        assertThat(mark("Amal Haddad")).isEmpty();
        school.clock.set(Instant.parse("2026-11-21T00:30:00Z"));
        school.site.writeRolls();
        assertThat(mark("Amal Haddad")).isEqualTo("done");
        assertThat(amal.get(PROMPT).page().text()).contains("You have done what was asked");
    }

    private String mark(String name) {
        var page = school.olga.get(School.COURSE + "/participation").page();
        int column = page.select("thead a").eachAttr("href").indexOf(PROMPT);
        return page.select("tbody tr").stream().filter(row -> row.text().contains(name)).findFirst().orElseThrow().select("td").get(column).text();
    }

    @Test
    void heldFirstThoughtsTellNothingOfEarlierOnes() {
        school.olga.post(PROMPT + "/discussion", "moderation", "first", "lock", "open");
        amal.say(School.COURSE + "/posts/the-mask", "Amal has spoken elsewhere.");
        assertThat(amal.say(PROMPT, "Amal’s first one here. " + "word ".repeat(20)).location()).contains("done=held");
        var queue = school.olga.get(School.COURSE + "/moderation").page();
        var waiting = queue.select(".case").stream().filter(each -> each.text().contains("first one here")).findFirst().orElseThrow();
        assertThat(waiting.text()).doesNotContain(school.handle("amal"));
        school.olga.submit(waiting.expectFirst("form"));
        assertThat(amal.say(PROMPT, "Amal’s second one. " + "word ".repeat(20)).location()).contains("done=posted");
    }

    @Test
    void whereOneSpeaksFirstTheFreshNameHasSpoken() {
        ask("who-else", "mask: fresh\nanswers: post-first\n");
        said(ben, NEXT, "Bens marmalade.");
        assertThat(amal.get(NEXT).text()).doesNotContain("marmalade");
        said(amal, NEXT, "Amal too.");
        assertThat(amal.get(NEXT).text()).contains("marmalade");
    }

    @Test
    void sealedAnswersAreTheirAuthorsUnderTheFreshName() {
        ask("who-else", "mask: fresh\nanswers: sealed\ndue: 2026-11-25\n");
        var key = said(amal, NEXT, "Amals marmalade.");
        assertThat(amal.get(NEXT).text()).contains("marmalade");
        assertThat(school.olga.get(NEXT).text()).doesNotContain("marmalade");
        assertThat(amal.get(NEXT + "/comments/" + key + "/edit").status()).isEqualTo(200);
        school.olga.post(NEXT + "/revelation");
        assertThat(ben.get(NEXT).text()).contains("marmalade").doesNotContain(school.handle("amal"));
    }

    @Test
    void theMaskStaysAsItWasOnceSomebodyHasAnswered() {
        said(amal, "Amal answers.");
        var edit = School.COURSE + "/posts/about-who-watches";
        for (var other : List.of("", "mask: unlinked\n")) {
            var answer = school.olga.submit(school.olga.get(edit + "/edit").page().expectFirst("form.editor"), "body",
                    "```prompt\n" + block(other) + "```\n", "to", "publish");
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.page().text()).contains("People have answered under the names that they were told of");
        }
        assertThat(author(ben, said(amal, "Amal goes on."))).matches(FRESH_NAME);
    }

    @Test
    void staffChooseTheMaskByTheSentencesThatStudentsWillRead() {
        var form = school.olga.get(School.COURSE + "/prompts/new?kind=question").page().expectFirst("form.editor");
        assertThat(form.select("#mask label")).hasSize(3);
        assertThat(form.select("#mask").text()).contains("a new name, drawn by chance", "under no name");
        var answer = school.olga.submit(form, "question", "What would you rather not say?", "mask", "fresh", "save", "1");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(school.one("select mask from discussion where title = 'What would you rather not say?'", String.class)).isEqualTo("fresh");
        var poll = school.olga.post(School.COURSE + "/prompts", "kind", "poll", "question", "Which?", "choices", "A\nB", "mask", "fresh", "save", "1");
        assertThat(poll.status()).isEqualTo(422);
    }
}
