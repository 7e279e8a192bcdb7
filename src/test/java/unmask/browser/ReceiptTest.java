package unmask.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Request;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unmask.TestSite;

/** The line at the foot of a page says what the page cost, and a browser counts after it. */
class ReceiptTest {
    private static final String COURSE = "/courses/privacy-and-society";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Test
    void theReceiptIsTrue() {
        try (var empty = TestSite.empty(); var site = TestSite.withCast()) {
            count(empty, null, empty.setupPath());
            for (var path : List.of("/", COURSE, TestSite.THE_MASK, COURSE + "/posts/look-alike-links", "/privacy", "/join", "/nowhere")) {
                count(site, null, path);
                count(site, "amal", path);
            }
            count(site, "ortega", COURSE + "/posts/new");
        }
    }

    private static void count(TestSite site, String who, String path) {
        var person = CHROMIUM.person(site, Device.DESK);
        if (who != null) {
            person.as(who);
        }
        List<Request> requests = new ArrayList<>();
        person.page().onRequest(request -> {
            if (!request.url().contains("/assets/mark-")) {
                requests.add(request);
            }
        });
        person.opens(path);
        long scripts = requests.stream().filter(request -> request.resourceType().equals("script")).count();
        // Not every browser without a window fetches the mark for its tab; the receipt counts it always.
        assertThat(person.sees(".foot p").innerText()).as(path).isEqualTo("This page: %d requests, 1 host, %s, %s.".formatted(
                requests.size() + 1, said(person.context().cookies().size(), "cookie"), said(scripts, "script")));
        person.leave();
    }

    private static String said(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
