package unmask.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import unmask.TestSite;

class ReadingTest {
    private static final int FORTY_KILOBYTES = 40 * 1024;

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
    void theMaskStandsWithEverythingAnArticleHas() {
        var page = site.stranger().get(TestSite.THE_MASK).page();
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.expectFirst("h1.p-name").text()).isEqualTo("The Mask");
        assertThat(page.expectFirst(".p-author").text()).contains("class of 2026");
        assertThat(page.expectFirst("time.dt-published").attr("datetime")).startsWith("2026-11-20");
        assertThat(page.expectFirst(".eyebrow").text()).containsPattern("\\d min read");
        assertThat(page.expectFirst("#ref-obrien2014").text())
                .contains("O’Brien, C. (2014, February 10).", "Retrieved February 12, 2014, from http");
        assertThat(page.select(".cite dt").eachText()).containsExactly("APA", "MLA", "Chicago", "BibTeX");
        assertThat(page.expectFirst("#thoughts").text()).matches("\\d+ thoughts on “The Mask”");
        assertThat(page.select("li.u-comment.h-cite").size()).isGreaterThan(20);
    }

    @Test
    void headingsComeInOrderAndIdsStandOnce() {
        for (var path : new String[] {"/", "/courses/privacy-and-society", TestSite.THE_MASK, "/privacy", "/privacy/register", "/join", "/sign-in"}) {
            var page = site.stranger().get(path).page();
            int before = 0;
            for (var heading : page.select("h1, h2, h3, h4, h5, h6")) {
                int level = heading.normalName().charAt(1) - '0';
                assertThat(level).as("%s: %s", path, heading.text()).isLessThanOrEqualTo(before + 1);
                before = level;
            }
            assertThat(page.select("[id]").eachAttr("id")).as(path).doesNotHaveDuplicates();
        }
    }

    @Test
    void aStrangerGetsNoCookieNoScriptAndNothingFromElsewhere() {
        var stranger = site.stranger();
        for (var path : new String[] {"/", "/courses/privacy-and-society", TestSite.THE_MASK, "/privacy", "/privacy/register", "/join", "/sign-in", "/demo"}) {
            var answer = stranger.get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.header("set-cookie")).as(path).isNull();
            var page = answer.page();
            assertThat(page.select("script, iframe, object, embed, [style], style, [onclick], [onload]")).as(path).isEmpty();
            assertThat(page.select("[src], link[href]").stream().map(ReadingTest::address)).as(path).allMatch(address -> address.startsWith("/") && !address.startsWith("//"));
        }
        assertThat(stranger.cookies()).isEmpty();
    }

    private static String address(Element element) {
        return element.hasAttr("src") ? element.attr("src") : element.attr("href");
    }

    @Test
    void theMaskIsShortOverTheWire() {
        var stranger = site.stranger();
        var answer = stranger.get(TestSite.THE_MASK, "Accept-Encoding", "gzip");
        assertThat(answer.header("content-encoding")).isEqualTo("gzip");
        int bytes = answer.bytes().length;
        int requests = 1;
        for (var element : answer.page().select("link[href], img[src], script[src]")) {
            bytes += stranger.get(address(element), "Accept-Encoding", "gzip").bytes().length;
            requests++;
        }
        assertThat(bytes).isLessThan(FORTY_KILOBYTES);
        assertThat(requests).isLessThanOrEqualTo(4);
    }

    @Test
    void aPageThatHasNotChangedIsNotSentAgain() {
        var stranger = site.stranger();
        var first = stranger.get(TestSite.THE_MASK);
        var tag = first.header("etag");
        assertThat(tag).startsWith("\"").endsWith("\"");
        var second = stranger.get(TestSite.THE_MASK, "If-None-Match", tag);
        assertThat(second.status()).isEqualTo(304);
        assertThat(second.bytes()).isEmpty();
        assertThat(stranger.get("/nowhere").header("etag")).isNull();
        assertThat(stranger.get(TestSite.THE_MASK, "If-None-Match", "\"other\"").status()).isEqualTo(200);
    }

    @Test
    void aPageIsNewAsSoonAsSomebodyHasSpoken() {
        var stranger = site.stranger();
        var before = stranger.get(TestSite.THE_MASK).header("etag");
        site.as("amal").say(TestSite.THE_MASK, "The page is not the one you had.");
        var after = stranger.get(TestSite.THE_MASK, "If-None-Match", before);
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.text()).contains("The page is not the one you had.");
    }

    @Test
    void assetsAreKeptForEver() {
        var sheet = site.stranger().get("/").page().expectFirst("link[rel=stylesheet]").attr("href");
        assertThat(sheet).matches("/assets/site-[0-9a-f]{24}\\.css");
        assertThat(site.stranger().get(sheet).header("cache-control")).contains("immutable");
        assertThat(site.stranger().get("/assets/site-0.css").status()).isEqualTo(404);
    }

    @Test
    void membersGetTwoScriptsAndOneCookie() {
        var amal = site.as("amal");
        assertThat(amal.cookies()).hasSize(1);
        var page = amal.get(TestSite.THE_MASK).page();
        assertThat(page.select("script")).hasSize(2);
        assertThat(page.expectFirst(".foot").text()).contains("1 cookie", "2 scripts");
        assertThat(site.stranger().get(TestSite.THE_MASK).page().expectFirst(".foot").text()).contains("0 cookies", "0 scripts");
    }

    @Test
    void signedInPagesAreForTheirReaderAlone() {
        assertThat(site.as("amal").get(TestSite.THE_MASK).header("cache-control")).isEqualTo("private, no-cache");
        assertThat(site.as("amal").get("/me").header("cache-control")).isEqualTo("no-store");
    }
}
