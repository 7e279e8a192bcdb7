package unmask.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import unmask.TestSite;

/**
 * A real browser for tests: one for each hand of the whole run, a profile of their own for each person, and a test fails when a page asked
 * another host for anything, broke the content policy, or left an error on the console. Where no Chromium is installed the
 * tests are skipped, except in CI.
 */
public final class Chromium implements BeforeAllCallback, AfterEachCallback {
    private static final List<Path> PLACES =
            List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    private final List<Person> people = new ArrayList<>();
    private Engine engine;

    /** The browser as a process. */
    static final class Engine implements AutoCloseable {
        private final Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        private final Browser browser;

        Engine(Path place) {
            var arguments = new ArrayList<>(List.of("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"));
            if (System.getProperty("user.name").equals("root")) {
                arguments.add("--no-sandbox");
            }
            browser = playwright.chromium().launch(new LaunchOptions().setExecutablePath(place).setArgs(arguments));
        }

        Person person(TestSite site, Device device) {
            return new Person(browser.newContext(device.options(site.address())), site);
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }

    /** The installed browser, or null. */
    static Path place() {
        return PLACES.stream().filter(Files::isExecutable).findFirst().orElse(null);
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        var place = place();
        if (place == null) {
            assertThat(System.getenv("CI")).as("CI needs a Chromium in one of " + PLACES).isNotEqualTo("true");
            Assumptions.abort("Skipped: there is no Chromium in any of " + PLACES + ".");
        }
        // Each hand that runs tests has its own: the library is for one thread.
        var key = Engine.class.getName() + Thread.currentThread().getId();
        engine = test.getRoot().getStore(Namespace.GLOBAL).computeIfAbsent(key, hand -> new Engine(place), Engine.class);
    }

    /** Somebody who opens the site with a browser of their own. */
    public Person person(TestSite site, Device device) {
        var person = engine.person(site, device);
        people.add(person);
        return person;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        var complaints = people.stream().flatMap(person -> person.complaints().stream()).toList();
        people.forEach(Person::leave);
        people.clear();
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }
}
