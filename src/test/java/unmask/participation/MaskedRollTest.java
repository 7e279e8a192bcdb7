package unmask.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static unmask.participation.Asking.DUE;
import static unmask.participation.Asking.ROLL;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unmask.School;

/** In a masked class nobody may learn from the roll who is behind a class name. */
class MaskedRollTest {
    private final Asking asking = new Asking();
    private final School school = asking.school;

    @BeforeEach
    void mask() {
        school.goesBy("masked");
    }

    @AfterEach
    void close() {
        asking.close();
    }

    @Test
    void nothingIsShownBeforeItIsDue() {
        asking.poll("who-watches", DUE);
        asking.vote(asking.amal, "who-watches");
        asking.at("2026-11-25T17:59:59");
        assertThat(asking.row("Amal")).containsExactly("");
        assertThat(school.olga.get(ROLL).page().expectFirst("thead").text()).contains("shown from Wed 25 Nov, 18:00");
        asking.at("2026-11-25T18:00:01");
        assertThat(asking.row("Amal")).containsExactly("done");
        assertThat(asking.row("Ben")).containsExactly("not yet");
    }

    @Test
    void afterThatItChangesAtNightOnly() {
        asking.poll("who-watches", DUE);
        asking.at("2026-11-25T18:00:01");
        asking.vote(asking.ben, "who-watches");
        asking.at("2026-11-25T23:59:30");
        assertThat(asking.row("Ben")).containsExactly("not yet");
        asking.at("2026-11-26T00:00:30");
        assertThat(asking.row("Ben")).containsExactly("late");
        asking.vote(asking.amal, "who-watches");
        assertThat(asking.row("Amal")).containsExactly("not yet");
        asking.at("2026-11-27T00:00:30");
        assertThat(asking.row("Amal")).containsExactly("late");
    }

    @Test
    void whatIsNeverDueChangesAtNight() {
        asking.poll("who-watches", "");
        asking.vote(asking.ben, "who-watches");
        assertThat(asking.row("Ben")).containsExactly("");
        asking.at("2026-11-21T00:00:30");
        assertThat(asking.row("Ben")).containsExactly("done");
    }

    @Test
    void afterTheRoundItStaysAsItWas() {
        asking.poll("who-watches", DUE);
        asking.vote(asking.ben, "who-watches");
        asking.at("2026-11-25T18:00:01");
        asking.at("2026-11-30T18:00:01");
        asking.at("2026-12-01T00:01:00");
        school.change("delete from taken_part");
        asking.at("2026-12-05T00:01:00");
        assertThat(asking.row("Ben")).containsExactly("done");
    }

    @Test
    void noClassNameStandsOnItAndNobodyWithoutALine() {
        asking.poll("who-watches", DUE);
        var chloe = school.joined("chloe");
        school.change("delete from roster_name where member_id = " + school.member("chloe"));
        asking.vote(chloe, "who-watches");
        asking.at("2026-11-25T18:00:01");
        for (var path : new String[] {ROLL, ROLL + ".csv", ROLL + "/" + asking.amalsLine}) {
            assertThat(school.olga.get(path).text()).doesNotContain(school.handle("amal"), school.handle("ben"), school.handle("chloe"));
        }
        assertThat(school.olga.get(ROLL + ".csv").text().lines()).containsExactly("\uFEFFname,id,who-watches", "Amal Haddad,,not yet", "Ben Weber,,not yet");
        assertThat(school.olga.get(ROLL).page().expectFirst(".masks-it").text()).contains("Small numbers");
    }

    @Test
    void whatTheInstructorGrantsCountsAtOnceAndTellsNothing() {
        asking.poll("who-watches", DUE);
        school.olga.post(ROLL + "/" + asking.amalsLine + "/who-watches/extension", "until", "2026-11-27 12:00", "kind", "time");
        school.olga.post(ROLL + "/" + asking.bensLine + "/who-watches/extension", "kind", "excuse");
        assertThat(asking.row("Amal")).containsExactly("has until Fri 27 Nov, 12:00");
        assertThat(asking.row("Ben")).containsExactly("excused");
        asking.vote(asking.amal, "who-watches");
        assertThat(asking.row("Amal")).containsExactly("has until Fri 27 Nov, 12:00");
    }

    @Test
    void moreTimeTurnsWhatWasSeenToBeLateAndNothingElse() {
        asking.poll("who-watches", DUE);
        asking.at("2026-11-25T18:00:01");
        asking.vote(asking.ben, "who-watches");
        asking.at("2026-11-26T00:00:30");
        asking.vote(asking.amal, "who-watches");
        for (var line : new String[] {asking.amalsLine, asking.bensLine}) {
            school.olga.post(ROLL + "/" + line + "/who-watches/extension", "until", "2026-11-27 12:00", "kind", "time");
        }
        assertThat(asking.row("Ben")).containsExactly("done");
        assertThat(asking.row("Amal").get(0)).as("until the night").startsWith("not yet");
        asking.at("2026-11-27T00:00:30");
        assertThat(asking.row("Amal")).containsExactly("done");
    }

    @Test
    void theNightlyRollKeepsNoMember() {
        asking.poll("who-watches", DUE);
        asking.vote(asking.amal, "who-watches");
        asking.at("2026-11-25T18:00:01");
        assertThat(school.database.<Set<String>>read(tx -> tx.query("select * from roll_line").mapToMap().one().keySet()))
                .containsExactlyInAnyOrder("course_id", "prompt_id", "roster_id", "mark");
    }
}
