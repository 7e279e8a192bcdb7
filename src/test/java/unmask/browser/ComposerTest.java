package unmask.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.ClickOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FetchOptions;
import com.microsoft.playwright.options.KeyboardModifier;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unmask.TestSite;
import unmask.Visitor;

/** What the script does for somebody who writes: it loses nothing, doubles nothing, and keeps nothing longer than it must. */
@Order(4)
class ComposerTest {
    private static final String ARTICLE = TestSite.THE_MASK;
    private static final String BODY = "#composer textarea";
    private static final String POST = "#composer button.go";
    private static final String WORDS = "Written for an hour.";
    private static final String PASSPHRASE = "lantern orbit velvet canyon";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private TestSite site;
    private Person amal;

    @BeforeEach
    void open() {
        site = TestSite.withCast();
        amal = CHROMIUM.person(site, Device.DESK).as("amal").opens(ARTICLE);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static Locator body(Person person) {
        return person.sees(BODY);
    }

    private static void write(Person person, String words) {
        body(person).fill(words);
    }

    private static void post(Person person) {
        person.movesOn(() -> person.page().locator(POST).click());
    }

    private int timesSaid(String words) {
        return site.stranger().get(ARTICLE).page().select(".words:contains(" + words + ")").size();
    }

    @Test
    void whatIsTypedSurvivesAReloadAndIsForgottenWhenPosted() {
        write(amal, WORDS);
        amal.page().reload();
        assertThat(body(amal)).hasValue(WORDS);
        amal.reads(".unsent", "kept on this device");
        post(amal);
        amal.reads(".notice", "posted");
        assertThat(amal.kept()).isEmpty();
        assertThat(body(amal)).hasValue("");
        assertThat(timesSaid(WORDS)).isEqualTo(1);
    }

    @Test
    void wordsForDifferentPlacesAreKeptApart() {
        write(amal, "For everybody.");
        reply(0);
        assertThat(body(amal)).hasValue("");
        write(amal, "For one.");
        amal.page().reload();
        assertThat(body(amal)).hasValue("For everybody.");
        reply(1);
        assertThat(body(amal)).hasValue("");
        reply(0);
        assertThat(body(amal)).hasValue("For one.");
    }

    private void reply(int number) {
        amal.page().locator("a[data-reply]").nth(number).click();
    }

    @Test
    void signingOutForgetsWhatWasTyped() {
        write(amal, WORDS);
        assertThat(amal.kept()).containsExactly(WORDS);
        amal.opens("/me").movesOn(() -> amal.page().locator("form[data-clear] button").click());
        assertThat(amal.kept()).isEmpty();
    }

    @Test
    void somebodyElseInTheSameBrowserDoesNotFindTheWords() {
        write(amal, WORDS);
        amal.context().clearCookies();
        var ben = amal.as("ben").opens(ARTICLE);
        assertThat(body(ben)).hasValue("");
        ben.as("amal").opens(ARTICLE);
        assertThat(body(amal)).hasValue(WORDS);
    }

    @Test
    void aSharedComputerKeepsNothing() {
        try (var own = TestSite.empty()) {
            var olga = CHROMIUM.person(own, Device.DESK);
            setUp(own, "olga");
            olga.opens("/sign-in?to=" + ARTICLE);
            olga.page().locator("#name").fill("olga");
            olga.page().locator("#passphrase").fill(PASSPHRASE);
            olga.page().locator("[name=shared]").check();
            olga.movesOn(() -> olga.presses("Enter"));
            write(olga, WORDS);
            assertThat(olga.kept()).isEmpty();
            olga.page().reload();
            assertThat(body(olga)).hasValue("");
        }
    }

    private static Visitor setUp(TestSite site, String name) {
        var owner = site.stranger();
        owner.submit(owner.get(site.setupPath()).page().expectFirst("main form"), "name", name, "passphrase", PASSPHRASE, "shown", "Ms Olga");
        return owner;
    }

    @Test
    void whatCannotBeSentIsKeptAndSentOnceLater() {
        amal.expecting("net::ERR_INTERNET_DISCONNECTED");
        write(amal, WORDS);
        amal.context().setOffline(true);
        amal.page().locator(POST).click();
        amal.reads(".unsent", "could not be sent");
        assertThat(body(amal)).hasValue(WORDS);
        assertThat(amal.kept()).containsExactly(WORDS);
        amal.context().setOffline(false);
        amal.movesOn(() -> amal.page().locator(".unsent button").click());
        amal.reads(".notice", "Your thought is posted.");
        assertThat(timesSaid(WORDS)).isEqualTo(1);
        assertThat(amal.kept()).isEmpty();
    }

    @Test
    void aSendThatFailsOnceIsRepeatedByItself() {
        amal.expecting("net::ERR_FAILED");
        var tries = new AtomicInteger();
        amal.page().route("**/comments", route -> {
            if (tries.incrementAndGet() == 1) {
                route.abort();
            } else {
                route.resume();
            }
        });
        write(amal, WORDS);
        post(amal);
        assertThat(tries).hasValue(2);
        assertThat(timesSaid(WORDS)).isEqualTo(1);
    }

    @Test
    void anAnswerThatIsLostIsAskedForAgainAndNothingIsPostedTwice() {
        amal.expecting("net::ERR_FAILED");
        var taken = new AtomicInteger();
        amal.page().route("**/comments", route -> {
            if (taken.get() == 0) {
                taken.set(arrive(route));
                route.abort();
            } else {
                route.resume();
            }
        });
        write(amal, WORDS);
        post(amal);
        assertThat(taken).hasValue(303);
        amal.reads(".notice", "posted");
        assertThat(timesSaid(WORDS)).isEqualTo(1);
        assertThat(amal.kept()).isEmpty();
    }

    @Test
    void wordsThatArrivedAfterAllAreKnownAgainAfterAReload() {
        amal.expecting("net::ERR_FAILED");
        amal.page().route("**/comments", route -> {
            arrive(route);
            route.abort();
        });
        write(amal, WORDS);
        amal.page().locator(POST).click();
        amal.reads(".unsent", "could not be sent");
        amal.page().unroute("**/comments");
        amal.page().reload();
        assertThat(body(amal)).hasValue(WORDS);
        post(amal);
        assertThat(timesSaid(WORDS)).isEqualTo(1);
        assertThat(amal.kept()).isEmpty();
    }

    private static int arrive(Route route) {
        var headers = new HashMap<>(route.request().allHeaders());
        headers.put("sec-fetch-site", "same-origin");
        return route.fetch(new FetchOptions().setHeaders(headers).setMaxRedirects(0)).status();
    }

    @Test
    void aPreviewThatFailedIsNotPostedByTryingAgain() {
        amal.expecting("net::ERR_INTERNET_DISCONNECTED");
        write(amal, "Only *looking*.");
        amal.context().setOffline(true);
        amal.page().locator("button[name=preview]").click();
        amal.sees(".unsent button");
        amal.context().setOffline(false);
        amal.page().locator(".unsent button").click();
        amal.reads(".preview em", "looking");
        assertThat(timesSaid("looking")).isZero();
    }

    @Test
    void whatIsWrongStandsBesideTheWords() {
        write(amal, "   ");
        amal.page().locator(POST).click();
        amal.reads("#composer .wrong", "no words");
        assertThat(amal.hasFocus(BODY)).isTrue();
        assertThat(body(amal)).hasAttribute("aria-invalid", "true");
        assertThat(body(amal)).hasAccessibleDescription(java.util.regex.Pattern.compile("There are no words in it yet\\. Classmates will see .*"));
        write(amal, WORDS);
        post(amal);
        assertThat(timesSaid(WORDS)).isEqualTo(1);
    }

    @Test
    void wordsThatAnsweredAThoughtNowGoneBecomeANewThought() {
        var ben = site.as("ben");
        var key = ben.say(ARTICLE, "Soon gone.").location().replaceAll(".*-", "");
        amal.opens(ARTICLE + "?around=" + key);
        amal.page().locator("a[data-reply='" + key + "']").click();
        write(amal, WORDS);
        ben.post(ARTICLE + "/comments/" + key + "/withdrawal");
        amal.page().locator(POST).click();
        amal.reads("#composer .wrong", "is gone");
        assertThat(body(amal)).hasValue(WORDS);
        amal.reads("#composer h3", "Add your thought");
        post(amal);
        assertThat(timesSaid(WORDS)).isEqualTo(1);
        assertThat(amal.kept()).isEmpty();
    }

    @Test
    void aThoughtThatGoesWhileSomebodyAnswersItLeavesThemTheirWords() {
        var ben = site.as("ben");
        var key = ben.say(ARTICLE, "Gone in a moment.").location().replaceAll(".*-", "");
        amal.opens(ARTICLE + "?around=" + key);
        amal.page().locator("a[data-reply='" + key + "']").click();
        write(amal, WORDS);
        ben.post(ARTICLE + "/comments/" + key + "/withdrawal");
        site.ring();
        assertThat(amal.page().getByText("Gone in a moment.")).hasCount(0);
        assertThat(body(amal)).hasValue(WORDS);
        amal.page().locator(POST).click();
        amal.reads("#composer .wrong", "is gone");
        assertThat(amal.page().locator("#comment-" + key)).hasCount(0);
        post(amal);
        assertThat(timesSaid(WORDS)).isEqualTo(1);
    }

    @Test
    void aSessionThatEndedLeadsThroughSignInBackToTheWords() {
        try (var own = TestSite.empty()) {
            var olga = CHROMIUM.person(own, Device.DESK).inTheSessionOf(setUp(own, "olga")).opens(ARTICLE);
            write(olga, WORDS);
            olga.context().clearCookies();
            post(olga);
            olga.reads("h1", "Welcome back").reads("blockquote", WORDS);
            olga.page().locator("#name").fill("olga");
            olga.page().locator("#passphrase").fill(PASSPHRASE);
            olga.movesOn(() -> olga.presses("Enter"));
            assertThat(olga.sees("textarea")).hasValue(WORDS);
            olga.movesOn(() -> olga.page().locator("main form .go").click());
            olga.reads("li.comment:target .words", WORDS);
            assertThat(body(olga)).hasValue("");
            assertThat(olga.kept()).isEmpty();
        }
    }

    @Test
    void aDoubleClickPostsOnce() {
        write(amal, WORDS);
        amal.movesOn(() -> amal.page().locator(POST).dblclick());
        amal.reads("li.comment:target .words", WORDS);
        assertThat(timesSaid(WORDS)).isEqualTo(1);
    }

    @Test
    void theReplyFormGoesBackWhereItStood() {
        write(amal, "For everybody.");
        var end = amal.page().locator("#discussion > #composer");
        assertThat(end).hasCount(1);
        var link = amal.page().locator("a[data-reply]").first();
        link.click();
        assertThat(end).hasCount(0);
        amal.reads("#composer h3", "Reply to " + link.getAttribute("aria-label").substring("Reply to ".length()));
        amal.page().locator(".cancel").click();
        assertThat(end).hasCount(1);
        assertThat(amal.page().locator(".cancel")).hasCount(0);
        amal.reads("#composer h3", "Add your thought");
        assertThat(body(amal)).hasValue("For everybody.");
        assertThat(link).isFocused();
    }

    @Test
    void replyOpensItsPageInANewTabWhenAskedTo() {
        var link = amal.page().locator("a[data-reply]").first();
        var tab = amal.context().waitForPage(() -> link.click(new ClickOptions().setModifiers(List.of(KeyboardModifier.CONTROL))));
        assertThat(tab.locator("#composer h3")).containsText("Reply to");
        assertThat(amal.page().locator("#discussion > #composer")).hasCount(1);
    }
}
