package unmask.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import unmask.TestSite;
import unmask.Visitor;
import unmask.storage.Databases;

/**
 * What attackers type, in every field that takes words and on every page that shows them: nothing runs. And were the words to go out
 * raw, the content policy alone would still let none of it run; without the policy it does, so the trap works.
 */
@Order(2)
class CrossSiteScriptingTest {
    private static final List<String> PAYLOADS = Payloads.some();
    private static final String COURSE = "/courses/privacy-and-society";
    private static final int SHEET = 50;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private static Path folder;

    private final TreeSet<String> findings = new TreeSet<>();

    /** Somebody whose browser is a trap, and who looks at pages one after another. */
    private final class Watcher {
        private final Person person;
        private final Trap trap;

        Watcher(TestSite site, String name) {
            person = CHROMIUM.person(site, Device.DESK);
            trap = new Trap(name == null ? person : person.as(name));
        }

        Watcher looksAt(String path) {
            person.opens(path);
            return looks(path);
        }

        Watcher looks(String path) {
            trap.findings().forEach(finding -> findings.add(path + ": " + finding));
            return this;
        }

        /** Sends a form from the page that is open, and looks at the answer. */
        Watcher sends(String path, String... fields) {
            var form = new LinkedHashMap<String, String>();
            for (int i = 0; i < fields.length; i += 2) {
                form.put(fields[i], fields[i + 1]);
            }
            person.movesOn(() -> person.page().evaluate("""
                    ([path, fields]) => {
                      const form = document.createElement('form');
                      form.method = 'post';
                      form.action = path;
                      for (const [name, value] of Object.entries(fields)) {
                        const field = document.createElement('textarea');
                        field.name = name;
                        field.value = value;
                        form.append(field);
                      }
                      document.body.append(form);
                      form.submit();
                    }""", List.of(path, form)));
            return looks(path);
        }
    }

    private void nothingRan() {
        assertThat(findings).as("On a page of ours stands something that runs, or could").isEmpty();
    }

    @Test
    void theListIsAsLongAsItSays() {
        assertThat(Payloads.listed()).hasSizeGreaterThan(230);
        assertThat(Payloads.all()).hasSizeGreaterThan(3_000).doesNotHaveDuplicates();
    }

    @Test
    void inThoughtsInTheReasonsForHidingThemAndInTheSearchThatFindsThem() {
        try (var site = TestSite.withCast()) {
            var place = COURSE + "/posts/look-alike-links";
            var keys = talk(site.as("amal"), place);
            var ortega = new Watcher(site, "ortega");
            for (int sheet = 1; sheet <= keys.size() / SHEET; sheet++) {
                ortega.looksAt(place + "?page=" + sheet);
            }
            var amal = new Watcher(site, "amal");
            for (int each = 0; each < keys.size(); each += 25) {
                amal.looksAt(place + "/comments/" + keys.get(each)).looksAt(place + "/comments/" + keys.get(each) + "/edit")
                        .looksAt(place + "/comments/" + keys.get(each) + "/withdrawal");
            }
            previews(amal, place);

            site.caughtUp();
            for (var word : List.of("alert", "script", "img", "onerror", "javascript", "x", "svg")) {
                amal.looksAt("/search?q=" + word).looksAt(COURSE + "/search?page=2&q=" + word);
            }

            var staff = site.as("ortega");
            var reasons = Payloads.packed(PAYLOADS, 200);
            for (int each = 0; each < Math.min(reasons.size(), keys.size()); each++) {
                var form = staff.get(place + "/comments/" + keys.get(each) + "/hiding").page().expectFirst("main form");
                assertThat(staff.submit(form, "reason", reasons.get(each)).status()).isEqualTo(303);
            }
            for (int sheet = 1; sheet <= keys.size() / SHEET; sheet++) {
                ortega.looksAt(place + "?page=" + sheet);
            }
            amal.looksAt(place).looksAt(place + "/comments/" + keys.get(0));
            ortega.looksAt(place + "/comments/" + keys.get(keys.size() - 1) + "/hiding")
                    .sends(place + "/comments/" + keys.get(keys.size() - 1) + "/hiding", "reason", String.join(" ", PAYLOADS.subList(0, 20)));
        }
        nothingRan();
    }

    /** Each payload as a thought: by itself, as a link, and in a quotation. */
    private static List<String> talk(Visitor amal, String place) {
        var composer = amal.get(place).page().expectFirst("#composer");
        var keys = new ArrayList<String>();
        for (var payload : PAYLOADS) {
            var posted = amal.submit(composer, "body", payload + "\n\n[x](" + payload + ") ![x](" + payload + ")\n\n> " + payload, "once", "once" + keys.size());
            assertThat(posted.status()).as(payload).isEqualTo(303);
            keys.add(posted.location().replaceAll(".*#comment-", ""));
        }
        return keys;
    }

    /** As typed into the composer, whose script shows them before they are sent; and as sent by a browser without script. */
    private void previews(Watcher amal, String place) {
        for (int from = 0; from < PAYLOADS.size(); from += 75) {
            var words = String.join("\n\n", PAYLOADS.subList(from, Math.min(from + 75, PAYLOADS.size())));
            amal.person.opens(place).page().locator("#composer textarea").fill(words);
            amal.person.page().locator("#composer button[name=preview]").click();
            amal.person.sees(".preview");
            amal.looks(place + " with a preview");
            amal.person.page().locator("#composer textarea").fill("");
            amal.sends(place + "/comments", "body", words, "preview", "1", "once", "preview", "parent", words);
        }
    }

    @Test
    void inEveryFieldOfArticles() {
        try (var site = TestSite.withCast()) {
            var staff = site.as("ortega");
            var editor = staff.get(COURSE + "/posts/new").page().expectFirst("main form:has(textarea)");
            var ortega = new Watcher(site, "ortega");
            var titles = Payloads.packed(PAYLOADS, 200);
            int taken = 0;
            for (int each = 0; each < titles.size(); each++) {
                int from = PAYLOADS.size() * each / titles.size();
                var some = PAYLOADS.subList(from, PAYLOADS.size() * (each + 1) / titles.size());
                var posted = staff.submit(editor, "title", titles.get(each), "teaser", titles.get(each), "authors", names(some), "body", body(some),
                        "references", references(some), "once", "article" + each, "to", "publish");
                if (posted.status() == 303) {
                    taken++;
                    ortega.looksAt(posted.location().replaceAll("[?#].*", ""));
                }
                if (each % 10 == 0) {
                    ortega.looksAt(posted.status() == 303 ? posted.location().replaceAll("[?#].*", "") + "/edit" : COURSE + "/posts/new");
                    ortega.sends(COURSE + "/posts", "title", titles.get(each), "teaser", titles.get(each), "authors", names(some), "body", body(some), "references", references(some),
                            "once", "preview" + each, "to", "preview");
                    ortega.sends(COURSE + "/posts", "title", "", "teaser", titles.get(each) + titles.get(each) + titles.get(each), "authors", titles.get(each), "body", body(some),
                            "references", String.join("\n", some), "once", "wrong" + each, "to", "draft");
                }
            }
            assertThat(taken).as("how many articles were taken").isGreaterThan(titles.size() * 2 / 3);
            site.caughtUp();
            ortega.looksAt(COURSE).looksAt("/").looksAt("/search?q=alert").looksAt("/search?q=x&page=2");
            new Watcher(site, null).looksAt(COURSE).looksAt("/");
        }
        nothingRan();
    }

    private static String names(List<String> payloads) {
        return String.join(", ", payloads.stream().map(each -> each.replaceAll("[\\p{Cntrl},]+", " ").strip()).filter(each -> !each.isEmpty() && each.length() <= 100).limit(4).toList());
    }

    private static String body(List<String> payloads) {
        var body = new StringBuilder("Words.\n\n");
        payloads.forEach(each -> body.append(each).append("\n\n[x](").append(each).append(") ![x](").append(each).append(" \"").append(each).append("\")\n\n| ").append(each)
                .append(" |\n|---|\n| ").append(each).append(" |\n\n## ").append(each).append("\n\n"));
        return body.toString();
    }

    private static String references(List<String> payloads) {
        var yaml = new StringBuilder();
        for (int each = 0; each < payloads.size(); each++) {
            var quoted = '"' + payloads.get(each).replaceAll("\\p{Cntrl}+", " ").replace("\\", "\\\\").replace("\"", "\\\"") + '"';
            yaml.append("- id: r").append(each).append("\n  type: webpage\n  title: ").append(quoted).append("\n  author:\n    - family: ").append(quoted).append("\n  container-title: ").append(quoted)
                    .append("\n  URL: ").append(quoted).append('\n');
        }
        return yaml.toString();
    }

    @Test
    void inTheFieldsOfCoursesAndAtTheDoors() throws IOException {
        var content = folder.resolve("content");
        var titles = Payloads.packed(PAYLOADS, 200);
        for (int each = 0; each < titles.size(); each++) {
            var quoted = titles.get(each).replace("\\", "\\\\").replace("\"", "\\\"");
            Files.writeString(Files.createDirectories(content.resolve("course-" + each)).resolve("course.md"),
                    "---\ntitle: \"%s\"\nteaser: \"%s\"\nnames: named\naudience: web\n---\n%s\n".formatted(quoted, quoted, titles.get(each)));
        }
        try (var site = TestSite.on(Databases.h2(Clock.systemUTC()), content)) {
            var stranger = new Watcher(site, null).looksAt("/");
            assertThat(stranger.person.page().locator("a[href^='/courses/']").count()).as("courses").isGreaterThan(titles.size() * 2 / 3);
            for (int each = 0; each < titles.size(); each++) {
                stranger.looksAt("/courses/course-" + each);
                var typed = encoded(titles.get(each));
                stranger.looksAt("/courses/course-" + each + "/search?q=" + typed);
                if (each % 10 == 0) {
                    stranger.looksAt("/search?q=" + typed)
                            .looksAt("/" + typed.replace("+", "%20")).looksAt("/courses/" + typed).looksAt("/sign-in?to=/" + typed).looksAt("/sign-in?to=" + typed)
                            .looksAt("/?done=" + typed).looksAt("/courses/course-" + each + "?page=" + typed).looksAt("/search?q=x&page=" + typed);
                }
            }
            stranger.looksAt("/join?code=" + encoded(titles.get(0))).looksAt("/join/" + encoded(titles.get(1).replace("/", " ").replace("\\", " ")).replace("+", "%20"));
            stranger.looksAt(site.setupPath());
            for (var some : Payloads.packed(PAYLOADS, 4_000)) {
                stranger.sends(site.setupPath(), "name", some, "passphrase", "short", "shown", some, "address", "javascript:" + some);
            }
        }
        try (var site = TestSite.withCast()) {
            var code = site.as("ortega").get(COURSE + "/settings").page().expectFirst(".keep code").text();
            var stranger = new Watcher(site, null).looksAt("/join/" + code);
            for (var some : Payloads.packed(PAYLOADS, 4_000)) {
                stranger.sends("/join/" + code, "name", some, "passphrase", "short", "handle", some);
            }
            stranger.sends("/sign-in", "name", titles.get(0), "passphrase", titles.get(0), "to", titles.get(0), "kept-to", titles.get(1), "kept." + titles.get(2), titles.get(3))
                    .sends("/recover", "name", titles.get(1), "code", titles.get(2), "passphrase", "short");
        }
        nothingRan();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void withoutTheSanitiserTheContentPolicyStopsThemAll() throws IOException {
        var pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (var site = TestSite.empty()) {
            var policy = site.stranger().get("/").header("content-security-policy");
            pages.createContext("/guarded/", exchange -> raw(exchange, Map.of("Content-Security-Policy", policy)));
            pages.createContext("/bare/", exchange -> raw(exchange, Map.of()));
            pages.start();
            var address = "http://localhost:" + pages.getAddress().getPort();
            assertThat(caught(site, address + "/bare/", PAYLOADS.subList(0, Math.min(PAYLOADS.size(), 40)))).as("what runs without a policy")
                    .hasSizeGreaterThan(10);
            assertThat(caught(site, address + "/guarded/", PAYLOADS)).as("what runs under ours").isEmpty();
        } finally {
            pages.stop(0);
        }
    }

    /** A page that prints a payload raw: in the text, in an attribute, and as an address. */
    private static void raw(HttpExchange exchange, Map<String, String> headers) throws IOException {
        var payload = PAYLOADS.get(Integer.parseInt(exchange.getRequestURI().getPath().replaceAll("\\D", "")));
        var page = ("<!DOCTYPE html><meta charset=utf-8><title>Raw</title><body><p>" + payload + "</p><a href=\"" + payload + "\">x</a><input value=\"" + payload + "\"><p title='" + payload
                + "'>" + payload + "</p>").getBytes(StandardCharsets.UTF_8);
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, page.length);
        try (var body = exchange.getResponseBody()) {
            body.write(page);
        }
    }

    private static List<String> caught(TestSite site, String address, List<String> payloads) {
        var person = CHROMIUM.person(site, Device.DESK).expecting("");
        var trap = new Trap(person);
        // Nothing leaves this machine, and pages that ask for more are not waited for.
        person.context().route(url -> !url.startsWith(address), Route::abort);
        for (int each = 0; each < payloads.size(); each++) {
            var page = address + each;
            try {
                person.opens(page);
                trap.touch();
            } catch (PlaywrightException moved) {
                // A payload has led the browser elsewhere, as a picture that refreshes the page may; running is another matter.
                person.opens("about:blank");
            }
        }
        person.opens("about:blank");
        return trap.caught();
    }
}
