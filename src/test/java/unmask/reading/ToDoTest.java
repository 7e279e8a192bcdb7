package unmask.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unmask.School;
import unmask.Visitor;

class ToDoTest {
    private final School school = new School();
    private Visitor amal;

    @BeforeEach
    void join() {
        amal = school.joined("amal");
        // The sample class is asked things of its own.
        school.change("update prompt set gone = true");
    }

    @AfterEach
    void close() {
        school.close();
    }

    private void ask(String id, String more) {
        school.olga.post(School.COURSE + "/posts", "title", "Article " + id, "authors", "Ms Olga", "body",
                "Read this.\n\n```prompt\nid: " + id + "\nquestion: What of " + id + "?\n" + more + "```\n", "once", id, "to", "publish", "audience", "course");
    }

    private void poll(String id, String times) {
        ask(id, "kind: poll\nchoices: [A, B, C]\n" + times);
    }

    private static Element toDo(Visitor visitor) {
        return visitor.get("/").page().expectFirst(".to-do");
    }

    @Test
    void whatIsDueComesFirstAndGoesWhenItIsDone() {
        poll("who-pays", "due: 2026-11-27\n");
        poll("who-watches", "due: 2026-11-25 18:00\n");
        poll("never-due", "");
        assertThat(toDo(amal).select("h3").eachText()).containsExactly("What of who-watches?", "What of who-pays?", "What of never-due?");
        assertThat(toDo(amal).select(".meta").eachText()).containsExactly("Due Wed 25 Nov, 18:00 (Europe/Paris)", "Due Fri 27 Nov, 23:59 (Europe/Paris)", "Whenever you like");
        assertThat(amal.get(toDo(amal).expectFirst("h3 a").attr("href").replaceFirst("#.*", "")).page().select("#prompt-who-watches")).isNotEmpty();
        amal.post(School.COURSE + "/prompts/who-watches/answers", "choice", "1");
        assertThat(toDo(amal).select("h3").eachText()).containsExactly("What of who-pays?", "What of never-due?");
    }

    @Test
    void whatIsLateStaysUntilItIsNotTakenAnyMore() {
        poll("who-watches", "due: 2026-11-25 18:00\ncloses: 2026-11-28 18:00\n");
        school.clock.set(Instant.parse("2026-11-26T09:00:00Z"));
        school.site.turnRounds();
        assertThat(toDo(amal).select(".meta").text()).startsWith("It was due Wed 25 Nov, 18:00");
        var chloe = school.joined("chloe");
        assertThat(toDo(chloe).select("h3")).as("she joined when it was over").isEmpty();
        school.clock.set(Instant.parse("2026-11-29T09:00:00Z"));
        school.site.turnRounds();
        assertThat(toDo(amal).text()).contains("Nothing is due, and nothing is new.");
    }

    @Test
    void repliesToOthersAreAskedForOnceOneHasAnswered() {
        ask("who-watches", "kind: question\nreplies: 1\ndue: 2026-11-25\n");
        assertThat(toDo(amal).select("h3").eachText()).containsExactly("What of who-watches?");
        amal.say(School.COURSE + "/prompts/who-watches", "An answer");
        assertThat(toDo(amal).select("h3").eachText()).containsExactly("Reply to others: What of who-watches?");
    }

    private static final String STANCE = "kind: stance\npoles: [Privacy, Comfort]\ndue: 2026-11-23 18:00\ncloses: 2026-11-26 18:00\n";

    private void placed(Visitor student, String... fields) {
        assertThat(student.post(School.COURSE + "/prompts/comfort/answers", fields).status()).isEqualTo(303);
    }

    @Test
    void whoHasPlacedThemselvesIsAskedToDoItAgainOnceAllIsOut() {
        ask("comfort", STANCE);
        placed(amal, "place", "2");
        var ben = school.joined("ben");
        assertThat(toDo(amal).select("h3")).isEmpty();
        school.clock.set(Instant.parse("2026-11-23T18:00:00Z"));
        school.site.turnRounds();
        assertThat(toDo(amal).select("h3").eachText()).containsExactly("Place yourself again: What of comfort?");
        assertThat(toDo(amal).select(".meta").text()).startsWith("Due Thu 26 Nov, 18:00");
        assertThat(toDo(ben).select("h3").eachText()).as("he has not placed himself at all").containsExactly("What of comfort?");
        placed(amal, "place", "3");
        assertThat(toDo(amal).select("h3")).isEmpty();
    }

    @Test
    void leavingOutTheSecondPlaceTakesItOffAndTakesItBack() {
        ask("comfort", STANCE);
        placed(amal, "place", "2");
        school.clock.set(Instant.parse("2026-11-23T18:00:00Z"));
        school.site.turnRounds();
        placed(amal, "place", "3");
        placed(amal, "skip", "1");
        assertThat(toDo(amal).select("h3")).isEmpty();
        assertThat(school.one("select count(*) from choice where part = 'before'", Integer.class)).as("the first stays").isEqualTo(1);
        assertThat(school.one("select count(*) from choice where part = 'after'", Integer.class)).isZero();
        school.clock.set(Instant.parse("2026-11-26T18:00:00Z"));
        school.site.turnRounds();
        assertThat(school.one("select count(*) from taken_part where part = 'again'", Integer.class)).as("forgotten with the round").isZero();
    }

    @Test
    void theWeekTellsUntilWhenPeopleMayPlaceThemselvesAgain() {
        ask("comfort", STANCE);
        assertThat(school.olga.get(School.COURSE + "/week?of=2026-11-25").page().expectFirst("textarea").wholeText())
                .contains("- Mon 23 Nov, 18:00 (Europe/Paris): What of comfort? http", "- Thu 26 Nov, 18:00 (Europe/Paris): last day to place yourself again, for: What of comfort? http");
        school.olga.post(School.COURSE + "/prompts/comfort/closing");
        assertThat(school.olga.get(School.COURSE + "/week").page().expectFirst("textarea").wholeText()).as("a round that a button has closed was due at no hour").doesNotContain("again");
    }

    @Test
    void aReplyToMeStandsThereUntilIClearTheMark() {
        amal.say(School.COURSE + "/posts/the-mask", "Something to answer");
        var comment = school.olga.get(School.COURSE + "/posts/the-mask").page().select("li.comment").last().id().replace("comment-", "");
        school.olga.post(School.COURSE + "/posts/the-mask/comments", "body", "An answer", "parent", comment, "once", "r");
        school.clock.move(Duration.ofHours(1));
        assertThat(toDo(amal).select("a[href*=comments]").text()).contains("Ms Olga");
        amal.post("/inbox/seen");
        assertThat(toDo(amal).select("a[href*=comments]")).isEmpty();
    }

    @Test
    void strangersHaveNothingToDoAndStaffNoPrompts() {
        poll("who-watches", "due: 2026-11-25\n");
        assertThat(school.site.stranger().get("/").page().select(".to-do")).isEmpty();
        assertThat(toDo(school.olga).select("h3")).isEmpty();
    }

    @Test
    void oneClassOpensDirectlyAndSeveralNameTheirClass() {
        poll("who-watches", "due: 2026-11-25\n");
        school.change("update course set hidden = true where slug <> '" + School.SLUG + "'");
        assertThat(amal.get("/").page().expectFirst("h1").text()).isEqualTo(school.one("select title from course where slug = '" + School.SLUG + "'", String.class));
        school.opens("media");
        school.join(amal, "amal", "media");
        assertThat(toDo(amal).select(".meta").text()).contains(school.one("select title from course where slug = '" + School.SLUG + "'", String.class));
    }

    @Test
    void theWeekIsThereAsTextForStaff() {
        poll("who-watches", "due: 2026-11-25 18:00\n");
        poll("who-pays", "due: 2026-12-02\n");
        var week = School.COURSE + "/week";
        var text = school.olga.get(week + "?of=2026-11-25").page().expectFirst("textarea").wholeText();
        assertThat(text).contains("week of 23 November 2026", "- Wed 25 Nov, 18:00 (Europe/Paris): What of who-watches? http").doesNotContain("who-pays?");
        assertThat(text).contains("#prompt-who-watches");
        assertThat(school.olga.get(week).page().expectFirst("textarea").wholeText()).contains("week of 16 November 2026", "- nothing", "New to read", "- Article who-watches http");
        assertThat(school.olga.get(week + "?of=nonsense").status()).isEqualTo(200);
        assertThat(amal.get(week).status()).isEqualTo(403);
    }
}
