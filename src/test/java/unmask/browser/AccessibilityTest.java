package unmask.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every page, for everybody: checked by axe in both schemes on a phone and a desk, and measured at 320 pixels. */
class AccessibilityTest {
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final int NARROWEST = 320;

    /** Links in the middle of a sentence are as high as its line; everything else is a target of its own (WCAG 2.5.8). */
    private static final String SMALL_TARGETS = """
            () => {
              const inSentence = e => getComputedStyle(e).display === 'inline'
                  && [...e.parentNode.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
              return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
                .filter(e => e.checkVisibility() && !e.closest('.skip, .heard') && !inSentence(e))
                .map(e => [e.closest('label') ?? e, e]).map(([target, e]) => [target.getBoundingClientRect(), e])
                .filter(([box]) => box.width < 24 || box.height < 24)
                .map(([box, e]) => `${Math.round(box.width)}×${Math.round(box.height)} ${e.outerHTML.slice(0, 120)}`);
            }""";

    private static final String HEADINGS = """
            () => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(h => h.checkVisibility()).map(h => Number(h.tagName[1]))""";

    private static final String OVERFLOW = """
            () => document.documentElement.scrollWidth <= innerWidth ? []
              : [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
                  .map(e => e.outerHTML.slice(0, 100))""";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final List<String> findings = new ArrayList<>();

    @Test
    void everyPageIsForEverybody() {
        Walk.past(site -> CHROMIUM.person(site, Device.DESK.thatIsLenient()), stop -> {
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                stop.page().emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
                for (int width : List.of(Device.PHONE.width(), Device.DESK.width())) {
                    stop.page().setViewportSize(width, 900);
                    check(stop, scheme + " at " + width);
                }
            }
            measure(stop);
            stop.page().setViewportSize(Device.DESK.width(), Device.DESK.height());
        });
        assertThat(findings).isEmpty();
    }

    private void check(Walk.Stop stop, String how) {
        for (var violation : new AxeBuilder(stop.page()).withTags(RULES).analyze().getViolations()) {
            violation.getNodes().forEach(node -> findings.add("%s %s: %s: %s %s".formatted(stop.name(), how, violation.getId(), node.getHtml(), node.getFailureSummary())));
        }
        small(stop, how);
    }

    @SuppressWarnings("unchecked")
    private void small(Walk.Stop stop, String how) {
        ((List<String>) stop.page().evaluate(SMALL_TARGETS)).forEach(target -> findings.add("%s %s: a small target: %s".formatted(stop.name(), how, target)));
    }

    @SuppressWarnings("unchecked")
    private void measure(Walk.Stop stop) {
        Page page = stop.page();
        page.setViewportSize(NARROWEST, 700);
        ((List<String>) page.evaluate(OVERFLOW)).forEach(element -> findings.add(stop.name() + " scrolls sideways at 320: " + element));
        int before = 0;
        for (int level : (List<Integer>) page.evaluate(HEADINGS)) {
            if (level > before + 1) {
                findings.add("%s: a heading of level %d follows one of level %d".formatted(stop.name(), level, before));
            }
            before = level;
        }
    }
}
