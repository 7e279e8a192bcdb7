package unmask.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unmask.School;
import unmask.Visitor;

/** Ms Olga writes prompts in the browser, takes ready ones, keeps her own, and copies them to another class. */
class ShelfTest {
    private static final String PROMPTS = School.COURSE + "/prompts";

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

    private Visitor.Answer write(String... fields) {
        return school.olga.submit(school.olga.get(PROMPTS + "/new?kind=" + fields[1]).page().expectFirst("form.editor"), fields);
    }

    @Test
    void aPromptIsWrittenFieldByFieldAndOpensByAButton() {
        var saved = write("kind", "poll", "question", "Who should decide about cameras in class?", "choices", "The school\nThe class: all of us\nA judge, \"really\"", "save", "1");
        assertThat(saved.location()).isEqualTo(PROMPTS + "/who-should-decide-about-cameras-in-class?done=prompt-saved");
        var place = saved.location().replaceAll("\\?.*", "");
        assertThat(amal.get(place).status()).isEqualTo(404);
        assertThat(amal.get(PROMPTS).page().text()).doesNotContain("cameras");
        assertThat(school.olga.post(place + "/opening").location()).endsWith("done=round-opened");
        assertThat(amal.get(place).page().select(".choices label").eachText()).containsExactly("The school", "The class: all of us", "A judge, \"really\"");
        assertThat(amal.get(PROMPTS).page().text()).contains("cameras");
        assertThat(amal.get(place + "/edit").status()).isEqualTo(403);
        assertThat(amal.post(PROMPTS, "kind", "poll").status()).isEqualTo(403);
    }

    @Test
    void whatIsWrongStandsBesideItsField() {
        var answer = write("kind", "poll", "question", "", "choices", "One", "due", "2026-12-01T10:00", "closes", "2026-11-01T10:00", "save", "1");
        assertThat(answer.status()).isEqualTo(422);
        var page = answer.page();
        assertThat(page.expectFirst("#question-wrong").text()).isEqualTo("This is missing.");
        assertThat(page.expectFirst("#choices").wholeText()).isEqualTo("One");
        var second = write("kind", "poll", "question", "Who?", "choices", "One", "due", "2026-12-01T10:00", "closes", "2026-11-01T10:00", "save", "1").page();
        assertThat(second.expectFirst("#choices-wrong").text()).contains("at least 2");
        assertThat(second.expectFirst("#closes-wrong").text()).contains("before it is due");
    }

    @Test
    void thePreviewShowsThePromptAndAColleaguesAdvice() {
        var answer = write("kind", "poll", "question", "Is privacy dead?", "choices", "Yes\nNo", "preview", "1");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.page().expectFirst(".preview .prompt h2").text()).isEqualTo("Is privacy dead?");
        assertThat(answer.page().select(".preview form")).isEmpty();
        assertThat(answer.page().select(".advice li").text()).isNotEmpty();
        assertThat(school.one("select count(*) from prompt where slug = 'is-privacy-dead'", Integer.class)).isZero();
    }

    static Stream<Library.Ready> ready() {
        return new Library().all().stream();
    }

    @Test
    void everyReadyPromptComesIntoAClassWithTwoClicks() {
        var forms = school.olga.get(School.COURSE + "/library").page().select("form[action$=/library]");
        assertThat(forms).hasSize(18);
        for (var form : forms) {
            var added = school.olga.submit(form);
            assertThat(added.location()).endsWith("?done=prompt-added");
            assertThat(school.olga.get(added.location()).status()).isEqualTo(200);
        }
        assertThat(amal.get(School.COURSE + "/library").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @MethodSource("ready")
    void everyReadyPromptIsAPrompt(Library.Ready ready) {
        var parsed = Prompt.parse(ready.yaml(), 1);
        assertThat(parsed.problems()).isEmpty();
        var prompt = parsed.document().orElseThrow();
        var draft = PromptDraft.of(prompt, ready.yaml());
        assertThat(draft.parsed().document()).contains(prompt);
    }

    @Test
    void aReadyPromptComesIntoAnArticleWithTwoClicks() {
        var editor = school.olga.get(School.COURSE + "/posts/new").page().expectFirst("form.editor");
        var name = editor.select("button[name=insert]").get(3).val();
        var answer = school.olga.submit(editor, "title", "With a poll", "body", "Words.", "insert", name);
        assertThat(answer.status()).isEqualTo(200);
        var again = answer.page().expectFirst("form.editor");
        assertThat(again.expectFirst("#body").wholeText()).startsWith("Words.\n\n```prompt\nkind: poll\n");
        assertThat(again.expectFirst("#title").val()).isEqualTo("With a poll");
        assertThat(school.olga.submit(again, "to", "publish").status()).isEqualTo(303);
        var twice = school.olga.submit(school.olga.get(School.COURSE + "/posts/new").page().expectFirst("form.editor"), "title", "Again", "body", "Words.", "insert", name);
        assertThat(school.olga.submit(twice.page().expectFirst("form.editor"), "to", "publish").status()).as("a free id is found").isEqualTo(303);
    }

    @Test
    void onesOwnPromptsAreKeptForOtherClassesAndNobodyElseSeesThem() {
        var place = write("kind", "exit", "question", "What stays with you?", "save", "1").location().replaceAll("\\?.*", "");
        school.olga.post(place + "/keeping");
        school.olga.post(place + "/keeping");
        var shelf = school.olga.get(School.COURSE + "/library").page();
        assertThat(shelf.select("section[aria-labelledby=own] li")).hasSize(1);
        var drop = shelf.expectFirst("form[action*=/own/]");
        school.joined("ben");
        school.change("update member set role = 'assistant' where id = " + school.member("ben"));
        var ben = school.signedIn("ben", School.passphrase("ben"));
        assertThat(ben.get(School.COURSE + "/library").page().select("section[aria-labelledby=own] li")).isEmpty();
        assertThat(ben.post(drop.attr("action")).status()).isEqualTo(404);
        assertThat(school.olga.submit(drop).location()).endsWith("done=prompt-dropped");
        assertThat(school.one("select count(*) from own_prompt", Integer.class)).isZero();
    }

    @Test
    void aCopyGoesToAnotherClassWithoutAnybodysAnswers() {
        school.opens("media-and-power");
        var place = write("kind", "poll", "question", "Who decides?", "choices", "You\nMe", "due", "2026-12-01T10:00", "save", "1").location().replaceAll("\\?.*", "");
        school.olga.post(place + "/opening");
        amal.post(place + "/answers", "choice", "0");
        var page = school.olga.get(place + "/copies").page();
        assertThat(school.olga.post(place + "/copies").status()).isEqualTo(422);
        assertThat(school.olga.post(place + "/copies", "to", "somebody-elses").status()).isEqualTo(422);
        var copied = school.olga.submit(page.expectFirst("main form"), "to", "media-and-power");
        assertThat(copied.location()).isEqualTo("/courses/media-and-power/prompts/who-decides?done=prompt-added");
        assertThat(school.one("select count(*) from prompt where slug = 'who-decides' and due_at is null", Integer.class)).isOne();
        assertThat(school.one("select count(*) from choice", Integer.class)).isOne();
    }

    @Test
    void anOpenPromptCanBeEditedUntilSomebodyHasAnswered() {
        var place = write("kind", "poll", "question", "Who decides?", "choices", "You\nMe", "save", "1").location().replaceAll("\\?.*", "");
        school.olga.post(place + "/opening");
        assertThat(school.olga.submit(school.olga.get(place + "/edit").page().expectFirst("form.editor"), "choices", "You\nMe\nAll", "save", "1").status()).isEqualTo(303);
        assertThat(amal.get(place).page().select(".choices label")).hasSize(3);
        amal.post(place + "/answers", "choice", "2");
        var refused = school.olga.submit(school.olga.get(place + "/edit").page().expectFirst("form.editor"), "choices", "You\nMe", "save", "1");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().expectFirst("#question-wrong").text()).contains("People have answered");
        assertThat(school.olga.submit(school.olga.get(place + "/edit").page().expectFirst("form.editor"), "note", "Slowly.", "save", "1").status()).isEqualTo(303);
    }
}
