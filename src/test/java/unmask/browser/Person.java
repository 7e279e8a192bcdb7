package unmask.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import unmask.TestSite;
import unmask.Visitor;

/** Somebody with a real browser: reads, types, and goes from place to place with the Tab key. */
public final class Person {
    private static final int PATIENCE = 10_000;
    /** More stops than the longest page has. */
    private static final int MOST_STOPS = 600;
    /** How Chromium reports an answer that is a refusal; the tests look at the refusal itself. */
    private static final Pattern REFUSAL = Pattern.compile("Failed to load resource: the server responded with a status of 4\\d\\d.*");

    private static final Pattern HOST = Pattern.compile("[a-z]+://([^/?#]*)");

    private final BrowserContext context;
    private final TestSite site;
    private final Page page;
    private final Set<String> hosts = new HashSet<>();
    private final List<String> complaints = new ArrayList<>();
    private int loads;
    private final List<Pattern> expected = new ArrayList<>(List.of(REFUSAL));

    Person(BrowserContext context, TestSite site) {
        this.context = context;
        this.site = site;
        hosts.add(URI.create(site.address()).getAuthority());
        context.setDefaultTimeout(PATIENCE);
        context.onRequest(this::check);
        context.onConsoleMessage(this::check);
        context.onWebError(error -> complain("An error on the page: " + error.error()));
        page = context.newPage();
        page.onLoad(loaded -> loads++);
    }

    private void check(Request request) {
        // No java.net.URI: what an attacker types need not be one.
        var host = HOST.matcher(request.url());
        if (!request.url().startsWith("data:") && !(host.lookingAt() && hosts.contains(host.group(1)))) {
            complain("A request to another host: " + request.url());
        }
    }

    private void check(ConsoleMessage message) {
        if (message.type().equals("error") || message.text().contains("Content Security Policy")) {
            complain("On the console: " + message.text());
        }
    }

    private void complain(String what) {
        complaints.add(what);
    }

    List<String> complaints() {
        return complaints.stream().filter(what -> expected.stream().noneMatch(pattern -> pattern.matcher(what).find())).toList();
    }

    /** The test makes the browser complain on purpose. */
    public Person expecting(String complaint) {
        expected.add(Pattern.compile(complaint));
        return this;
    }

    /** The test has a second server. */
    public Person mayAsk(String host) {
        hosts.add(host);
        return this;
    }

    /** Comes in as one of the demonstration's cast. */
    public Person as(String name) {
        return inTheSessionOf(site.as(name));
    }

    /** Takes over the session of somebody who came in without a browser. */
    public Person inTheSessionOf(Visitor visitor) {
        visitor.cookies().forEach((key, value) -> context.addCookies(List.of(new Cookie(key, value).setUrl(site.address()))));
        return this;
    }

    public Page page() {
        return page;
    }

    public BrowserContext context() {
        return context;
    }

    public Person opens(String path) {
        page.navigate(path);
        return this;
    }

    public Locator sees(String selector) {
        var found = page.locator(selector);
        assertThat(found.first()).isVisible();
        return found;
    }

    public Person reads(String selector, String words) {
        assertThat(page.locator(selector).first()).containsText(words);
        return this;
    }

    public Person isAt(String path) {
        page.waitForURL(Pattern.compile(Pattern.quote(site.address()) + path));
        return this;
    }

    /** Presses Tab until the element has the focus, and sees where the focus is. */
    public Person tabsTo(String selector) {
        return stepsTo(selector, "Tab");
    }

    /** The same, backwards. */
    public Person tabsBackTo(String selector) {
        return stepsTo(selector, "Shift+Tab");
    }

    private Person stepsTo(String selector, String key) {
        assertThat(page.locator(selector).first()).isAttached();
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            page.keyboard().press(key);
            if (hasFocus(selector)) {
                Assertions.assertThat(page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)"))
                        .as("the width of the line around %s", selector).isIn(3, 3.0);
                return this;
            }
        }
        throw new AssertionError("The Tab key never reaches " + selector + ".");
    }

    public boolean hasFocus(String selector) {
        return (Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector);
    }

    public Person presses(String... keys) {
        for (var key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    /** Presses Enter, and waits for the page that it leads to. */
    public Person enters() {
        return movesOn(() -> page.keyboard().press("Enter"));
    }

    /** Does something that leads to another page, and waits for it. */
    public Person movesOn(Runnable how) {
        int before = loads;
        how.run();
        page.waitForCondition(() -> loads > before);
        return this;
    }

    public Person types(String words) {
        page.keyboard().type(words);
        return this;
    }

    /** Replaces what stands in the field that has the focus. */
    public Person retypes(String words) {
        return presses("ControlOrMeta+a").types(words);
    }

    /** The words that the browser keeps for this site. */
    @SuppressWarnings("unchecked")
    public List<String> kept() {
        return (List<String>) page.evaluate("Object.keys(localStorage).map(key => JSON.parse(localStorage.getItem(key)).words)");
    }

    public void leave() {
        context.close();
    }
}
