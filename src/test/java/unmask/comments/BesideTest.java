package unmask.comments;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unmask.TestSite;
import unmask.Visitor;
import unmask.Visitor.Answer;

/** Talking beside the text of an article, and what becomes of it when the article changes. */
class BesideTest {
    private static final String COURSE = "/courses/privacy-and-society";
    private static final String LIST = "* An e-mail arrives.\n* Its link looks known.";
    private static final String BLINK = "Nothing she read was false. The theft was in the blink.";

    private static TestSite site;
    private static Visitor amal;
    private static Visitor ben;
    private static Visitor ortega;
    private static int articles;

    private String article;

    @BeforeAll
    static void open() {
        site = TestSite.withCast();
        amal = site.as("amal");
        ben = site.as("ben");
        ortega = site.as("ortega");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @BeforeEach
    void publish() {
        articles++;
        var form = ortega.get(COURSE + "/posts/new").page().expectFirst("form.editor");
        var answer = ortega.submit(form, "title", "Article " + articles, "body", text("", BLINK), "audience", "web", "to", "publish");
        article = answer.location().replaceAll("[?#].*", "");
        assertThat(site.stranger().get(article).status()).isEqualTo(200);
    }

    private static String text(String before, String second) {
        return before + "Imagine a desk in 2012.\n\n" + second + "\n\n## A heading\n\n" + LIST + "\n";
    }

    private void edit(String body) {
        ortega.submit(ortega.get(article + "/edit").page().expectFirst("form.editor"), "body", body, "to", "draft");
    }

    private Answer sayBeside(Visitor visitor, int block, String phrase, String words) {
        return visitor.submit(visitor.get(article + "?beside=" + block).page().expectFirst("#composer"), "phrase", phrase, "body", words);
    }

    private static Element comment(Document page, Answer answer) {
        return page.getElementById(answer.location().replaceAll(".*#", ""));
    }

    private Element remark(Visitor visitor, int block) {
        return visitor.get(article).page().selectFirst("#passage-" + block + " > a.remark");
    }

    @Test
    void aMemberTalksBesideAParagraphAndEverybodySeesTheCount() {
        assertThat(remark(site.stranger(), 2)).isNull();
        assertThat(remark(amal, 2).expectFirst(".says").text()).isEqualTo("Comment on this paragraph");
        assertThat(remark(amal, 3).expectFirst(".says").text()).isEqualTo("Comment on this list");
        var answer = sayBeside(amal, 2, "", "The blink is the point.");
        assertThat(answer.status()).isEqualTo(303);
        for (var visitor : new Visitor[] {site.stranger(), site.as("dana"), ben, ortega}) {
            var link = remark(visitor, 2);
            assertThat(link.expectFirst(".says").text()).isEqualTo("One thought on this paragraph");
            assertThat(link.attr("href")).isEqualTo(article + "?beside=2#discussion");
            var about = comment(visitor.get(article).page(), answer).expectFirst(".about");
            assertThat(about.expectFirst("a").attr("href")).isEqualTo(article + "#passage-2");
            assertThat(about.text()).isEqualTo("on this paragraph " + BLINK);
        }
        sayBeside(ben, 2, "", "And the lunch.");
        assertThat(remark(site.stranger(), 2).expectFirst(".says").text()).isEqualTo("2 thoughts on this paragraph");
        assertThat(site.stranger().get(article).page().expectFirst("#thoughts").text()).startsWith("2 thoughts on");
        assertThat(site.stranger().get(article).page().select("script, .passage h2, h2 .remark")).isEmpty();
    }

    @Test
    void aThoughtOnAWholeTableLeadsThereAndDoesNotStringItsCellsTogether() {
        var form = amal.get(amal.get(TestSite.THE_MASK).page().expectFirst(".passage:has(table) > a.remark").attr("href").replaceAll("#.*", "")).page();
        var said = amal.submit(form.expectFirst("#composer"), "body", "Which row would you move?");
        assertThat(comment(ben.get(TestSite.THE_MASK).page(), said).expectFirst(".about").text()).isEqualTo("on this table");
    }

    @Test
    void whoeverMayNotWriteIsOfferedNothing() {
        for (var visitor : new Visitor[] {site.stranger(), site.as("dana")}) {
            var page = visitor.get(article + "?beside=2").page();
            assertThat(page.select(".remark, #composer")).isEmpty();
            assertThat(page.select("#passage-2")).hasSize(1);
        }
        assertThat(site.as("dana").post(article + "/comments", "body", "Hello", "once", "x", "beside", key(amal, 2)).status()).isEqualTo(403);
    }

    private String key(Visitor visitor, int block) {
        return visitor.get(article + "?beside=" + block).page().expectFirst("#composer [name=beside]").val();
    }

    @Test
    void theCountLeadsToTheThoughtsBesideThePassageAlone() {
        var beside = sayBeside(amal, 2, "", "Beside.");
        var phrase = sayBeside(amal, 2, "theft", "On a word.");
        var elsewhere = amal.say(article, "On the whole.");
        var page = ben.get(article + "?beside=2").page();
        assertThat(page.expectFirst("#thoughts").text()).isEqualTo("2 thoughts on this paragraph");
        assertThat(page.expectFirst(".passage-of blockquote").text()).isEqualTo(BLINK);
        assertThat(comment(page, beside).select(".about")).isEmpty();
        assertThat(comment(page, phrase).expectFirst(".about blockquote").text()).isEqualTo("theft");
        assertThat(comment(page, elsewhere)).isNull();
        assertThat(ben.get(article + "?beside=1").page().select(".thread")).isEmpty();
        assertThat(ben.get(article + "?beside=99").page().expectFirst("#thoughts").text()).startsWith("3 thoughts on");
        assertThat(ben.get(article + "?beside=%3Cb%3E").status()).isEqualTo(200);
    }

    @Test
    void aPhraseIsKeptAsTheArticleHasItAndOthersAreHandedBack() {
        var wrong = sayBeside(amal, 2, "in the wink", "No.");
        assertThat(wrong.status()).isEqualTo(422);
        var form = wrong.page().expectFirst("#composer");
        assertThat(form.expectFirst("#phrase-wrong").text()).contains("do not stand in the passage");
        assertThat(form.expectFirst("#phrase").val()).isEqualTo("in the wink");
        assertThat(form.expectFirst("#phrase").attr("aria-describedby")).contains("phrase-wrong");
        assertThat(form.select("#body-wrong")).isEmpty();
        assertThat(form.expectFirst("#body").wholeText()).isEqualTo("No.");
        var right = amal.submit(form, "phrase", "the  THEFT was");
        var about = comment(site.stranger().get(article).page(), right).expectFirst(".about");
        assertThat(about.text()).isEqualTo("on these words The theft was");
        assertThat(remark(site.stranger(), 2).expectFirst(".number").text()).isEqualTo("1");
    }

    @Test
    void onePreviewsAndLetsGoWithoutLosingAWord() {
        var form = amal.get(article + "?beside=3").page().expectFirst("#composer");
        assertThat(form.expectFirst("h3").text()).isEqualTo("Comment on this list");
        var preview = amal.submit(form, "body", "Only *looking*.", "preview", "1").page().expectFirst("#composer");
        assertThat(preview.expectFirst("#bound").text()).isEqualTo("An e-mail arrives. Its link looks known.");
        var free = amal.submit(preview, "let-go", "1").page().expectFirst("#composer");
        assertThat(free.expectFirst("[name=beside]").val()).isEmpty();
        assertThat(free.expectFirst(".bound").hasAttr("hidden")).isTrue();
        assertThat(free.expectFirst("#body").wholeText()).isEqualTo("Only *looking*.");
        var posted = amal.submit(free);
        assertThat(comment(amal.get(article).page(), posted).select(".about")).isEmpty();
    }

    @Test
    void thoughtsFollowTheirWords() {
        var beside = sayBeside(amal, 2, "", "Beside.");
        edit(text("A new beginning.\n\n", BLINK));
        assertThat(remark(site.stranger(), 2)).isNull();
        assertThat(remark(site.stranger(), 3).expectFirst(".number").text()).isEqualTo("1");
        assertThat(comment(ben.get(article).page(), beside).expectFirst(".about a").attr("href")).isEqualTo(article + "#passage-3");
    }

    @Test
    void whereTheWordsAreGoneItSaysSoAndShowsTheOldOnes() {
        var beside = sayBeside(amal, 2, "", "Beside.");
        var key = beside.location().replaceAll(".*#comment-", "");
        edit(text("", "Nothing that she read was false. The theft was in the blink."));
        for (var path : new String[] {article, article + "/comments/" + key, article + "/comments/" + key + "/edit"}) {
            var about = amal.get(path).page().expectFirst(".about");
            assertThat(about.text()).as(path).isEqualTo("The text has changed since. These were the words: " + BLINK);
            assertThat(about.select("a")).isEmpty();
        }
        assertThat(remark(site.stranger(), 2)).isNull();
        edit(text("", BLINK));
        assertThat(comment(ben.get(article).page(), beside).expectFirst(".about").text()).startsWith("on this paragraph");
        assertThat(remark(site.stranger(), 2)).isNotNull();
    }

    @Test
    void aFormFromBeforeAnEditFindsItsPassageOrSaysThatItIsGone() {
        var form = amal.get(article + "?beside=2").page().expectFirst("#composer");
        edit(text("A new beginning.\n\n", BLINK));
        var posted = amal.submit(form, "body", "Still about the blink.");
        assertThat(comment(ben.get(article).page(), posted).expectFirst(".about a").attr("href")).endsWith("#passage-3");
        edit(text("", "Other words."));
        var gone = amal.submit(form, "body", "About the blink again.");
        assertThat(gone.status()).isEqualTo(422);
        assertThat(gone.page().expectFirst("#body-wrong").text()).contains("changed while you wrote");
        assertThat(gone.page().expectFirst("#composer [name=beside]").val()).isEmpty();
        assertThat(gone.page().expectFirst("#body").wholeText()).isEqualTo("About the blink again.");
        for (var odd : new String[] {"2", "99-zzzz", "x", "2-", "-1-a"}) {
            assertThat(amal.submit(form, "beside", odd, "body", "Odd.").status()).as(odd).isEqualTo(422);
        }
    }

    @Test
    void hiddenAndWithdrawnThoughtsAreNotCounted() {
        var hidden = sayBeside(amal, 2, "", "To be hidden.");
        var withdrawn = sayBeside(amal, 2, "", "To be withdrawn.");
        assertThat(remark(ben, 2).expectFirst(".number").text()).isEqualTo("2");
        var hiding = article + "/comments/" + hidden.location().replaceAll(".*#comment-", "") + "/hiding";
        ortega.submit(ortega.get(hiding).page().expectFirst("main form"), "reason", "A reason.");
        amal.post(article + "/comments/" + withdrawn.location().replaceAll(".*#comment-", "") + "/withdrawal");
        for (var visitor : new Visitor[] {ben, ortega, site.stranger()}) {
            assertThat(visitor.get(article).page().select("a.remark.said")).isEmpty();
            assertThat(visitor.get(article + "?beside=2").page().select(".comment")).isEmpty();
        }
    }

    @Test
    void theWordsStandOnTopWhereverTheThoughtIs() {
        var beside = sayBeside(amal, 1, "desk", "Which desk?");
        var path = article + "/comments/" + beside.location().replaceAll(".*#comment-", "");
        assertThat(site.stranger().get(path).page().expectFirst(".chosen .about").text()).isEqualTo("on these words desk");
        assertThat(amal.get(path + "/edit").page().expectFirst(".about").text()).isEqualTo("on these words desk");
        assertThat(ben.get(path).page().expectFirst("#composer .bound").hasAttr("hidden")).isTrue();
        var reply = ben.submit(ben.get(path).page().expectFirst("#composer"), "body", "Hers.");
        assertThat(comment(site.stranger().get(article).page(), reply).select("> .about")).isEmpty();
    }
}
