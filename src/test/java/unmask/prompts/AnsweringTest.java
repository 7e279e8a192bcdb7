package unmask.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unmask.School;
import unmask.Visitor;

/** Ms Olga asks, in an article of the sample class; Amal, Ben and Chloe answer. */
class AnsweringTest {
    private static final String ARTICLE = School.COURSE + "/posts/who-watches";
    private static final String PROMPT = School.COURSE + "/prompts/who-watches";

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

    private void ask(String kind, String more) {
        var answer = school.olga.post(School.COURSE + "/posts", "title", "Who watches", "authors", "Ms Olga", "body",
                "Before.\n\n```prompt\n" + PromptTest.block(kind, "aim: The secret aim.\nnote: The secret note.\n" + more) + "```\n\nAfter.\n", "once", "x", "to", "publish", "audience", "web");
        assertThat(answer.status()).as(answer.page().select(".wrong").text()).isEqualTo(303);
    }

    private void later(String instant) {
        school.clock.set(Instant.parse(instant));
        school.site.turnRounds();
    }

    private static String[] answerTo(String kind) {
        return switch (kind) {
            case "poll" -> new String[] {"choice", "1"};
            case "stance" -> new String[] {"place", "2"};
            case "spot" -> new String[] {"item-0", "fake", "item-1", "real", "item-2", "real", "item-3", "fake"};
            case "confidential" -> new String[] {"said", "yes"};
            case "exit" -> new String[] {"line", "The die was the clearest."};
            default -> throw new IllegalArgumentException(kind);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"poll", "stance", "spot", "confidential", "exit"})
    void anAnswerIsGivenWhereTheBlockStands(String kind) {
        ask(kind, "");
        var page = amal.get(ARTICLE).page();
        var prompt = page.expectFirst("#prompt-who-watches");
        assertThat(prompt.expectFirst("h2").text()).isEqualTo("Who watches?");
        assertThat(page.select(".prose").text()).contains("Before.", "After.");
        var answer = amal.submit(prompt.expectFirst("form.answer"), answerTo(kind));
        assertThat(answer.location()).isEqualTo(ARTICLE + "?done=answered#prompt-who-watches");
        assertThat(amal.get(PROMPT).page().text()).contains("You have taken part.");
        assertThat(ben.get(PROMPT).page().text()).doesNotContain("You have taken part.");
        assertThat(school.one("select count(*) from taken_part where standing = 'done'", Integer.class)).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"poll", "stance", "spot", "confidential", "exit"})
    void leavingItOutLooksTheSame(String kind) {
        ask(kind, "");
        amal.submit(amal.get(PROMPT).page().expectFirst("form.answer"), answerTo(kind));
        var seenBefore = school.olga.get(PROMPT).page().expectFirst("main").text();
        ben.submit(ben.get(PROMPT).page().expectFirst("form.answer"), "skip", "1");
        assertThat(school.one("select count(*) from taken_part where standing = 'done'", Integer.class)).isEqualTo(2);
        var seenByOlga = school.olga.get(PROMPT).page().expectFirst("main").text();
        var seenByBen = ben.get(PROMPT).page().expectFirst(".taken").text();
        assertThat(seenByOlga).isEqualTo(seenBefore);
        assertThat(seenByBen).isEqualTo(amal.get(PROMPT).page().expectFirst(".taken").text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"poll", "stance", "spot", "confidential", "exit"})
    void anAnswerWithNothingInItComesBackWithASentence(String kind) {
        ask(kind, "");
        var answer = amal.post(PROMPT + "/answers");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().expectFirst(".wrong").text()).isNotEmpty();
        assertThat(school.one("select count(*) from taken_part", Integer.class)).isZero();
    }

    @Test
    void instructorsAreNotCountedAndStrangersDoNotAnswer() {
        ask("poll", "");
        assertThat(school.olga.get(PROMPT).page().select("form.answer")).isEmpty();
        assertThat(school.olga.post(PROMPT + "/answers", "choice", "1").location()).endsWith("done=staff-do-not-count");
        assertThat(school.site.stranger().post(PROMPT + "/answers", "choice", "1").status()).isEqualTo(401);
        assertThat(school.one("select count(*) from choice", Integer.class)).isZero();
    }

    @Test
    void theAimAndTheNoteAreForInstructorsAlone() {
        ask("poll", "");
        for (var path : List.of(ARTICLE, PROMPT)) {
            assertThat(school.olga.get(path).text()).contains("The secret aim.", "The secret note.");
            assertThat(amal.get(path).text()).doesNotContain("The secret");
            assertThat(school.site.stranger().get(path).text()).doesNotContain("The secret");
        }
        school.site.caughtUp();
        assertThat(amal.get(School.COURSE + "/search?q=secret").text()).doesNotContain("The secret");
    }

    @Test
    void aBrokenBlockStandsAsTextAndKeepsItsNoteFromStudents() {
        var answer = school.olga.post(School.COURSE + "/posts", "title", "Broken", "authors", "Ms Olga", "body", "```prompt\nkind: quiz\nnote: The secret note.\n```\n",
                "once", "x", "to", "publish", "audience", "web");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().expectFirst("#body-wrong").text()).isEqualTo("Line 2: There is no kind “quiz”. Choose one of: question, poll, stance, spot, confidential, exit.");
        school.site.write(School.SLUG + "/broken.md", "---\ntitle: Broken\npublished: 2026-11-01\n---\nWords.\n\n```prompt\nkind: quiz\nnote: The secret note.\n  More of it.\nid: x\n```\n");
        var deadline = System.nanoTime() + 20_000_000_000L;
        while (amal.get(School.COURSE + "/posts/broken").status() != 200) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
        var page = amal.get(School.COURSE + "/posts/broken").page();
        assertThat(page.expectFirst("pre.typed").wholeText()).contains("kind: quiz", "id: x").doesNotContain("secret", "More of it");
        assertThat(school.olga.get(School.COURSE).page().text()).contains("Line 8: There is no kind “quiz”.");
    }

    @Test
    void whatIsAnsweredStaysAsItWasAndTheEditorSaysWhy() {
        ask("poll", "");
        amal.submit(amal.get(PROMPT).page().expectFirst("form.answer"), "choice", "1");
        var editor = school.olga.get(ARTICLE + "/edit").page().expectFirst("form.editor");
        var body = editor.expectFirst("#body").wholeText();
        var answer = school.olga.submit(editor, "body", body.replace("Always", "Sometimes"), "to", "draft");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().expectFirst("#body-wrong").text()).contains("People have answered this prompt");
        assertThat(school.olga.submit(editor, "body", body.replace("After.", "Afterwards."), "to", "draft").status()).isEqualTo(303);
        assertThat(amal.get(ARTICLE).text()).contains("Always", "Afterwards.");
    }

    @Test
    void aBlockThatIsTakenOutKeepsItsAnswersAndComesBackWithThem() {
        ask("poll", "");
        amal.submit(amal.get(PROMPT).page().expectFirst("form.answer"), "choice", "1");
        var editor = school.olga.get(ARTICLE + "/edit").page().expectFirst("form.editor");
        var body = editor.expectFirst("#body").wholeText();
        school.olga.submit(editor, "body", "Nothing asked.", "to", "draft");
        assertThat(amal.get(PROMPT).status()).isEqualTo(404);
        assertThat(school.olga.get(PROMPT).page().text()).contains("taken out of its article");
        school.olga.submit(school.olga.get(ARTICLE + "/edit").page().expectFirst("form.editor"), "body", body, "to", "draft");
        assertThat(amal.get(PROMPT).page().select("input[checked]").val()).isEqualTo("1");
    }

    @Test
    void anIdOfAnotherArticleIsRefused() {
        ask("poll", "");
        var answer = school.olga.post(School.COURSE + "/posts", "title", "Another", "body", "```prompt\n" + PromptTest.block("exit", "") + "```\n", "once", "y", "to", "publish");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().expectFirst("#body-wrong").text()).contains("Another article has a prompt with the id “who-watches”");
    }

    @Test
    void resultsComeOutForEverybodyAtOnceAndAreTheSameForAll() {
        ask("poll", "due: 2026-11-25\n");
        var all = IntStream.range(0, 12).mapToObj(number -> school.joined("mate" + number)).toList();
        for (int number = 0; number < 12; number++) {
            all.get(number).post(PROMPT + "/answers", "choice", number < 6 ? "0" : "1");
        }
        assertThat(school.olga.get(PROMPT).page().select(".chart")).isEmpty();
        assertThat(amal.get(PROMPT + "/results.csv").status()).isEqualTo(404);
        later("2026-11-25T23:00:00Z");
        assertThat(amal.get(PROMPT).page().expectFirst(".chart .told").text()).isEqualTo("12 people answered.");
        assertThat(school.olga.get(PROMPT).page().expectFirst(".chart").text()).isEqualTo(amal.get(PROMPT).page().expectFirst(".chart").text());
        assertThat(amal.get(PROMPT + "/results.csv").text()).contains("With a warrant,6,12", "Always,hidden,12");
        assertThat(school.site.stranger().get(PROMPT).page().select(".chart")).as("strangers wait until the round is over").isEmpty();
        later("2026-12-03T00:00:00Z");
        assertThat(school.site.stranger().get(PROMPT).page().select(".chart")).hasSize(1);
    }

    @Test
    void linesToTheInstructorComeInBatchesAndToNobodyElse() {
        ask("exit", "");
        var chloe = school.joined("chloe");
        for (var each : List.of(amal, ben)) {
            each.post(PROMPT + "/answers", "line", "One of the first two.");
        }
        assertThat(school.olga.get(PROMPT).text()).doesNotContain("One of the first two.");
        chloe.post(PROMPT + "/answers", "line", "The third.");
        assertThat(school.olga.get(PROMPT).page().select(".exit-lines li").eachText()).containsExactlyInAnyOrder("One of the first two.", "One of the first two.", "The third.");
        assertThat(chloe.get(PROMPT).text()).doesNotContain("One of the first two.", "The third.");
        later("2026-12-05T00:00:00Z");
        assertThat(school.one("select count(*) from exit_line", Integer.class)).isZero();
    }

    @Test
    void cluesAreShownToThoseWhoHaveJudged() {
        ask("spot", "");
        assertThat(amal.get(PROMPT).text()).doesNotContain("owns library.example alone");
        amal.submit(amal.get(PROMPT).page().expectFirst("form.answer"), answerTo("spot"));
        var page = amal.get(PROMPT).page();
        assertThat(page.select("form.answer")).isEmpty();
        assertThat(page.expectFirst(".lure mark").text()).startsWith("library.example.cards.example");
        assertThat(page.expectFirst(".clues").text()).contains("Technical sign", "owns library.example alone");
        assertThat(ben.get(PROMPT).text()).doesNotContain("owns library.example alone");
    }

    @Test
    void anAnswerThatIsTooLateIsSaidToBe() {
        ask("poll", "due: 2026-11-25\n");
        var form = amal.get(PROMPT).page().expectFirst("form.answer");
        later("2026-12-03T00:00:00Z");
        var answer = amal.submit(form, "choice", "1");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().expectFirst("[role=alert]").text()).contains("This round has closed");
    }

    @Test
    void aQuestionAsksForEnoughWordsAndAQuotation() {
        ask("question", "quotation: yes\n");
        var words = "word ".repeat(20);
        assertThat(amal.say(PROMPT, "Too short.").status()).isEqualTo(422);
        var unquoted = amal.say(PROMPT, words);
        assertThat(unquoted.status()).isEqualTo(422);
        assertThat(unquoted.page().expectFirst("#body-wrong").text()).contains("No words of the article");
        assertThat(amal.say(PROMPT, words + "\n\n> Before.\n").status()).isEqualTo(303);
        assertThat(school.one("select count(*) from taken_part where part = 'answer' and standing = 'done'", Integer.class)).isOne();
    }

    @Test
    void repliesCountWhenThereAreEnoughOfThem() {
        ask("question", "");
        var words = "word ".repeat(20);
        amal.say(PROMPT, words);
        ben.say(PROMPT, words + "of Ben");
        var comment = ben.get(PROMPT).page().expectFirst("li.comment").id().replace("comment-", "");
        for (int reply = 0; reply < 2; reply++) {
            assertThat(school.one("select count(*) from taken_part where part = 'replies'", Integer.class)).isZero();
            ben.submit(ben.get(PROMPT + "/comments/" + comment).page().expectFirst("#composer"), "body", "Yes, and " + reply);
        }
        assertThat(school.one("select count(*) from taken_part where part = 'replies' and standing = 'done'", Integer.class)).isOne();
    }
}
