package unmask.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static unmask.participation.Asking.DUE;
import static unmask.participation.Asking.ROLL;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unmask.School;

class ParticipationTest {
    private final Asking asking = new Asking();
    private final School school = asking.school;

    @AfterEach
    void close() {
        asking.close();
    }

    @Test
    void everyNameOnTheListHasARowAndEveryPromptAColumn() {
        asking.poll("who-watches", DUE);
        asking.poll("who-pays", "");
        school.listed(null, "Nadia Notyet");
        asking.vote(asking.amal, "who-watches");
        var table = school.olga.get(ROLL).page().expectFirst("table.roll");
        assertThat(table.select("thead th a").eachText()).containsExactlyInAnyOrder("What of who-watches?", "What of who-pays?");
        assertThat(table.select("thead").text()).contains("due Wed 25 Nov, 18:00");
        assertThat(table.select("tbody th a").eachText()).containsExactly("Amal Haddad", "Ben Weber", "Nadia Notyet");
        assertThat(table.select("tbody th").first().text()).contains(school.handle("amal"));
        assertThat(asking.row("Amal")).containsExactlyInAnyOrder("done", "not yet");
        assertThat(asking.row("Ben")).containsExactly("not yet", "not yet");
        assertThat(asking.row("Nadia")).containsExactly("not yet", "not yet");
    }

    @Test
    void whatComesAfterItWasDueIsLateAndWhoJoinsThenIsExcused() {
        asking.poll("who-watches", DUE);
        asking.at("2026-11-25T18:00:01");
        asking.vote(asking.ben, "who-watches");
        school.joined("chloe");
        school.listed("chloe", "Chloe Martin");
        assertThat(asking.row("Amal")).containsExactly("not yet");
        assertThat(asking.row("Ben")).containsExactly("late");
        assertThat(asking.row("Chloe")).containsExactly("excused");
    }

    @Test
    void aQuestionWithRepliesIsDoneWhenBothAre() {
        asking.ask("who-watches", "question", "replies: 1\n" + DUE);
        var place = School.COURSE + "/prompts/who-watches";
        asking.ben.say(place, "The first answer");
        asking.amal.say(place, "The second answer");
        assertThat(asking.row("Amal")).containsExactly("not yet");
        var first = asking.amal.get(place).page().select("li.comment").stream().filter(each -> each.text().contains("The first answer")).findFirst().orElseThrow();
        asking.amal.post(place + "/comments", "body", "A reply", "parent", first.id().replace("comment-", ""), "once", "r");
        assertThat(asking.row("Amal")).containsExactly("done");
        assertThat(asking.row("Ben")).containsExactly("not yet");
    }

    @Test
    void leavingItOutIsDone() {
        asking.poll("who-watches", DUE);
        asking.amal.post(School.COURSE + "/prompts/who-watches/answers", "skip", "1");
        assertThat(asking.row("Amal")).containsExactly("done");
    }

    @Test
    void whoIsOnNoLineIsShownByTheirClassName() {
        asking.poll("who-watches", DUE);
        var chloe = school.joined("chloe");
        school.change("delete from roster_name where member_id = " + school.member("chloe"));
        asking.vote(chloe, "who-watches");
        assertThat(asking.row(school.handle("chloe"))).containsExactly("done");
    }

    @Test
    void studentsSeeNothingOfIt() {
        asking.poll("who-watches", DUE);
        for (var path : new String[] {ROLL, ROLL + ".csv", ROLL + "/" + asking.bensLine}) {
            assertThat(asking.amal.get(path).status()).isEqualTo(403);
            assertThat(school.site.stranger().get(path).location()).startsWith("/sign-in");
        }
        assertThat(asking.amal.post(ROLL + "/" + asking.amalsLine + "/who-watches/extension", "kind", "excuse").status()).isEqualTo(403);
    }

    @Test
    void itSaysNothingOfPointsTimesOrReading() {
        asking.poll("who-watches", DUE);
        asking.amal.get(School.COURSE + "/posts/the-mask");
        asking.vote(asking.amal, "who-watches");
        assertThat(school.olga.get(ROLL).page().expectFirst("table").text()).doesNotContainPattern("\\d+ ?%|points|\\b1[0-9]:[0-5]\\d(?<!18:00)|\\bread|\\brank");
    }

    @Test
    void theTableForSpreadsheetsHasTheSchoolsIdAndNoFormulas() {
        asking.poll("who-watches", DUE);
        school.change("update roster_name set name = '=HYPERLINK(1)', school_id = '+1001' where name = 'Amal Haddad'");
        asking.vote(asking.amal, "who-watches");
        var answer = school.olga.get(ROLL + ".csv");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"participation-privacy-and-society.csv\"");
        assertThat(answer.text().lines()).containsExactly("\uFEFFname,id,class name,who-watches", "'=HYPERLINK(1),'+1001," + school.handle("amal") + ",done",
                "Ben Weber,," + school.handle("ben") + ",not yet");
    }

    @Test
    void moreTimeIsGivenByTheRealNameAndItsOwnerSeesIt() {
        asking.poll("who-watches", DUE);
        var form = asking.person(asking.amalsLine).expectFirst("details form");
        assertThat(school.olga.submit(form, "until", "2026-11-27 12:00", "kind", "time").location()).endsWith("?done=extended");
        assertThat(asking.row("Amal").get(0)).startsWith("not yet").contains("has until Fri 27 Nov, 12:00");
        asking.at("2026-11-26T09:00:00");
        asking.vote(asking.amal, "who-watches");
        asking.vote(asking.ben, "who-watches");
        assertThat(asking.row("Amal")).containsExactly("done");
        assertThat(asking.row("Ben")).containsExactly("late");
    }

    @Test
    void moreTimeThatIsGivenAfterALateAnswerMakesItOneInTime() {
        asking.poll("who-watches", DUE);
        asking.at("2026-11-26T09:00:00");
        asking.vote(asking.amal, "who-watches");
        asking.vote(asking.ben, "who-watches");
        assertThat(asking.row("Amal")).containsExactly("late");
        assertThat(school.olga.submit(asking.person(asking.amalsLine).expectFirst("details form"), "until", "2026-11-27 12:00", "kind", "time").location()).endsWith("?done=extended");
        assertThat(asking.row("Amal")).containsExactly("done");
        assertThat(asking.amal.get(School.COURSE + "/prompts/who-watches").text()).doesNotContain("late.");
        assertThat(asking.row("Ben")).as("he was given none").containsExactly("late");
    }

    @Test
    void timeThatIsOverWhenItIsGivenChangesNothing() {
        asking.poll("who-watches", DUE);
        asking.at("2026-11-27T09:00:00");
        asking.vote(asking.amal, "who-watches");
        asking.at("2026-11-27T15:00:00");
        school.olga.submit(asking.person(asking.amalsLine).expectFirst("details form"), "until", "2026-11-27 12:00", "kind", "time");
        assertThat(asking.row("Amal")).as("nobody knows when it was done").containsExactly("late");
    }

    @ParameterizedTest
    @CsvSource({"tomorrow, not a day", "'', not a day", "2026-11-25 17:00, not more time", "2026-12-24, closes", "2026-02-30, not a day"})
    void aTimeThatCannotBeGivenComesBackWithASentence(String until, String sentence) {
        asking.poll("who-watches", DUE);
        var answer = school.olga.post(ROLL + "/" + asking.amalsLine + "/who-watches/extension", "until", until, "kind", "time");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().expectFirst("details[open] .wrong").text()).contains(sentence);
        assertThat(answer.page().expectFirst("#until-who-watches").attr("value")).isEqualTo(until);
        assertThat(school.one("select count(*) from extension", Integer.class)).isZero();
    }

    @Test
    void anExcuseIsGivenAndTakenBack() {
        asking.poll("who-watches", DUE);
        school.olga.submit(asking.person(asking.amalsLine).expectFirst("details form"), "kind", "excuse");
        assertThat(asking.row("Amal")).containsExactly("excused");
        assertThat(asking.amal.get("/").page().expectFirst(".to-do").text()).doesNotContain("What of who-watches?");
        school.olga.submit(asking.person(asking.amalsLine).expectFirst("form.row"));
        assertThat(asking.row("Amal")).containsExactly("not yet");
        assertThat(asking.amal.get("/").page().expectFirst(".to-do").text()).contains("What of who-watches?");
    }

    @Test
    void whatIsNeverDueNeedsNoMoreTime() {
        asking.poll("who-watches", "");
        assertThat(asking.person(asking.amalsLine).select("details")).isEmpty();
        school.olga.submit(asking.person(asking.amalsLine).expectFirst("form.row"), "kind", "excuse");
        assertThat(asking.row("Amal")).containsExactly("excused");
        assertThat(school.olga.post(ROLL + "/" + asking.bensLine + "/who-watches/extension", "until", "2026-12-24", "kind", "time").status()).isEqualTo(422);
    }

    @Test
    void linesAndPromptsOfNobodyAreNotThere() {
        asking.poll("who-watches", DUE);
        assertThat(school.olga.get(ROLL + "/abc").status()).isEqualTo(404);
        assertThat(school.olga.post(ROLL + "/" + asking.amalsLine + "/no-such/extension", "kind", "excuse").status()).isEqualTo(404);
        assertThat(school.olga.post(ROLL + "/abc/who-watches/extension", "kind", "excuse").status()).isEqualTo(404);
    }
}
