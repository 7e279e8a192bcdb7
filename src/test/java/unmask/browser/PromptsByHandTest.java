package unmask.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.PdfOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unmask.TestSite;

/** Prompts in real hands: on a phone without scripts, by keyboard, on the wall, and on paper. */
class PromptsByHandTest {
    private static final String PROMPTS = "/courses/privacy-and-society/prompts/";

    /** And some milliseconds more. */
    private static final double A_TICK = 14_000;

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
    void everyKindIsAnsweredOnAPhoneWithoutScripts() {
        var amal = CHROMIUM.person(site, Device.PHONE.withoutScript()).as("amal");
        for (var prompt : List.of("which-door", "a-fair-price", "comfort-or-privacy", "whose-link-is-it", "who-might-be-watching", "clear-and-muddy")) {
            var page = amal.opens(PROMPTS + prompt).page();
            var answer = page.locator("form.answer button.go");
            answer.click();
            assertThat(page.locator("form.answer .wrong").first()).isVisible();
            chooseTheFirst(page);
            answer.click();
            assertThat(page.locator(".taken")).containsText("You have taken part.");
        }
        amal.leave();
    }

    private static void chooseTheFirst(Page page) {
        Set<String> seen = new HashSet<>();
        for (var field : page.locator("form.answer input:not([type=hidden])").all()) {
            if (!seen.add(field.getAttribute("name"))) {
                continue;
            }
            if (List.of("radio", "checkbox").contains(String.valueOf(field.getAttribute("type")))) {
                field.check();
            } else {
                field.fill("Clear: the die.");
            }
        }
    }

    @Test
    void theLineIsASliderWithAName() {
        var ben = CHROMIUM.person(site, Device.PHONE).as("ben");
        var page = ben.opens(PROMPTS + "comfort-or-privacy").page();
        var line = page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("From Comfort to Privacy"));
        assertThat(line).hasAttribute("aria-valuetext", "No place chosen yet");
        line.focus();
        page.keyboard().press("Home");
        assertThat(line).hasAttribute("aria-valuetext", "Comfort");
        page.keyboard().press("ArrowRight");
        assertThat(line).hasAttribute("aria-valuetext", "Nearer to “Comfort”");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator(".taken")).containsText("Until the round closes you can place yourself again");
        assertThat(line).hasAttribute("aria-valuetext", "Nearer to “Comfort”");
        ben.leave();
    }

    @Test
    void theWallChangesByItself() {
        var wall = PROMPTS + "who-might-be-watching/present";
        var ortega = CHROMIUM.person(site, Device.DESK).as("ortega");
        var page = ortega.opens(wall).page();
        var before = page.locator(".total").innerText();
        page.evaluate("window.stays = true");
        site.as("chloe").post(PROMPTS + "who-might-be-watching/answers", "said", "yes");
        site.as("ortega").post(wall + "/timer", "minutes", "1");
        assertThat(page.locator(".timer")).containsText("left", new ContainsTextOptions().setTimeout(A_TICK));
        assertThat(page.locator(".total")).not().hasText(before);
        assertThat(page.evaluate("window.stays")).as("the page is not loaded again").isEqualTo(true);
        ortega.leave();
    }

    @Test
    void theRollOfTheClassFitsOnPaper() {
        var ortega = CHROMIUM.person(site, Device.DESK).as("ortega");
        var page = ortega.opens("/courses/privacy-and-society/participation").page();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        // As wide as a sheet on its side between its margins.
        page.setViewportSize(1032, 700);
        assertThat(page.evaluate("document.querySelector('.roll').scrollWidth <= document.querySelector('.table').clientWidth")).isEqualTo(true);
        assertThat(sheets(page.pdf(new PdfOptions().setFormat("A4").setPreferCSSPageSize(true)))).as("28 people, on sheets that are full").isLessThan(5);
        ortega.leave();
    }

    private static long sheets(byte[] pdf) {
        return Pattern.compile("/Type\\s*/Page\\b").matcher(new String(pdf, StandardCharsets.ISO_8859_1)).results().count();
    }

    @Test
    void aPreviewIsWhatOneSeesAlsoWithoutScripts() {
        var ortega = CHROMIUM.person(site, Device.PHONE.withoutScript()).as("ortega");
        var page = ortega.opens(PROMPTS + "new?kind=poll").page();
        page.locator("[name=question]").fill("Do you discuss privacy at home?");
        page.locator("[name=choices]").fill("Yes\nNo");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Preview").setExact(true)).click();
        assertThat(page.locator(".advice h2")).isInViewport();
        ortega.leave();
    }
}
