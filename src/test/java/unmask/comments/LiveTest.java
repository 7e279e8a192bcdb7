package unmask.comments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unmask.Stream;
import unmask.TestSite;
import unmask.Visitor;
import unmask.web.live.Bell;

/** What those who have a discussion open hear of it, and what they do not. */
class LiveTest {
    private final List<Stream> streams = new ArrayList<>();
    private TestSite site;

    @BeforeEach
    void open() {
        site = TestSite.withCast();
    }

    @AfterEach
    void close() {
        streams.forEach(Stream::close);
        site.close();
    }

    private Stream watch(Visitor who) {
        return watch(who, counter(who));
    }

    private Stream watch(Visitor who, long after) {
        var stream = who.listen(TestSite.THE_MASK, after);
        streams.add(stream);
        return stream;
    }

    private static long counter(Visitor who) {
        return Long.parseLong(who.get(TestSite.THE_MASK).page().expectFirst(".talk").attr("data-live").replaceAll(".*after=", ""));
    }

    private static String say(Visitor who, String words) {
        return who.say(TestSite.THE_MASK, words).location().replaceAll(".*#comment-", "");
    }

    @Test
    void everybodyHearsAThoughtAtTheNextStrokeWithItsNumberAndTheCount() {
        var ben = watch(site.as("ben"));
        var ortega = watch(site.as("ortega"));
        assertThat(ben.status()).isEqualTo(200);
        assertThat(ben.type()).startsWith("text/event-stream");
        var amal = site.as("amal");
        long before = counter(amal);
        var key = say(amal, "Said while you *read*.");
        site.ring();
        for (var stream : List.of(ben, ortega)) {
            var event = stream.nextNews();
            assertThat(event.name()).isEqualTo("happened");
            assertThat(event.id()).isEqualTo(String.valueOf(before + 1));
            assertThat(event.page().expectFirst("#comment-" + key + " .words").text()).isEqualTo("Said while you read.");
            assertThat(event.page().expectFirst("h2").text()).isEqualTo(site.as("ben").get(TestSite.THE_MASK).page().expectFirst("#thoughts").text());
        }
    }

    @Test
    void anAuthorFindsTheWaysToChangeTheirOwnWordsAndNobodyElsesAndOthersDoNot() {
        var amal = site.as("amal");
        var streams = List.of(watch(amal), watch(site.as("ben")), watch(site.as("ortega")));
        var ownPath = TestSite.THE_MASK + "/comments/" + say(amal, "Said in another window.");
        site.ring();
        var events = streams.stream().map(stream -> stream.nextNews().page()).toList();
        assertThat(events.get(0).select(".mine, .mine + a").eachAttr("href")).containsExactly(ownPath + "/edit", ownPath + "/withdrawal");
        assertThat(events.get(1).select(".mine")).isEmpty();
        assertThat(events.get(2).select(".mine")).isEmpty();
        say(site.as("ben"), "Said by Ben.");
        site.ring();
        assertThat(streams.get(0).nextNews().page().select("li .mine")).isEmpty();
    }

    @Test
    void whatIsSaidStaysUnsaidUntilTheBellRings() {
        var ben = watch(site.as("ben"));
        say(site.as("amal"), "First");
        say(site.as("chloe"), "Second");
        site.ring();
        var heard = new ArrayList<String>();
        // The bell may also have rung by itself, between the two.
        while (heard.size() < 2) {
            heard.addAll(ben.nextNews().page().select("li.comment").eachAttr("id"));
        }
        assertThat(heard).hasSize(2);
        site.ring();
        assertThat(ben.next().name()).isEqualTo("heartbeat");
    }

    @Test
    void anEditBringsTheNewWordsAndWithdrawalAndHidingTakeThemAway() {
        var amal = site.as("amal");
        var one = say(amal, "One");
        var two = say(amal, "Two");
        var ben = watch(site.as("ben"));
        amal.post(TestSite.THE_MASK + "/comments/" + one, "body", "One, and better");
        site.ring();
        assertThat(ben.nextNews().page().expectFirst("#comment-" + one + " .words").text()).isEqualTo("One, and better");
        amal.post(TestSite.THE_MASK + "/comments/" + one + "/withdrawal");
        var ortega = site.as("ortega");
        ortega.submit(ortega.get(TestSite.THE_MASK + "/comments/" + two + "/hiding").page().expectFirst("main form"), "reason", "Not here");
        site.ring();
        var event = ben.nextNews();
        assertThat(event.page().select("[data-gone]").eachAttr("data-gone")).containsExactlyInAnyOrder("comment-" + one, "comment-" + two);
        assertThat(event.data()).doesNotContain("better").doesNotContain("Two");
    }

    @Test
    void whoComesBackHearsWhatWasMissed() {
        var ben = site.as("ben");
        long before = counter(ben);
        var key = say(site.as("amal"), "Missed");
        var stream = watch(ben, before);
        site.ring();
        assertThat(stream.nextNews().page().select("#comment-" + key)).hasSize(1);
    }

    @Test
    void afterAVeryLongAbsenceThePageHadBetterBeLoadedAgain() {
        var amal = site.as("amal");
        long before = counter(amal);
        for (int i = 0; i <= LiveDrawing.MOST; i++) {
            say(amal, "Thought " + i);
        }
        var stream = watch(site.as("ben"), before);
        site.ring();
        assertThat(stream.nextNews().name()).isEqualTo("many");
    }

    @Test
    void whoSignsOutHearsNoMore() {
        var ben = site.as("ben");
        var stream = watch(ben);
        ben.post("/sign-out");
        say(site.as("amal"), "Not for one who has left");
        site.ring();
        assertThat(stream.nextNews().name()).isEqualTo("end");
    }

    @Test
    void strangersAndThoseOfAnotherClassHaveNoStream() {
        assertThat(watch(site.stranger(), 0).status()).isEqualTo(204);
        assertThat(site.as("ben").get(TestSite.THE_MASK + "/live").status()).as("asked for as a page").isEqualTo(204);
    }

    @Test
    void theSeventhWindowOfOnePersonEndsTheFirst() {
        var ben = site.as("ben");
        var first = watch(ben);
        for (int i = 0; i < Bell.MOST_EACH; i++) {
            assertThat(watch(ben).status()).isEqualTo(200);
        }
        assertThat(first.nextNews().name()).isEqualTo("enough");
        assertThat(first.nextNews().name()).isEqualTo("end");
        site.ring();
        assertThat(site.watchers()).isEqualTo(Bell.MOST_EACH);
    }

    @Test
    void aServerThatStopsWaitsForNobodyWhoWatches() {
        watch(site.as("ben"));
        long begun = System.nanoTime();
        site.close();
        assertThat(System.nanoTime() - begun).as("nanoseconds").isLessThan(3_000_000_000L);
        site = TestSite.withCast();
    }
}
