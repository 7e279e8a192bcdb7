package unmask;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.javalin.security.Roles;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import unmask.web.Access;

/** What holds for every route, whatever it does: generated from the route table itself. */
class RoutesTest {
    private static TestSite site;

    @BeforeAll
    static void open() {
        site = TestSite.withCast();
    }

    @AfterAll
    static void close() {
        site.close();
    }

    private static List<Endpoint> routes() {
        return site.routes();
    }

    @Test
    void everyRouteNamesItsAccess() {
        assertThat(routes()).hasSizeGreaterThan(30);
        assertThat(routes()).allSatisfy(route -> assertThat(route.metadata(Roles.class).getRoles().stream().filter(Access.class::isInstance))
                .as("%s %s must name one Access where it is registered", route.method, route.path)
                .hasSize(1));
    }

    @Test
    void everyUnsafeRouteRefusesAForgedForm() {
        var unsafe = routes().stream().filter(route -> route.method.equals(HandlerType.POST)).toList();
        assertThat(unsafe).hasSizeGreaterThan(15);
        var amal = site.as("amal");
        for (var route : unsafe) {
            var path = route.path.replace("{course}", "privacy-and-society").replace("{post}", "the-mask").replaceAll("\\{\\w+}", "abc");
            for (var headers : List.of(
                    new String[0],
                    new String[] {"Sec-Fetch-Site", "cross-site"},
                    new String[] {"Sec-Fetch-Site", "same-site"},
                    new String[] {"Sec-Fetch-Site", "none"},
                    new String[] {"Origin", "https://evil.example"},
                    new String[] {"Origin", "null"},
                    new String[] {"Sec-Fetch-Site", "cross-site", "Origin", site.address()})) {
                assertThat(amal.postAs(path, headers, "body", "x").status())
                        .as("POST %s with %s must be refused", path, String.join(" ", headers))
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void aFormFromOurOwnPageIsTakenWithEitherHeader() {
        assertThat(site.stranger().postAs("/sign-in", new String[] {"Sec-Fetch-Site", "same-origin"}).status()).isEqualTo(422);
        assertThat(site.stranger().postAs("/sign-in", new String[] {"Origin", site.address()}).status()).isEqualTo(422);
    }

    @Test
    void everyAnswerCarriesTheEnvelope() {
        for (var path : List.of("/", "/nowhere", TestSite.THE_MASK, "/me", "/privacy", "/assets/none.css", "/%zz", "/a//b", "/courses/x;y")) {
            var answer = site.stranger().get(path.equals("/%zz") ? "/%25zz" : path);
            assertThat(answer.header("content-security-policy")).as(path).contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.header("x-content-type-options")).as(path).isEqualTo("nosniff");
            assertThat(answer.header("referrer-policy")).as(path).isEqualTo("same-origin");
            assertThat(answer.header("permissions-policy")).as(path).contains("geolocation=()");
        }
    }

    @Test
    void aStrangerLearnsNothingAboutPagesBehindTheDoor() {
        var stranger = site.stranger();
        var closed = stranger.get("/courses/media-and-the-law");
        var none = stranger.get("/courses/no-such-course");
        assertThat(closed.status()).isEqualTo(404).isEqualTo(none.status());
        assertThat(closed.page().text()).isEqualTo(none.page().text());
        assertThat(site.as("amal").get("/courses/media-and-the-law").status()).isEqualTo(404);
        assertThat(site.as("dana").get("/courses/media-and-the-law").status()).isEqualTo(200);
    }
}
