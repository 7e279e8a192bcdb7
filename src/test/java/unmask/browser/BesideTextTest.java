package unmask.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unmask.TestSite;

/** Talking beside the text: with the keys alone, with a finger and no script, and with words kept on the way. */
@Order(5)
class BesideTextTest {
    private static final String ARTICLE = TestSite.THE_MASK;
    private static final String BODY = "#composer #body";
    private static final String SELECT = """
            words => {
              const passage = [...document.querySelectorAll('.passage')].find(each => each.textContent.includes(words));
              const text = [...passage.firstElementChild.childNodes].find(node => node.textContent.includes(words));
              const range = document.createRange();
              range.setStart(text, text.textContent.indexOf(words));
              range.setEnd(text, text.textContent.indexOf(words) + words.length);
              getSelection().removeAllRanges();
              getSelection().addRange(range);
            }""";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static TestSite site;

    @BeforeAll
    static void open() {
        site = TestSite.withCast();
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void aMemberTalksBesideAParagraphByKeyboardAlone() {
        var amal = CHROMIUM.person(site, Device.DESK).as("amal").opens(ARTICLE);
        amal.tabsTo("#passage-3 > .remark").presses("Enter");
        assertThat(amal.hasFocus(BODY)).isTrue();
        assertThat(amal.page().locator("#passage-3 + #composer h3")).hasText("Comment on this paragraph");
        amal.reads("#bound", "In February 2014").types("Seven years without a name.").tabsTo("#composer .go").enters();
        amal.reads(".notice", "posted").reads(".comment:target .about", "on this paragraph");
        amal.tabsTo(".comment:target .about a").presses("Enter");
        assertThat(amal.page().locator("#passage-3")).isFocused();
        amal.tabsTo("#passage-3 > .remark.said").enters();
        amal.reads("#thoughts", "One thought on this paragraph").reads(".talk .words", "Seven years without a name.");
    }

    @Test
    void selectedWordsLeadToACommentOnThemByTheNextTab() {
        var amal = CHROMIUM.person(site, Device.DESK).as("amal").opens(ARTICLE);
        amal.page().evaluate(SELECT, "no loose thread to pull");
        amal.presses("Shift").sees(".add-phrase");
        amal.reads("p.heard[role=status]", "Press Tab and Enter");
        amal.presses("Tab");
        assertThat(amal.page().locator(".add-phrase")).isFocused();
        amal.presses("Enter");
        assertThat(amal.page().locator(BODY)).isFocused();
        assertThat(amal.page().locator("#phrase")).hasValue("no loose thread to pull");
        amal.types("Not one.").tabsTo("#composer .go").enters();
        amal.reads(".comment:target .about", "on these words").reads(".comment:target .about blockquote", "no loose thread to pull");
    }

    @Test
    void withoutScriptATapShowsTheWayAndAnotherTakesIt() {
        var ben = CHROMIUM.person(site, Device.PHONE.withoutScript()).as("ben").opens(ARTICLE);
        var remark = ben.page().locator("#passage-1 > .remark");
        ben.page().locator("#passage-1 > p").tap();
        assertThat(remark).hasCSS("position", "static");
        ben.movesOn(remark::tap);
        ben.reads("#composer h3", "Comment on this paragraph").reads("#bound", "Imagine a desk");
        ben.page().locator(".bound summary").tap();
        ben.page().locator("#phrase").fill("a desk in 1912");
        ben.page().locator(BODY).fill("Whose desk?");
        ben.movesOn(() -> ben.page().locator("#composer .go").tap());
        ben.reads("#phrase-wrong", "do not stand");
        ben.page().locator("#phrase").fill("a desk in 2012");
        ben.movesOn(() -> ben.page().locator("#composer .go").tap());
        ben.reads(".comment:target .about blockquote", "a desk in 2012").reads("#passage-1 > .remark.said", "One thought on this paragraph");
        var stranger = CHROMIUM.person(site, Device.PHONE).opens(ARTICLE);
        stranger.movesOn(() -> stranger.page().locator("#passage-1 > .remark").tap());
        stranger.reads("#thoughts", "One thought on this paragraph").reads(".talk .words", "Whose desk?");
    }

    @Test
    void theMarginIsForEverybodyInBothSchemes() {
        for (var device : new Device[] {Device.DESK, Device.DESK.inTheDark(), Device.PHONE, Device.PHONE.inTheDark()}) {
            var amal = CHROMIUM.person(site, device.thatIsLenient()).as("amal").opens(ARTICLE);
            amal.page().locator("#passage-3 > .remark").focus();
            amal.presses("Enter");
            for (var path : new String[] {null, ARTICLE + "?beside=2"}) {
                var violations = new AxeBuilder((path == null ? amal : amal.opens(path)).page())
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")).analyze().getViolations();
                assertThat(violations.stream().map(rule -> rule.getId() + ": " + rule.getNodes().get(0).getHtml())).as("%s at %s", path, device).isEmpty();
            }
        }
    }

    @Test
    void aDraftBelongsToItsPassage() {
        var chloe = CHROMIUM.person(site, Device.DESK).as("chloe").opens(ARTICLE);
        chloe.page().locator("#passage-5 > .remark").click();
        chloe.page().locator(BODY).fill("Kept for the list.");
        chloe.page().reload();
        assertThat(chloe.page().locator(BODY)).hasValue("");
        chloe.page().locator("#passage-6 > .remark").click();
        assertThat(chloe.page().locator(BODY)).hasValue("");
        chloe.page().locator("#passage-5 > .remark").click();
        assertThat(chloe.page().locator(BODY)).hasValue("Kept for the list.");
        chloe.page().locator(".cancel").click();
        assertThat(chloe.page().locator("#passage-5 > .remark")).isFocused();
        assertThat(chloe.page().locator(".talk > #composer h3")).hasText("Add your thought");
        assertThat(chloe.page().locator(".bound")).isHidden();
    }
}
