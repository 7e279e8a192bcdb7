package unmask.posts;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import unmask.TestSite;
import unmask.Visitor;
import unmask.Visitor.Answer;

class EditorTest {
    private static final String COURSE = "/courses/privacy-and-society";
    private static final String WORDS = "You never met us.[^1]\n\n## What you could have asked\n\nSee [@bus2026].\n\n[^1]: So does the bus.";
    private static final String SOURCES = "- id: bus2026\n  type: webpage\n  title: The bus\n  issued: 2026";

    private static TestSite site;
    private static Visitor ortega;

    @BeforeAll
    static void open() {
        site = TestSite.withCast();
        ortega = site.as("ortega");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void anArticleIsWrittenPreviewedAndPublished() {
        var preview = ortega.submit(newForm(), "title", "A letter to the people who listen", "body", WORDS, "references", SOURCES, "to", "preview");
        assertThat(preview.status()).isEqualTo(200);
        var shown = preview.page().expectFirst(".preview");
        assertThat(shown.expectFirst(".prose h2").text()).isEqualTo("What you could have asked");
        assertThat(shown.expectFirst(".prose > :last-child").className()).isEqualTo("footnotes");
        assertThat(shown.expectFirst("a[href=#ref-bus2026]").text()).contains("2026");
        assertThat(site.stranger().get(COURSE + "/posts/a-letter-to-the-people-who-listen").status()).isEqualTo(404);

        var published = ortega.submit(form(preview), "to", "publish");
        assertThat(published.status()).isEqualTo(303);
        assertThat(published.location()).isEqualTo(COURSE + "/posts/a-letter-to-the-people-who-listen?done=published");
        assertThat(ortega.follow(published).page().expectFirst(".notice").text()).isEqualTo("The article is out.");

        var page = site.stranger().get(COURSE + "/posts/a-letter-to-the-people-who-listen").page();
        assertThat(page.expectFirst("h1.p-name").text()).isEqualTo("A letter to the people who listen");
        assertThat(page.expectFirst(".p-author").text()).isEqualTo("Ms Ortega");
        assertThat(page.expectFirst(".e-content > :last-child").className()).isEqualTo("footnotes");
        assertThat(page.expectFirst("#ref-bus2026").text()).contains("The bus");
        assertThat(page.select(".cite dd").get(0).text()).contains("A letter to the people who listen", site.address());
        assertThat(page.expectFirst("#thoughts").text()).contains("No thoughts yet");
        assertThat(site.stranger().get(COURSE).page().select(".articles .p-name").eachText()).contains("A letter to the people who listen");
        assertThat(site.as("amal").say(COURSE + "/posts/a-letter-to-the-people-who-listen", "I do.").status()).isEqualTo(303);
    }

    @Test
    void aDraftIsForStaffAloneAndComesOutLater() {
        var saved = ortega.submit(newForm(), "title", "A draft of mine", "body", "Words.", "to", "draft");
        assertThat(saved.location()).isEqualTo(COURSE + "/posts/a-draft-of-mine/edit?done=draft-saved");
        assertThat(ortega.get(COURSE + "/posts/a-draft-of-mine").page().expectFirst(".state").text()).isEqualTo("Only instructors see this");
        assertThat(site.as("amal").get(COURSE + "/posts/a-draft-of-mine").status()).isEqualTo(404);
        assertThat(site.as("amal").post(COURSE + "/posts/a-draft-of-mine/comments", "body", "Hello", "once", "x").status()).isEqualTo(404);

        var form = form(ortega.follow(saved));
        assertThat(form.expectFirst("#title").val()).isEqualTo("A draft of mine");
        assertThat(form.expectFirst("#body").wholeText()).isEqualTo("Words.");
        ortega.submit(form, "title", "Another title", "to", "publish");
        assertThat(site.as("amal").get(COURSE + "/posts/a-draft-of-mine").page().expectFirst("h1").text()).isEqualTo("Another title");

        var back = ortega.post(COURSE + "/posts/a-draft-of-mine/publication/end");
        assertThat(ortega.follow(back).page().expectFirst(".notice").text()).contains("a draft again");
        assertThat(site.as("amal").get(COURSE + "/posts/a-draft-of-mine").status()).isEqualTo(404);
        assertThat(ortega.post(COURSE + "/posts/a-draft-of-mine/publication").location()).endsWith("a-draft-of-mine?done=published");
        assertThat(site.as("amal").get(COURSE + "/posts/a-draft-of-mine").status()).isEqualTo(200);
    }

    @Test
    void wrongInputComesBackWithASentenceBesideEachField() {
        var answer = ortega.submit(newForm(), "title", "", "teaser", "t".repeat(401), "authors", "n".repeat(101),
                "body", " ", "references", "- id: a\n  typ: webpage", "to", "publish");
        assertThat(answer.status()).isEqualTo(422);
        var form = form(answer);
        for (var field : new String[] {"title", "teaser", "authors", "body", "references"}) {
            assertThat(form.expectFirst("#" + field).attr("aria-invalid")).as(field).isEqualTo("true");
            assertThat(form.expectFirst("#" + field + "-wrong").text()).as(field).endsWith(".");
        }
        assertThat(form.expectFirst("#references-wrong").text()).startsWith("Line 1: ");
        assertThat(form.expectFirst("#references").wholeText()).isEqualTo("- id: a\n  typ: webpage");
        assertThat(form.expectFirst("#teaser").val()).hasSize(401);
        assertThat(form.select(".problems li")).hasSize(5);
    }

    @Test
    void whatTheTypesetterRefusesComesBackToItsAuthor() {
        var answer = ortega.submit(newForm(), "title", "Deep", "body", "> ".repeat(200) + "deep", "to", "publish");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(form(answer).expectFirst("#body-wrong").text()).contains("nested");
    }

    @Test
    void thePreviewSaysWhatItsAuthorShouldLookAt() {
        var answer = ortega.submit(newForm(), "title", "Sources", "body", "First.\n\nSee [@nobody].", "to", "preview");
        assertThat(answer.page().expectFirst(".preview li").text()).startsWith("Line 3: ").contains("[@nobody]");
    }

    @Test
    void theSameFormSentTwiceIsOneArticle() {
        var form = newForm();
        ortega.submit(form, "title", "Twice", "body", "Words.", "to", "publish");
        var again = ortega.submit(form, "title", "Twice", "body", "Words.", "to", "publish");
        assertThat(ortega.follow(again).page().expectFirst(".notice").text()).contains("saved already");
        assertThat(ortega.get(COURSE + "/posts/twice-2").status()).isEqualTo(404);
    }

    @Test
    void twoArticlesOfOneTitleHaveTwoAddresses() {
        assertThat(publish("Él & ella", "One.").location()).startsWith(COURSE + "/posts/el-ella?");
        assertThat(publish("Él & ella", "Two.").location()).startsWith(COURSE + "/posts/el-ella-2?");
        assertThat(publish("面具", "Three.").location()).startsWith(COURSE + "/posts/article?");
        assertThat(publish("New", "Four.").location()).startsWith(COURSE + "/posts/new-article?");
    }

    private static Answer publish(String title, String body) {
        return ortega.submit(newForm(), "title", title, "body", body, "to", "publish");
    }

    @Test
    void whoeverSavesOverANewerVersionGetsBothTexts() {
        publish("Contested", "First words.");
        var mine = form(ortega.get(COURSE + "/posts/contested/edit"));
        ortega.submit(form(ortega.get(COURSE + "/posts/contested/edit")), "body", "Their words.", "to", "draft");

        var answer = ortega.submit(mine, "body", "My words.", "to", "draft");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(form(answer).expectFirst("#body-wrong").text()).contains("Somebody saved this article");
        assertThat(form(answer).expectFirst("#body").wholeText()).isEqualTo("My words.");
        assertThat(form(answer).select("details pre").text()).contains("Their words.");
        assertThat(site.stranger().get(COURSE + "/posts/contested").page().expectFirst(".prose").text()).isEqualTo("Their words.");

        assertThat(ortega.submit(form(answer), "to", "draft").status()).isEqualTo(303);
        assertThat(site.stranger().get(COURSE + "/posts/contested").page().expectFirst(".prose").text()).isEqualTo("My words.");
    }

    @Test
    void theSameEditSentTwiceIsNoQuarrel() {
        publish("Calm", "First words.");
        var form = form(ortega.get(COURSE + "/posts/calm/edit"));
        ortega.submit(form, "body", "Second words.", "to", "draft");
        assertThat(ortega.submit(form, "body", "Second words.", "to", "draft").status()).isEqualTo(303);
    }

    @Test
    void anArticleForTheClassIsHiddenFromTheWeb() {
        ortega.submit(newForm(), "title", "Among us", "body", "Words.", "audience", "course", "to", "publish");
        assertThat(site.stranger().get(COURSE + "/posts/among-us").status()).isEqualTo(404);
        assertThat(site.as("dana").get(COURSE + "/posts/among-us").status()).isEqualTo(404);
        assertThat(site.as("amal").get(COURSE + "/posts/among-us").status()).isEqualTo(200);
        assertThat(site.stranger().get(COURSE).text()).doesNotContain("Among us");
    }

    @Test
    void onlyStaffMayWrite() {
        var amal = site.as("amal");
        for (var path : new String[] {"/posts/new", "/posts/the-mask/edit"}) {
            assertThat(amal.get(COURSE + path).status()).isEqualTo(403);
            assertThat(site.stranger().get(COURSE + path).status()).isNotEqualTo(200);
        }
        for (var path : new String[] {"/posts", "/posts/the-mask", "/posts/the-mask/move", "/posts/the-mask/publication", "/posts/the-mask/publication/end"}) {
            assertThat(amal.post(COURSE + path, "title", "Mine", "body", "Mine.", "to", "publish").status()).isEqualTo(403);
        }
    }

    @Test
    void anArticleInAFileIsReadHereAndChangedThere() {
        var page = ortega.get(COURSE + "/posts/look-alike-links/edit").page();
        assertThat(page.expectFirst(".keep code").text()).isEqualTo("content/privacy-and-society/look-alike-links.md");
        assertThat(page.select("main textarea, main input")).isEmpty();
        assertThat(page.expectFirst("pre").text()).startsWith("---");
        assertThat(ortega.post(COURSE + "/posts/look-alike-links", "title", "T", "body", "My words.", "to", "publish").status()).isEqualTo(422);
        assertThat(ortega.post(COURSE + "/posts/look-alike-links/publication/end").status()).isEqualTo(404);
        assertThat(site.stranger().get(COURSE + "/posts/look-alike-links").text()).doesNotContain("My words.");
    }

    @Test
    void anArticleMovesFromItsFileIntoTheBrowserWithItsDiscussion() {
        var path = COURSE + "/posts/what-the-envelope-says";
        site.as("amal").say(path, "Before the move.");
        var moved = ortega.submit(ortega.get(path + "/edit").page().expectFirst("main form"));
        assertThat(moved.location()).isEqualTo(path + "/edit?done=moved");
        var form = form(ortega.follow(moved));
        var title = form.expectFirst("#title").val();
        assertThat(form.expectFirst("#references").wholeText()).isNotNull();
        assertThat(ortega.submit(form, "body", "Written here.", "to", "draft").status()).isEqualTo(303);

        var page = site.stranger().get(path).page();
        assertThat(page.expectFirst("h1").text()).isEqualTo(title);
        assertThat(page.expectFirst(".prose").text()).isEqualTo("Written here.");
        assertThat(page.expectFirst("time.dt-published").attr("datetime")).isEqualTo("2026-11-02");
        assertThat(page.text()).contains("Before the move.");
    }

    private static Element newForm() {
        return form(ortega.get(COURSE + "/posts/new"));
    }

    private static Element form(Answer answer) {
        return answer.page().expectFirst("form.editor");
    }
}
