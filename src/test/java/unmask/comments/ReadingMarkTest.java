package unmask.comments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unmask.TestSite;
import unmask.Visitor;

/** What is new to whom; the way from one new thought to the next; and quotations, which go when their source goes. */
class ReadingMarkTest {
    private static final String ARTICLE = TestSite.THE_MASK;
    private static final String COURSE = "/courses/privacy-and-society";
    private static final String NEWS = ".talk .news b";

    private TestSite site;
    private Visitor amal;
    private Visitor ben;

    @BeforeEach
    void open() {
        site = TestSite.withCast();
        amal = site.as("amal");
        ben = site.as("ben");
        ben.post(ARTICLE + "/reading-mark");
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static String key(Visitor.Answer posted) {
        return posted.location().replaceAll(".*#comment-", "");
    }

    private static Visitor.Answer reply(Visitor who, String key, String quote, String words) {
        return who.submit(who.get(ARTICLE + "/comments/" + key).page().expectFirst("#composer"), "quote", quote, "body", words);
    }

    private static String said(Visitor who, String key, String part) {
        var found = who.get(ARTICLE + "/comments/" + key).page().selectFirst("#comment-" + key + " > " + part);
        return found == null ? null : found.text();
    }

    @Test
    void whatCameAfterTheMarkIsNewUntilItIsMarkedAsRead() {
        assertThat(ben.get(ARTICLE).page().select(NEWS)).isEmpty();
        var first = key(amal.say(ARTICLE, "One"));
        amal.say(ARTICLE, "Two");
        var page = ben.get(ARTICLE).page();
        assertThat(page.expectFirst(NEWS).text()).isEqualTo("2 new");
        assertThat(page.select("#comment-" + first + " .fresh")).hasSize(1);
        assertThat(ben.get(COURSE).page().select("a.fresh").eachText()).contains("2 new");
        ben.submit(page.expectFirst(".news"));
        assertThat(ben.get(ARTICLE).page().select(NEWS + ", .comment .fresh")).isEmpty();
    }

    @Test
    void theMarkNeitherMovesByLookingNorByOnesOwnWordsNorForOthers() {
        amal.say(ARTICLE, "One");
        ben.get(ARTICLE);
        ben.say(ARTICLE, "My own");
        assertThat(ben.get(ARTICLE).page().expectFirst(NEWS).text()).isEqualTo("1 new");
        var chloe = site.as("chloe");
        var before = chloe.get(ARTICLE).page().expectFirst(NEWS).text();
        ben.post(ARTICLE + "/reading-mark");
        assertThat(chloe.get(ARTICLE).page().expectFirst(NEWS).text()).isEqualTo(before);
        assertThat(site.stranger().get(ARTICLE).page().select(NEWS)).isEmpty();
    }

    @Test
    void whatWaitedForStaffIsNewWhenTheyLetItThrough() {
        var olga = site.as("ortega");
        olga.post(ARTICLE + "/discussion", "moderation", "all", "lock", "open");
        var held = key(amal.say(ARTICLE, "Held for a while"));
        var later = key(olga.say(ARTICLE, "Said meanwhile"));
        ben.post(ARTICLE + "/reading-mark");
        assertThat(ben.get(ARTICLE).page().select(NEWS)).isEmpty();
        olga.submit(olga.get(COURSE + "/moderation").page().expectFirst("form[action*=" + held + "][action$=/passage]"));
        assertThat(ben.get(ARTICLE).page().expectFirst(NEWS).text()).isEqualTo("1 new");
        assertThat(ben.get(ARTICLE).page().select("#comment-" + held + " > .who .fresh")).hasSize(1);
        assertThat(ben.get(ARTICLE).page().select("#comment-" + later + " > .who .fresh")).isEmpty();
        assertThat(ben.get(ARTICLE + "/next").location()).endsWith("#comment-" + held);
    }

    @Test
    void whatCameAfterThePageWasSentStaysNew() {
        amal.say(ARTICLE, "Seen");
        var old = ben.get(ARTICLE).page();
        amal.say(ARTICLE, "Not seen");
        ben.submit(old.expectFirst(".news"));
        assertThat(ben.get(ARTICLE).page().expectFirst(NEWS).text()).isEqualTo("1 new");
    }

    @Test
    void oneLinkLeadsFromEachNewThoughtToTheNextAlsoThroughFolds() {
        var keys = new String[7];
        keys[0] = key(amal.say(ARTICLE, "Level 1"));
        for (int level = 1; level < keys.length; level++) {
            keys[level] = key(reply(amal, keys[level - 1], "", "Level " + (level + 1)));
        }
        var next = ARTICLE + "/next";
        for (var key : keys) {
            var answer = ben.get(next);
            assertThat(answer.location()).isEqualTo(ARTICLE + "?around=" + key + "#comment-" + key);
            var page = ben.follow(answer);
            page = page.status() == 303 ? ben.follow(page) : page;
            next = page.page().expectFirst("#comment-" + key + " > .who .fresh").attr("href");
        }
        assertThat(ben.get(next).location()).contains("done=read-through");
        ben.post(ARTICLE + "/reading-mark");
        assertThat(ben.get(ARTICLE).page().select(NEWS)).isEmpty();
    }

    @Test
    void threadsStandOldestOrNewestOrUnansweredFirst() {
        var answered = key(amal.say(ARTICLE, "Answered"));
        reply(ben, answered, "", "Yes");
        var alone = key(amal.say(ARTICLE, "Alone"));
        assertThat(roots("")).endsWith(answered, alone);
        assertThat(roots("?order=newest")).startsWith(alone, answered);
        var unanswered = roots("?order=unanswered");
        assertThat(unanswered.indexOf(alone)).isLessThan(unanswered.indexOf(answered));
        assertThat(unanswered).hasSameElementsAs(roots(""));
    }

    private List<String> roots(String order) {
        return ben.get(ARTICLE + order).page().select(".talk > .thread > li").eachAttr("id").stream().map(id -> id.replace("comment-", "")).toList();
    }

    @Test
    void aQuotationStandsAboveTheReplyAndGoesWithItsSource() {
        var source = key(amal.say(ARTICLE, "Masks are *old*, and “useful” too.\n\nA second paragraph."));
        var answer = key(reply(ben, source, "old,  and \"useful\" too. A second", "Are they?"));
        assertThat(said(amal, answer, ".quoted p")).isEqualTo("old, and “useful” too. A second");
        amal.post(ARTICLE + "/comments/" + source, "body", "Quite other words.");
        assertThat(said(amal, answer, ".quoted")).contains("old, and “useful” too. A second", "edited since");
        var ortega = site.as("ortega");
        ortega.submit(ortega.get(ARTICLE + "/comments/" + source + "/hiding").page().expectFirst("main form"), "reason", "For now");
        assertThat(said(ben, answer, ".quoted")).isEqualTo("The quoted words are gone.");
        ortega.post(ARTICLE + "/comments/" + source + "/hiding/end");
        assertThat(said(ben, answer, ".quoted")).contains("useful");
        amal.post(ARTICLE + "/comments/" + source + "/withdrawal");
        assertThat(said(ben, answer, ".quoted")).isEqualTo("The quoted words are gone.");
    }

    @Test
    void wordsThatAreNotThereAreNotQuoted() {
        var source = key(amal.say(ARTICLE, "Masks are old."));
        var refused = reply(ben, source, "Masks are new", "Are they?");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().expectFirst("#quote").val()).isEqualTo("Masks are new");
        assertThat(refused.page().expectFirst("#quote-wrong").text()).contains("not in the thought");
        assertThat(refused.page().expectFirst("#body").wholeText()).isEqualTo("Are they?");
    }

    @Test
    void aReplySaysAtWhichLevelItStands() {
        var source = key(amal.say(ARTICLE, "One"));
        var answer = key(reply(ben, source, "", "Two"));
        assertThat(said(amal, answer, ".who .heard")).isEqualTo("Level 2:");
        assertThat(said(amal, source, ".who .heard")).isNull();
    }
}
