package unmask.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unmask.School;
import unmask.Visitor;

/** Ms Olga asks a question whose answers are sealed, or come first; Amal answers, and Ben would like to know what. */
class SealedTest {
    private static final String ARTICLE = School.COURSE + "/posts/who-watches";
    private static final String PROMPT = School.COURSE + "/prompts/who-watches";
    private static final String WORDS = "Amals marmalade " + "word ".repeat(20);

    private School school;
    private Visitor amal;
    private Visitor ben;

    @BeforeEach
    void open() {
        school = new School();
        amal = school.joined("amal");
        ben = school.joined("ben");
    }

    @AfterEach
    void close() {
        school.close();
    }

    private void ask(String more) {
        var answer = school.olga.post(School.COURSE + "/posts", "title", "Who watches", "authors", "Ms Olga", "body",
                "Before.\n\n```prompt\n" + PromptTest.block("question", more) + "```\n\nAfter.\n", "once", "x", "to", "publish", "audience", "web");
        assertThat(answer.status()).as(answer.page().select(".wrong").text()).isEqualTo(303);
    }

    private void later(String instant) {
        school.clock.set(Instant.parse(instant));
        school.site.turnRounds();
    }

    /** What somebody finds of Amal's words, by every way there is. */
    private List<String> ways(Visitor visitor, String comment) {
        school.site.caughtUp();
        var found = new ArrayList<String>();
        for (var path : List.of(ARTICLE, PROMPT, PROMPT + "?around=" + comment, PROMPT + "?order=newest", PROMPT + "/comments/" + comment,
                PROMPT + "/comments/" + comment + "/reports", PROMPT + "/comments/" + comment + "/moderation", PROMPT + "/comments/" + comment + "/hiding",
                PROMPT + "/comments/" + comment + "/edit", PROMPT + "/comments/" + comment + "/private", PROMPT + "/present", School.COURSE, "/",
                School.COURSE + "/search?q=marmalade", "/search?q=marmalade", School.COURSE + "/moderation", School.COURSE + "/moderation/log", "/inbox", PROMPT + "/results.csv",
                School.COURSE + "/prompts", PROMPT + "/next")) {
            if (visitor.get(path).text().replaceAll("<[^>]*>", "").contains("Amals marmalade")) {
                found.add(path);
            }
        }
        try (var stream = visitor.listen(PROMPT, 0)) {
            school.site.ring();
            if (stream.status() == 200 && stream.nextNews().data().contains("marmalade")) {
                found.add("live");
            }
        }
        return found;
    }

    private String said(Visitor visitor, String words) {
        var answer = visitor.say(PROMPT, words);
        assertThat(answer.status()).as(answer.page().select(".wrong").text()).isEqualTo(303);
        return answer.location().replaceAll(".*#comment-", "");
    }

    @Test
    void sealedAnswersAreTheirAuthorsAloneUntilAllAreRevealed() {
        ask("answers: sealed\ndue: 2026-11-25\n");
        var comment = said(amal, WORDS);
        assertThat(ways(school.olga, comment)).as("an instructor").isEmpty();
        assertThat(ways(ben, comment)).as("a classmate").isEmpty();
        assertThat(ways(school.site.stranger(), comment)).as("a stranger").isEmpty();
        assertThat(ways(amal, comment)).as("the author").contains(ARTICLE, PROMPT, PROMPT + "/comments/" + comment);
        assertThat(ben.get(PROMPT).page().text()).contains("Sealed").doesNotContain("One thought");
        later("2026-11-25T23:00:00Z");
        assertThat(ways(school.olga, comment)).contains(ARTICLE, PROMPT, PROMPT + "/comments/" + comment, School.COURSE + "/search?q=marmalade", "live");
        assertThat(ways(ben, comment)).contains(ARTICLE, PROMPT, PROMPT + "/comments/" + comment, School.COURSE + "/search?q=marmalade", "live");
        assertThat(ways(school.site.stranger(), comment)).as("strangers wait until the round is over").isEmpty();
        later("2026-12-03T00:00:00Z");
        assertThat(ways(school.site.stranger(), comment)).contains(ARTICLE, PROMPT);
    }

    @Test
    void theButtonRevealsEarlier() {
        ask("answers: sealed\ndue: 2026-11-25\n");
        var comment = said(amal, WORDS);
        assertThat(ben.post(PROMPT + "/revelation").status()).isEqualTo(403);
        assertThat(ways(ben, comment)).isEmpty();
        assertThat(school.olga.post(PROMPT + "/revelation").location()).endsWith("done=round-revealed");
        assertThat(ways(ben, comment)).contains(PROMPT);
        assertThat(ways(school.olga, comment)).contains(PROMPT);
    }

    @Test
    void whatNobodyHasReadIsChangedWithoutAMark() {
        ask("answers: sealed\ndue: 2026-11-25\n");
        var comment = said(amal, WORDS);
        var edit = amal.get(PROMPT + "/comments/" + comment + "/edit").page();
        assertThat(edit.text()).contains("Nobody can tell that it was changed");
        amal.submit(edit.expectFirst("main form"), "body", WORDS.replace("marmalade", "marzipan"));
        assertThat(school.one("select count(*) from comment_text where body like '%marmalade%'", Integer.class)).isZero();
        later("2026-11-25T23:00:00Z");
        var shown = ben.get(PROMPT).page().expectFirst("#comment-" + comment);
        assertThat(shown.text()).contains("marzipan").doesNotContain("edited");
    }

    @Test
    void whatIsTakenBackBeforeTheRevealLeavesNoTrace() {
        ask("answers: sealed\ndue: 2026-11-25\n");
        var comment = said(amal, WORDS);
        amal.submit(amal.get(PROMPT + "/comments/" + comment + "/withdrawal").page().expectFirst("main form"));
        assertThat(school.one("select count(*) from taken_part", Integer.class)).isZero();
        later("2026-11-25T23:00:00Z");
        assertThat(ben.get(PROMPT).page().select(".comment, .tombstone")).isEmpty();
    }

    @Test
    void heldAnswersWaitForTheRevealBeforeTheyWaitForStaff() {
        ask("answers: sealed\ndue: 2026-11-25\n");
        school.olga.post(PROMPT + "/discussion", "moderation", "all", "lock", "open");
        said(amal, WORDS);
        assertThat(school.olga.get(School.COURSE + "/moderation").text()).doesNotContain("marmalade");
        later("2026-11-25T23:00:00Z");
        assertThat(school.olga.get(School.COURSE + "/moderation").text()).contains("marmalade");
        assertThat(ben.get(PROMPT).text()).doesNotContain("marmalade");
    }

    @Test
    void whoHasNotSpokenReadsNothingWhereOneSpeaksFirst() {
        ask("answers: post-first\ndue: 2026-11-25\n");
        var comment = said(amal, WORDS);
        assertThat(ways(ben, comment)).isEmpty();
        assertThat(ben.get(PROMPT).page().text()).contains("One answer is here.");
        assertThat(ways(school.olga, comment)).as("staff read along").contains(PROMPT);
        var own = said(ben, "Ben says " + "word ".repeat(20));
        assertThat(ways(ben, comment)).contains(PROMPT, ARTICLE, PROMPT + "/comments/" + comment);
        ben.submit(ben.get(PROMPT + "/comments/" + own + "/withdrawal").page().expectFirst("main form"));
        assertThat(ways(ben, comment)).as("who takes it back reads no more").isEmpty();
        var chloe = school.joined("chloe");
        later("2026-12-03T00:00:00Z");
        assertThat(ways(chloe, comment)).as("when the round is over, everybody reads").contains(PROMPT);
    }

    @Test
    void nothingIsAddedWhenTheRoundIsOver() {
        ask("due: 2026-11-25\n");
        var composer = amal.get(PROMPT).page().expectFirst("#composer");
        later("2026-11-26T12:00:00Z");
        said(ben, "Ben is late, and " + "word ".repeat(20));
        assertThat(school.one("select standing from taken_part where part = 'answer' and standing <> 'missing'", String.class)).isEqualTo("late");
        later("2026-12-03T00:00:00Z");
        assertThat(amal.submit(composer, "body", WORDS).status()).isEqualTo(422);
        assertThat(amal.get(PROMPT).page().select("#composer")).isEmpty();
        assertThat(amal.get(ARTICLE).page().select("form.answer")).isEmpty();
    }
}
