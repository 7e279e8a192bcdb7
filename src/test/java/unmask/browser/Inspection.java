package unmask.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks at pages for everybody: checks each by axe in both schemes on a phone and a desk, and measures it at 320 pixels. */
final class Inspection {
    private static final List<String> TAGS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final List<String> COLOURS = List.of("color-contrast");
    private static final int NARROWEST = 320;

    /** Links in the middle of a sentence are as high as its line; everything else is a target of its own (WCAG 2.5.8). */
    private static final String SMALL_TARGETS = """
            () => {
              const beside = e => [...e.parentNode.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
              const inSentence = e => getComputedStyle(e).display === 'inline' && (beside(e) || inSentence(e.parentNode));
              return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
                .filter(e => e.checkVisibility() && !e.closest('.skip, .heard') && !inSentence(e))
                .map(e => [e.closest('label') ?? e, e]).map(([target, e]) => [target.getBoundingClientRect(), e])
                .filter(([box]) => box.width < 24 || box.height < 24)
                .map(([box, e]) => `${Math.round(box.width)}×${Math.round(box.height)} ${e.outerHTML.slice(0, 120)}`);
            }""";

    private static final String VIOLATIONS = """
            only => axe.run(document, { runOnly: only, resultTypes: ['violations'] }).then(found => found.violations
                .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html} ${node.failureSummary}`)))""";

    private static final String HEADINGS = """
            () => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(h => h.checkVisibility()).map(h => Number(h.tagName[1]))""";

    private static final String OVERFLOW = """
            () => document.documentElement.scrollWidth <= innerWidth ? []
              : [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
                  .map(e => e.outerHTML.slice(0, 100))""";

    private final List<String> findings = new ArrayList<>();

    /** What is not as it should be. */
    List<String> findings() {
        return findings;
    }

    void lookAt(Walk.Stop stop) {
        stop.page().evaluate(AxeBuilder.getAxeScript());
        check(stop, Device.PHONE, ColorScheme.LIGHT, List.of());
        check(stop, Device.PHONE, ColorScheme.DARK, COLOURS);
        check(stop, Device.DESK, ColorScheme.DARK, List.of());
        check(stop, Device.DESK, ColorScheme.LIGHT, COLOURS);
        measure(stop);
        stop.page().setViewportSize(Device.DESK.width(), Device.DESK.height());
    }

    /** @param rules the only ones that may come out differently from the check before; none for all */
    @SuppressWarnings("unchecked")
    private void check(Walk.Stop stop, Device device, ColorScheme scheme, List<String> rules) {
        var page = stop.page();
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(device.width(), device.height());
        var how = stop.name() + ", " + scheme + " at " + device.width() + ": ";
        var only = Map.of("type", rules.isEmpty() ? "tag" : "rule", "values", rules.isEmpty() ? TAGS : rules);
        ((List<String>) page.evaluate(VIOLATIONS, only)).forEach(violation -> findings.add(how + violation));
        if (rules.isEmpty()) {
            small(page, how);
        }
    }

    @SuppressWarnings("unchecked")
    private void small(Page page, String how) {
        ((List<String>) page.evaluate(SMALL_TARGETS)).forEach(target -> findings.add(how + "a small target: " + target));
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
