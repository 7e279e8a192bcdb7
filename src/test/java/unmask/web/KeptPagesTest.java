package unmask.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import unmask.TestSite;
import unmask.Visitor;
import unmask.Visitor.Answer;

/** Pages that are sent again: the same to the same viewer, and never any longer than they are true. */
class KeptPagesTest {
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
    void aPageThatIsSentAgainIsTheSameToTheLastHeader() {
        for (var visitor : List.of(site.stranger(), site.as("amal"), site.as("ortega"))) {
            for (var encoding : List.of("identity", "gzip")) {
                var first = visitor.get(TestSite.THE_MASK, "Accept-Encoding", encoding);
                var again = visitor.get(TestSite.THE_MASK, "Accept-Encoding", encoding);
                assertThat(first.status()).isEqualTo(200);
                assertThat(again.status()).isEqualTo(200);
                assertThat(again.bytes()).isEqualTo(first.bytes());
                assertThat(withoutDate(again)).isEqualTo(withoutDate(first));
            }
        }
    }

    private static Map<String, List<String>> withoutDate(Answer answer) {
        var headers = new HashMap<>(answer.headers());
        headers.remove("date");
        return headers;
    }

    @Test
    void aReaderWhoHasThePageIsToldSo() {
        var stranger = site.stranger();
        var first = stranger.get(TestSite.THE_MASK);
        var again = stranger.get(TestSite.THE_MASK, "If-None-Match", first.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.bytes()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void nobodyGetsAPageOfSomebodyElse() {
        var amal = site.as("amal");
        var ben = site.as("ben");
        var address = site.stranger();
        for (int i = 0; i < 3; i++) {
            assertThat(amal.get(TestSite.THE_MASK).header("Cache-Control")).isEqualTo("private, no-cache");
            assertThat(ben.get(TestSite.THE_MASK).header("ETag")).isNotEqualTo(amal.get(TestSite.THE_MASK).header("ETag"));
            assertThat(address.get(TestSite.THE_MASK).page().select("#composer")).isEmpty();
        }
    }

    @Test
    void manyWhoAskAtOnceAllSeeWhatWasSaidBeforeTheyAsked() throws Exception {
        var ben = site.as("ben");
        var readers = IntStream.range(0, 12).mapToObj(i -> site.stranger()).toList();
        var threads = Executors.newFixedThreadPool(readers.size());
        try {
            for (int i = 0; i < 10; i++) {
                var words = "Said before the crowd, time " + i;
                ben.say(TestSite.THE_MASK, words);
                var crowd = readers.stream().<Callable<Answer>>map(reader -> () -> reader.get(TestSite.THE_MASK)).toList();
                for (var answer : threads.invokeAll(crowd)) {
                    assertThat(answer.get().status()).isEqualTo(200);
                    assertThat(answer.get().text()).contains(words);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatIsSaidStandsOnTheVeryNextPage() {
        var amal = site.as("amal");
        var ben = site.as("ben");
        var stranger = site.stranger();
        for (int i = 0; i < 5; i++) {
            var words = "Said for the " + i + ". time";
            List.of(amal, ben, stranger).forEach(each -> each.get(TestSite.THE_MASK));
            ben.say(TestSite.THE_MASK, words);
            for (var each : List.of(amal, ben)) {
                assertThat(each.get(TestSite.THE_MASK).text()).contains(words);
            }
        }
    }

    @Test
    void aSessionThatHasEndedGetsNoneOfItsPages() {
        var chloe = site.as("chloe");
        var copy = new HashMap<>(chloe.cookies());
        chloe.get(TestSite.THE_MASK);
        assertThat(chloe.get(TestSite.THE_MASK).header("Cache-Control")).isEqualTo("private, no-cache");
        chloe.post("/sign-out");
        assertThat(answerTo(copy).header("Cache-Control")).isEqualTo("no-cache");
    }

    private static Answer answerTo(Map<String, String> cookies) {
        Visitor thief = site.stranger();
        thief.cookies().putAll(cookies);
        return thief.get(TestSite.THE_MASK);
    }

    @Test
    void aFormIsNeverAnsweredFromWhatWasKept() {
        var stranger = site.stranger();
        stranger.get(TestSite.THE_MASK);
        assertThat(stranger.post(TestSite.THE_MASK).status()).isEqualTo(401);
    }
}
