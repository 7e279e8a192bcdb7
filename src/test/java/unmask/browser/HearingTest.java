package unmask.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unmask.TestSite;
import unmask.Visitor;

/** What an open page does when it hears the bell. */
class HearingTest {
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

    private Person listens(String name, String path) {
        var person = CHROMIUM.person(site, Device.DESK).as(name).opens(path);
        person.page().waitForCondition(() -> site.watchers() == 1);
        return person;
    }

    private static String say(Visitor who, String words) {
        return key(who.say(TestSite.THE_MASK, words).location());
    }

    private static String answer(Visitor who, String thought, String words) {
        return key(who.submit(who.get(TestSite.THE_MASK + "/comments/" + thought).page().expectFirst("#composer"), "body", words).location());
    }

    private static String key(String location) {
        return location.replaceAll(".*#comment-", "");
    }

    @Test
    void onesOwnWordsFromAnotherWindowCanBeChangedAtOnce() {
        var amal = listens("amal", TestSite.THE_MASK);
        var said = say(site.as("amal"), "Said in another window.");
        site.ring();
        amal.page().locator(".live button").click();
        assertThat(amal.page().locator("#comment-" + said + " > .acts a[href$='/edit']")).isVisible();
        assertThat(amal.page().locator("#comment-" + said + " > .acts .report")).isHidden();
    }

    @Test
    void whatWaitedTakesItsPlaceWhenItIsLetThrough() {
        var ortega = site.as("ortega");
        ortega.post(TestSite.THE_MASK + "/discussion", "moderation", "all", "lock", "open");
        var held = say(site.as("amal"), "Held words.");
        var amal = listens("amal", TestSite.THE_MASK);
        assertThat(amal.page().locator("section#comment-" + held)).containsText("Waiting for an instructor");
        ortega.submit(ortega.get(TestSite.THE_MASK.replaceAll("/posts/.*", "/moderation")).page().expectFirst("form[action$=/passage]"));
        site.ring();
        assertThat(amal.page().locator("li#comment-" + held + " > .acts a[href$='/edit']")).isVisible();
        assertThat(amal.page().locator(".waiting")).hasCount(0);
    }

    @Test
    void aPageOfOneThreadHearsWhatIsSaidInItAndNothingElse() {
        var thought = say(site.as("ben"), "Who answers?");
        var amal = listens("amal", TestSite.THE_MASK + "/comments/" + thought);
        say(site.as("chloe"), "Said elsewhere.");
        var reply = answer(site.as("chloe"), thought, "I do.");
        site.ring();
        assertThat(amal.page().locator(".live")).containsText("1 new thought");
        amal.page().locator(".live button").click();
        assertThat(amal.page().locator("#comment-" + thought + " > .replies > #comment-" + reply)).containsText("I do.");
        site.as("ben").post(TestSite.THE_MASK + "/comments/" + thought, "body", "Who answers me?");
        site.ring();
        assertThat(amal.page().locator("#comment-" + thought + ".chosen > .words")).containsText("Who answers me?");
    }
}
