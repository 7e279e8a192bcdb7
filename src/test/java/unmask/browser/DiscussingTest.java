package unmask.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unmask.TestSite;

/**
 * All that one does in a discussion beside talking: what is new and what needs a reply, words beside the text and quoted words, a report,
 * the moderators' queue, a private word, the inbox and the search. By keyboard alone, with script and without.
 */
@Order(5)
class DiscussingTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private TestSite site;

    @BeforeEach
    void open() {
        site = TestSite.withCast();
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void byKeyboardAlone() {
        story(Device.DESK, true);
    }

    @Test
    void byKeyboardWithoutScript() {
        story(Device.DESK.withoutScript(), false);
    }

    private void story(Device device, boolean withScript) {
        var rude = key(site.as("ben").say(TestSite.THE_MASK, "Only fools hide. The rest of us have lanterns.").location());
        var amal = CHROMIUM.person(site, device).as("amal");
        findsWhatIsNew(amal, rude);
        talksBesideTheText(amal, withScript);
        quotes(amal, rude, withScript);
        reports(amal, rude);
        var olga = CHROMIUM.person(site, device).as("ortega");
        moderates(olga, rude);
        answersInPrivate(CHROMIUM.person(site, device).as("ben"));
        learnsTheOutcome(amal);
        searches(amal);
    }

    private static String key(String location) {
        return location.substring(location.indexOf("#comment-") + "#comment-".length());
    }

    private static void findsWhatIsNew(Person amal, String last) {
        amal.opens(TestSite.THE_MASK).tabsTo(".tabs a[href*='order=unanswered']").enters();
        amal.reads(".talk .hint", "nobody has answered").tabsTo(".tabs a[href*='order=newest']").enters();
        assertThat(amal.page().locator(".talk > .thread > li").first().getAttribute("id")).isEqualTo("comment-" + last);
        amal.tabsTo(".news a[href*='/next']").enters();
        amal.sees(".comment:target .fresh");
        amal.tabsTo(".comment:target > .who .fresh").enters();
        amal.sees(".comment:target .fresh");
        amal.tabsBackTo(".news button").enters();
        assertThat(amal.page().locator(".fresh").count()).isZero();
        assertThat(amal.page().locator(".news").count()).isZero();
    }

    private static void talksBesideTheText(Person amal, boolean withScript) {
        amal.opens(TestSite.THE_MASK).tabsTo(".remark:not(.said)");
        if (withScript) {
            amal.presses("Enter");
        } else {
            amal.enters();
            amal.tabsTo("#body");
        }
        amal.types("This sentence does the work.").tabsTo("#composer .go").enters();
        amal.reads(".comment:target .about", "on this paragraph").reads(".comment:target .words", "does the work");
    }

    private static void quotes(Person amal, String said, boolean withScript) {
        amal.opens(TestSite.THE_MASK + "?around=" + said).tabsTo("#comment-" + said + " > .acts a[href$='#composer']");
        if (withScript) {
            amal.presses("Enter");
            amal.tabsBackTo("#composer .quote summary");
        } else {
            amal.enters();
            amal.tabsTo("#composer .quote summary");
        }
        amal.presses("Enter").tabsTo("#quote").types("the rest of us have lamps").tabsTo("#body").types("And who lights the lanterns?").tabsTo("#composer .go");
        amal.presses("Enter").reads("#quote-wrong", "not in the thought").sees("#quote");
        amal.tabsTo("#quote").retypes("The rest of us have lanterns.").tabsTo("#composer .go").enters();
        amal.reads(".comment:target .quoted", "The rest of us have lanterns.").reads(".comment:target .words", "who lights");
    }

    private static void reports(Person amal, String said) {
        amal.opens(TestSite.THE_MASK + "?around=" + said).tabsTo("#comment-" + said + " > .acts a.report").enters();
        amal.tabsTo("input[name=category]").presses("Space").tabsTo("#reason").types("It calls people fools.").tabsTo("main form .go").enters();
        amal.reads(".notice", "report");
        PlaywrightAssertions.assertThat(amal.page().locator(".notice")).isInViewport();
    }

    private static void moderates(Person olga, String said) {
        olga.opens(TestSite.THE_MASK.replaceAll("/posts/.*", "")).tabsTo("main a[href$='/moderation']").enters();
        olga.reads("#comment-" + said + " .reasons", "It calls people fools.").tabsTo("#comment-" + said + " a[href$='/private']").enters();
        olga.tabsTo("#body").types("Say it without the fools, please.").tabsTo(".composer .go").enters();
        olga.reads("#last", "without the fools").opens(TestSite.THE_MASK.replaceAll("/posts/.*", "/moderation"));
        olga.tabsTo("#comment-" + said + " a[href*='/hiding']").enters();
        olga.tabsTo("#reason").types("Rule 1: no names for people").tabsTo("main form .go").enters();
        assertThat(olga.page().locator("#comment-" + said).count()).isZero();
    }

    private static void answersInPrivate(Person ben) {
        ben.opens("/inbox").tabsTo(".rows a[href*='/moderation/private/']").enters();
        ben.reads(".thread", "without the fools").tabsTo("#body").types("I will.").tabsTo(".composer .go").enters();
        ben.reads("#last", "I will.");
    }

    private void learnsTheOutcome(Person amal) {
        amal.opens("/inbox").reads(".rows", "An instructor has hidden what you reported");
        amal.tabsTo("form[action='/inbox/seen'] button").enters();
        assertThat(amal.page().locator(".rows .fresh").count()).isZero();
    }

    private void searches(Person amal) {
        site.caughtUp();
        amal.opens(TestSite.THE_MASK).tabsTo("header a[href$='/search']").enters();
        amal.tabsTo("#q").types("lights lanterns").enters();
        amal.reads(".results", "who lights the lanterns").tabsTo(".results a").enters();
        amal.reads(".comment.chosen > .words", "who lights the lanterns");
        // Quoted words go with what they quote.
        amal.reads(".comment.chosen > .quoted", "The quoted words are gone.");
        assertThat(amal.page().locator("body").textContent()).doesNotContain("Only fools hide");
    }
}
