package unmask.comments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import unmask.TestSite;
import unmask.Visitor;
import unmask.Visitor.Answer;

class TalkingTest {
    private static final String ARTICLE = TestSite.THE_MASK;

    private static TestSite site;
    private static Visitor amal;
    private static Visitor ben;
    private static Visitor ortega;

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

    @Test
    void aMemberSaysSomethingAndEverybodyReadsIt() {
        var answer = amal.say(ARTICLE, "A *mask* is a promise.");
        assertThat(answer.status()).isEqualTo(303);
        var landed = amal.follow(answer).page();
        assertThat(landed.expectFirst(".notice").text()).isEqualTo("Your thought is posted.");
        assertThat(landed.getElementById("comment-" + key(answer))).isNotNull();
        assertThat(comment(site.stranger(), answer).expectFirst(".words").html()).contains("A <em>mask</em> is a promise.");
        assertThat(comment(ben, answer).select(".acts").text()).contains("Reply").doesNotContain("Edit", "Hide");
        assertThat(comment(amal, answer).select(".acts").text()).contains("Edit", "Withdraw");
        assertThat(comment(ortega, answer).select(".acts").text()).contains("Hide").doesNotContain("Edit");
    }

    @Test
    void aStrangerIsToldHowToTakePart() {
        var page = site.stranger().get(ARTICLE).page();
        assertThat(page.select("textarea")).isEmpty();
        assertThat(page.expectFirst("#take-part").parent().text()).contains("class code", "no e");
    }

    @Test
    void whoeverIsNotInTheClassCannotSpeakInIt() {
        assertThat(site.as("dana").get(ARTICLE).page().select("textarea")).isEmpty();
        assertThat(site.as("dana").post(ARTICLE + "/comments", "body", "Hello", "once", "x").status()).isEqualTo(403);
        assertThat(site.stranger().get(ARTICLE).text()).doesNotContain("Hello");
    }

    @Test
    void theFormSaysWhoWillSeeTheName() {
        var form = amal.get(ARTICLE).page().expectFirst("#composer");
        assertThat(form.text()).containsPattern("Classmates will see \\w+ \\w+ \\d+\\.").contains("Anyone on the web can read it.");
        assertThat(ortega.get(ARTICLE).page().expectFirst("#composer").text()).contains("under your name, Ms Ortega");
    }

    @Test
    void aReplyStandsUnderWhatItAnswers() {
        var first = amal.say(ARTICLE, "Who begins?");
        var reply = ben.submit(ben.get(path(first)).page().expectFirst("#composer"), "body", "I do.");
        assertThat(reply.status()).isEqualTo(303);
        var page = site.stranger().get(ARTICLE).page();
        var parent = page.getElementById("comment-" + key(first));
        assertThat(parent.select("ol.replies > li").eachAttr("id")).containsExactly("comment-" + key(reply));
        assertThat(parent.expectFirst("ol.replies .u-in-reply-to").text()).startsWith("to ");
    }

    @Test
    void repliesGoToAnyDepthAndDeepOnesFold() {
        var answer = amal.say(ARTICLE, "Level 0");
        var keys = new ArrayList<>(List.of(key(answer)));
        for (int level = 1; level <= 12; level++) {
            var speaker = level % 2 == 0 ? amal : ben;
            answer = speaker.submit(speaker.get(path(answer)).page().expectFirst("#composer"), "body", "Level " + level);
            keys.add(key(answer));
        }
        var whole = site.stranger().get(ARTICLE).page();
        assertThat(whole.getElementById("comment-" + keys.get(4))).isNotNull();
        assertThat(whole.getElementById("comment-" + keys.get(5))).isNull();
        assertThat(whole.getElementById("comment-" + keys.get(4)).expectFirst(".fold a").attr("href")).endsWith(keys.get(4));
        var deepest = site.stranger().get(ARTICLE + "/comments/" + keys.get(12)).page();
        assertThat(deepest.expectFirst(".chosen").id()).isEqualTo("comment-" + keys.get(12));
        assertThat(deepest.select(".context > li").last().id()).isEqualTo("comment-" + keys.get(11));
    }

    @Test
    void aPreviewPostsNothing() {
        var form = amal.get(ARTICLE).page().expectFirst("#composer");
        var answer = amal.submit(form, "body", "Only **looking**.", "preview", "1");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.page().expectFirst(".preview").html()).contains("<strong>looking</strong>");
        assertThat(answer.page().expectFirst("textarea").wholeText()).isEqualTo("Only **looking**.");
        assertThat(site.stranger().get(ARTICLE).text()).doesNotContain("looking");
        assertThat(amal.submit(answer.page().expectFirst("#composer")).status()).isEqualTo(303);
    }

    @Test
    void anEmptyThoughtIsHandedBack() {
        var answer = amal.say(ARTICLE, "   \n ");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().expectFirst("#body-wrong").text()).contains("no words");
    }

    @Test
    void aThoughtThatIsTooLongIsHandedBackWhole() {
        var long_ = "word ".repeat(4_001);
        var answer = amal.say(ARTICLE, long_);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().expectFirst("textarea").wholeText()).isEqualTo(long_.strip());
    }

    @Test
    void aDoubleClickPostsOnce() {
        var form = amal.get(ARTICLE).page().expectFirst("#composer");
        var first = amal.submit(form, "body", "Once is enough.");
        var second = amal.submit(form, "body", "Once is enough.");
        assertThat(first.status()).isEqualTo(303);
        assertThat(second.status()).isEqualTo(303);
        assertThat(second.location()).contains("posted-before");
        assertThat(site.stranger().get(ARTICLE).page().select(".words:contains(Once is enough.)")).hasSize(1);
    }

    @Test
    void newWordsInAnOldPageAreANewThought() {
        var form = amal.get(ARTICLE).page().expectFirst("#composer");
        amal.submit(form, "body", "One thing.");
        assertThat(amal.submit(form, "body", "And another.").location()).contains("done=posted#");
    }

    @Test
    void authorsChangeTheirWordsAndOnlyTheirs() {
        var said = amal.say(ARTICLE, "Tpyo.");
        var edit = path(said) + "/edit";
        assertThat(ben.get(edit).status()).isEqualTo(404);
        assertThat(ben.post(path(said), "body", "Mine now").status()).isEqualTo(404);
        assertThat(ortega.post(path(said), "body", "Mine now").status()).isEqualTo(404);
        var form = amal.get(edit).page().expectFirst("main form");
        assertThat(form.expectFirst("textarea").wholeText()).isEqualTo("Tpyo.");
        assertThat(amal.submit(form, "body", "").status()).isEqualTo(422);
        assertThat(amal.submit(form, "body", "Typo.").status()).isEqualTo(303);
        var comment = comment(site.stranger(), said);
        assertThat(comment.text()).contains("Typo.", "edited").doesNotContain("Tpyo");
    }

    @Test
    void whatIsWithdrawnWithRepliesLeavesItsPlace() {
        var said = amal.say(ARTICLE, "I take this back.");
        var reply = ben.submit(ben.get(path(said)).page().expectFirst("#composer"), "body", "Too late.");
        assertThat(ben.post(path(said) + "/withdrawal").status()).isEqualTo(404);
        assertThat(amal.get(path(said) + "/withdrawal").page().text()).contains("The reply stays");
        assertThat(amal.post(path(said) + "/withdrawal").status()).isEqualTo(303);
        var page = site.stranger().get(ARTICLE).page();
        assertThat(page.getElementById("comment-" + key(said)).ownText() + page.getElementById("comment-" + key(said)).expectFirst(".tombstone").text())
                .contains("Withdrawn by its author");
        assertThat(page.text()).doesNotContain("I take this back.").contains("Too late.");
        assertThat(amal.get(path(said) + "/edit").status()).isEqualTo(404);
        ben.post(path(reply) + "/withdrawal");
        assertThat(site.stranger().get(ARTICLE).page().getElementById("comment-" + key(said))).isNull();
    }

    @Test
    void whatIsWithdrawnWithoutRepliesIsGone() {
        int before = count(site.stranger().get(ARTICLE).page());
        var said = amal.say(ARTICLE, "Nobody heard this.");
        assertThat(count(site.stranger().get(ARTICLE).page())).isEqualTo(before + 1);
        amal.post(path(said) + "/withdrawal");
        assertThat(count(site.stranger().get(ARTICLE).page())).isEqualTo(before);
        assertThat(site.stranger().get(path(said)).status()).isEqualTo(404);
    }

    @Test
    void anInstructorHidesAThoughtWithAReasonAndShowsItAgain() {
        var said = amal.say(ARTICLE, "This names somebody.");
        assertThat(ben.post(path(said) + "/hiding", "reason", "No").status()).isEqualTo(403);
        var form = ortega.get(path(said) + "/hiding").page().expectFirst("main form");
        assertThat(ortega.submit(form, "reason", " ").status()).isEqualTo(422);
        assertThat(ortega.submit(form, "reason", "It names a person").status()).isEqualTo(303);
        assertThat(ben.get(ARTICLE).text()).doesNotContain("This names somebody.");
        assertThat(ben.get(path(said)).status()).isEqualTo(404);
        assertThat(site.stranger().get(ARTICLE).text()).doesNotContain("This names somebody.");
        assertThat(amal.get(ARTICLE).page().expectFirst("#discussion .notice").text()).contains("It names a person");
        assertThat(amal.get(path(said)).text()).contains("This names somebody.");
        assertThat(ortega.get(ARTICLE).text()).contains("This names somebody.", "It names a person");
        assertThat(ben.post(path(said) + "/hiding/end").status()).isEqualTo(403);
        assertThat(ortega.post(path(said) + "/hiding/end").status()).isEqualTo(303);
        assertThat(ben.get(ARTICLE).text()).contains("This names somebody.");
    }

    @Test
    void longDiscussionsPage() {
        var article = ARTICLE.replace("the-mask", "look-alike-links");
        for (int number = 0; number < 55; number++) {
            amal.say(article, "Thread number " + number);
        }
        var first = site.stranger().get(article).page();
        assertThat(first.select(".thread > li")).hasSize(50);
        var next = first.expectFirst(".pager a[rel=next]").attr("href");
        var second = site.stranger().get(article + next.replaceAll("#.*", "")).page();
        assertThat(second.select(".words").eachText()).contains("Thread number 54");
        var last = amal.say(article, "The very last");
        assertThat(amal.follow(last).page().getElementById("comment-" + key(last))).isNotNull();
    }

    @Test
    void everyReplyIsFoundByFollowingFoldsAndPages() {
        var article = ARTICLE.replace("the-mask", "what-the-envelope-says");
        var opening = article + "/comments/" + key(amal.say(article, "Who has seen one?"));
        for (int number = 0; number < 60; number++) {
            ben.submit(ben.get(opening).page().expectFirst("#composer"), "body", "Answer number " + number);
        }
        var fold = site.stranger().get(article).page().select(".fold a[href=" + opening + "]");
        assertThat(fold).hasSize(1);
        var first = site.stranger().get(opening).page();
        var second = site.stranger().get(opening + first.expectFirst(".pager a[rel=next]").attr("href")).page();
        assertThat(first.select(".words").eachText()).contains("Answer number 0", "Answer number 49");
        assertThat(second.select(".words").eachText()).contains("Answer number 50", "Answer number 59");
        var last = ben.submit(ben.get(opening).page().expectFirst("#composer"), "body", "The one that a fold hides");
        var landed = ben.follow(ben.follow(last)).page();
        assertThat(landed.select(".chosen .words").eachText()).contains("The one that a fold hides");
        assertThat(landed.expectFirst(".notice").text()).contains("posted");
    }

    @Test
    void nothingOfAWithdrawnAuthorStaysInThePage() {
        var page = site.stranger().get(ARTICLE).page();
        assertThat(page.select("symbol").eachAttr("id"))
                .as("every mask that the page draws stands beside words that can be read")
                .allMatch(id -> !page.select("use[href=#" + id + "]").isEmpty());
    }

    @Test
    void whatWasPromisedToTheClassStaysInTheClass() {
        var form = amal.get(ARTICLE).page().expectFirst("#composer");
        assertThat(form.expectFirst("[name=audience]").val()).isEqualTo("web");
        amal.submit(form, "body", "For the class alone.", "audience", "course");
        assertThat(ben.get(ARTICLE).text()).contains("For the class alone.");
        assertThat(site.stranger().get(ARTICLE).text()).doesNotContain("For the class alone.");
    }

    @Test
    void aFormSentAfterTheSessionEndedGivesTheWordsBack() {
        try (var fresh = TestSite.empty()) {
            var owner = fresh.stranger();
            var setup = owner.get(fresh.setupPath()).page().expectFirst("main form");
            owner.submit(setup, "name", "olga", "passphrase", "lantern orbit velvet canyon", "shown", "Ms Olga");
            var form = owner.get(ARTICLE).page().expectFirst("#composer");
            owner.cookies().clear();
            var refused = owner.submit(form, "body", "Written for an hour.");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.page().text()).contains("Written for an hour.");
            var wrong = owner.submit(refused.page().expectFirst("main form"), "name", "olga", "passphrase", "not this one at all");
            assertThat(wrong.status()).isEqualTo(422);
            var back = owner.submit(wrong.page().expectFirst("main form"), "name", "olga", "passphrase", "lantern orbit velvet canyon");
            assertThat(back.page().expectFirst("textarea").wholeText()).isEqualTo("Written for an hour.");
            assertThat(owner.submit(back.page().expectFirst("main form")).status()).isEqualTo(303);
            assertThat(fresh.stranger().get(ARTICLE).text()).contains("Written for an hour.");
        }
    }

    private static int count(Document page) {
        return Integer.parseInt(page.expectFirst("#thoughts").text().replaceAll("\\D.*", ""));
    }

    private static String key(Answer posted) {
        return posted.location().replaceAll(".*#comment-", "");
    }

    private static String path(Answer posted) {
        return ARTICLE + "/comments/" + key(posted);
    }

    private static Element comment(Visitor visitor, Answer posted) {
        return visitor.get(ARTICLE).page().getElementById("comment-" + key(posted));
    }
}
