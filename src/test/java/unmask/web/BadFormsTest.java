package unmask.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import unmask.TestSite;
import unmask.Visitor;

/** Every form, with every field missing, too long, of the wrong kind, doubled or strange: a sentence, never a failure. */
@Order(6)
class BadFormsTest {
    private static final String COURSE = "/courses/privacy-and-society";
    private static final Set<Integer> SENTENCES = Set.of(200, 303, 400, 401, 403, 404, 405, 413, 422, 429);

    private static TestSite site;

    @BeforeAll
    static void open() {
        site = TestSite.withCast();
    }

    @AfterAll
    static void close() {
        site.close();
    }

    /** In all fields together no more than a server takes in that refuses unread: else it closes the line, and the next form is lost. */
    private static List<String> values() {
        return List.of("", " ", "x".repeat(300), "é".repeat(30_000), "\u0000\u0001\u0002", "\uD800", "<script>alert(1)</script>", "' or 1=1 --",
                "../../etc/passwd", "-1", "99999999999999999999", "${7*7}", "__${7*7}__", "%00%ff", "\u202Egnp.exe", "a\r\nSet-Cookie: x=y");
    }

    @Test
    void noFormEverBreaks() {
        var routes = site.routes().stream()
                .filter(route -> route.method.name().equals("POST"))
                .filter(route -> !route.path.equals("/sign-out") && !route.path.startsWith("/demo") && !route.path.endsWith("/leave"))
                .map(route -> route.path)
                .toList();
        var instructor = site.as("ortega");
        var visitors = List.of(site.stranger(), site.as("amal"), instructor);
        for (var route : routes) {
            for (var visitor : takesCodes(route) ? visitors.subList(0, 1) : visitors) {
                for (var value : values()) {
                    var answer = attack(visitor, route, value);
                    if (visitor != instructor && isRefusedUnread(answer)) {
                        break;
                    }
                }
            }
        }
        assertThat(site.stranger().get(TestSite.THE_MASK).status()).isEqualTo(200);
    }

    /** Whoever has no business at a door meets the same there, whatever they bring. */
    private static boolean isRefusedUnread(Visitor.Answer answer) {
        return Set.of(401, 403, 404).contains(answer.status()) || answer.status() == 303 && answer.location().startsWith("/sign-in");
    }

    /** Each wrong code makes the next one's answer wait longer. */
    private static boolean takesCodes(String route) {
        return route.startsWith("/join/") || route.equals("/recover") || route.equals("/withdrawal");
    }

    private static Visitor.Answer attack(Visitor visitor, String route, String value) {
        var path = route.replace("{course}", "privacy-and-society").replace("{post}", "the-mask").replace("{prompt}", "which-door").replaceAll("\\{\\w+}", "1a");
        var answer = route.contains("/prompts") && !route.contains("/comments") ? visitor.post(path, promptWith(value)) : visitor.post(path, "name", value, "passphrase", value, "code", value, "handle", value, "title", value, "body", value,
                "parent", value, "reason", value, "to", value, "once", value, "shown", value, "address", value, "zone", value,
                "authors", value, "references", value, "version", value, "audience", value, "kept-to", value, "kept.body", value, "real", value,
                "names", value, "two", value, "kind", value, "joined", value, "category", value, "confirm-passphrase", value, "confirm-to", value,
                "confirm-form", value, "teaser", value, "welcome", value, "begins", value, "ends", value, "mask", value, "moderation", value,
                "dataEnds", value, "from", value, "earlier", value, "end", value, "publishSample", value, "publishCopy", value, "codeEnds", value,
                "seats", value, "role", value, "note", value, "lock", value, "at", value, "seen", value);
        assertThat(SENTENCES).as("POST %s with %s answered %s", route, value.substring(0, Math.min(20, value.length())), answer.status())
                .contains(answer.status());
        return answer;
    }

    private static String[] promptWith(String value) {
        return Stream.of("question", "choices", "items", "first", "second", "words", "replies", "due", "opens", "closes", "replies-due", "answers", "mask", "aim", "note",
                "several", "quotation", "choice", "place", "said", "line", "minutes", "from", "to", "item-0", "item-1", "once", "kind", "save", "skip")
                .flatMap(field -> Stream.of(field, field.equals("kind") && value.isEmpty() ? "spot" : value)).toArray(String[]::new);
    }

    @Test
    void noAddressEverBreaks() {
        var visitors = List.of(site.stranger(), site.as("amal"), site.as("ortega"));
        for (var visitor : visitors) {
            for (var route : site.routes()) {
                if (route.method.name().equals("GET") && (visitor == visitors.get(0) || !takesCodes(route.path))) {
                    for (var value : List.of("1a", "x".repeat(500), "%00", "%2e%2e", "%E2%80%AE", "a%2Fb", "'", "%F0%9F%98%80", "-1")) {
                        var path = route.path.replace("{course}", value.length() % 2 == 0 ? value : "privacy-and-society").replaceAll("\\{\\w+}", value);
                        var status = visitor.get(path + "?page=" + value + "&around=" + value + "&done=" + value + "&to=" + value).status();
                        assertThat(SENTENCES).as("GET %s answered %s", path, status).contains(status);
                    }
                }
            }
        }
    }

    @Test
    void aFormThatIsTooBigIsRefusedWithASentence() {
        var answer = site.as("amal").post(TestSite.THE_MASK + "/comments", "body", "x".repeat(2 << 20));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.page().expectFirst("h1").text()).isEqualTo("Too much at once");
    }

    @Test
    void aMethodThatAPageDoesNotKnowIsRefused() {
        assertThat(site.as("amal").post("/privacy").status()).isEqualTo(405);
        assertThat(site.as("amal").post(COURSE).status()).isEqualTo(405);
    }
}
