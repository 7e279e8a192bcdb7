package unmask.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static unmask.participation.Asking.DUE;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unmask.School;
import unmask.Visitor;

class CalendarTest {
    private final Asking asking = new Asking();
    private final School school = asking.school;

    @AfterEach
    void close() {
        asking.close();
    }

    /** The path of the address that somebody's page shows. */
    private static String address(Visitor visitor) {
        return visitor.get("/me/calendar").page().expectFirst(".keep code").text().replaceFirst("https?://[^/]+", "");
    }

    private String made(Visitor visitor) {
        assertThat(visitor.submit(visitor.get("/me/calendar").page().expectFirst("main form")).location()).endsWith("?done=calendar-made");
        return address(visitor);
    }

    private List<VEvent> events(String address) {
        var answer = school.site.stranger().get(address);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/calendar; charset=utf-8");
        assertThat(answer.headers().keySet()).doesNotContain("set-cookie");
        ICalendar calendar = Biweekly.parse(answer.text()).first();
        if (calendar.getEvents().isEmpty()) {
            // Readers set zones apart, and miss a part of the calendar when there is nothing else.
            assertThat(answer.text()).contains("BEGIN:VTIMEZONE");
        } else {
            assertThat(calendar.validate(ICalVersion.V2_0).isEmpty()).as("%s", calendar.validate(ICalVersion.V2_0)).isTrue();
        }
        return calendar.getEvents();
    }

    @Test
    void aCalendarReadsWhatIsDueWithoutSigningIn() {
        asking.poll("who-watches", DUE);
        asking.poll("who-pays", "due: 2026-11-27\n");
        asking.poll("never-due", "");
        var events = events(made(asking.amal));
        assertThat(events).extracting(event -> event.getSummary().getValue()).containsExactly("Due: What of who-watches?", "Due: What of who-pays?");
        assertThat(events.get(0).getDateStart().getValue().toInstant()).isEqualTo("2026-11-25T17:00:00Z");
        assertThat(events.get(1).getDateStart().getValue().hasTime()).as("a bare date is a day").isFalse();
        assertThat(events.get(0).getUrl().getValue()).endsWith(School.COURSE + "/posts/article-who-watches#prompt-who-watches");
        assertThat(events).extracting(event -> event.getUid().getValue()).doesNotHaveDuplicates();
    }

    @Test
    void itTellsNothingOfWhatItsOwnerHasDone() {
        asking.poll("who-watches", DUE);
        var address = made(asking.amal);
        var before = school.site.stranger().get(address).text();
        asking.vote(asking.amal, "who-watches");
        assertThat(school.site.stranger().get(address).text()).isEqualTo(before).doesNotContain("amal", school.handle("amal"), "Amal");
    }

    @Test
    void moreTimeAndAnExcuseShowInIt() {
        asking.poll("who-watches", DUE);
        asking.poll("who-pays", DUE);
        school.olga.post(Asking.ROLL + "/" + asking.amalsLine + "/who-watches/extension", "until", "2026-11-27 12:00", "kind", "time");
        school.olga.post(Asking.ROLL + "/" + asking.amalsLine + "/who-pays/extension", "kind", "excuse");
        var events = events(made(asking.amal));
        assertThat(events).hasSize(1);
        assertThat(events.get(0).getDateStart().getValue().toInstant()).isEqualTo("2026-11-27T11:00:00Z");
        assertThat(events(made(asking.ben))).hasSize(2);
    }

    @Test
    void repliesAreDueByThemselves() {
        asking.ask("who-watches", "question", "replies: 2\nreplies-due: 2026-11-28\n" + DUE);
        assertThat(events(made(asking.amal))).extracting(event -> event.getSummary().getValue()).containsExactly("Due: What of who-watches?", "Replies due: What of who-watches?");
    }

    @Test
    void theLastDayToPlaceOneselfAgainIsInIt() {
        asking.ask("comfort", "stance", "poles: [Privacy, Comfort]\n" + DUE);
        var events = events(made(asking.amal));
        assertThat(events).extracting(event -> event.getSummary().getValue()).containsExactly("Due: What of comfort?", "Last day to place yourself again: What of comfort?");
        assertThat(events.get(1).getDateStart().getValue().toInstant()).isEqualTo("2026-11-30T17:00:00Z");
        assertThat(events).extracting(event -> event.getUid().getValue()).doesNotHaveDuplicates();
    }

    @Test
    void anotherAddressMakesTheFirstUseless() {
        asking.poll("who-watches", DUE);
        var first = made(asking.amal);
        var second = made(asking.amal);
        assertThat(second).isNotEqualTo(first);
        assertThat(school.site.stranger().get(first).status()).isEqualTo(404);
        assertThat(events(second)).hasSize(1);
        asking.amal.post("/me/calendar/end");
        assertThat(school.site.stranger().get(second).status()).isEqualTo(404);
        assertThat(asking.amal.get("/me/calendar").page().select(".keep")).isEmpty();
    }

    @Test
    void whoeverHasLeftAClassHearsNoMoreOfIt() {
        asking.poll("who-watches", DUE);
        var address = made(asking.amal);
        school.change("update member set state = 'removed' where id = " + school.member("amal"));
        assertThat(events(address)).isEmpty();
    }

    @Test
    void aDraftIsInNoStudentsCalendar() {
        asking.poll("who-watches", "opens: 2026-11-24\n" + DUE);
        assertThat(events(made(asking.amal))).isEmpty();
        assertThat(events(made(school.olga))).isEmpty();
    }

    @Test
    void nobodyFindsACalendarByTrying() {
        var address = made(asking.amal);
        assertThat(address.length()).isGreaterThan(30);
        for (var path : List.of("/calendar/.ics", "/calendar/abc.ics", address.replace(".ics", ""), "/calendar/%25.ics")) {
            assertThat(school.site.stranger().get(path).status()).isEqualTo(404);
        }
    }
}
