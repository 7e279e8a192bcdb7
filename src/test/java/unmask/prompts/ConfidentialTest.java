package unmask.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unmask.people.Viewer;
import unmask.prompts.PromptStore.Turn;
import unmask.storage.Database;
import unmask.web.Messages;

/** What a stolen copy of the database tells about answers that are kept with nobody. */
class ConfidentialTest {
    private static final Ballot YES = new Ballot.Counted(List.of("yes"));
    private static final Ballot NO = new Ballot.Counted(List.of("no"));

    private static void vote(Lesson lesson, Asked asked, List<Viewer> people, String said) {
        for (int person = 0; person < said.length(); person++) {
            lesson.answer(people.get(person), asked, said.charAt(person) == 'y' ? YES : said.charAt(person) == 'n' ? NO : new Ballot.Skipped());
        }
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void oneDumpIsTheSameWhoeverHasSaidYes(Database database) {
        var lesson = new Lesson(database);
        var people = lesson.classmates(6);
        var one = lesson.ask("confidential", "");
        vote(lesson, one, people, "ynyn-y");
        var first = lesson.dump();
        assertThat(first.get("choice")).isEmpty();
        assertThat(first.get("spent")).as("who has left it out had a turn too").hasSize(6).allMatch(row -> !row.contains("yes") && !row.contains("no}"));
        assertThat(first.get("tally")).hasSize(2);
        database.change(tx -> {
            tx.update("delete from spent").execute();
            tx.update("delete from tally").execute();
            tx.update("delete from taken_part").execute();
        });
        vote(lesson, one, people, "nyy-ny");
        var second = lesson.dump();
        assertThat(second.get("spent")).as("another order of the same answers, by other people").containsExactlyInAnyOrderElementsOf(first.get("spent"));
        assertThat(second.get("tally")).containsExactlyInAnyOrderElementsOf(first.get("tally"));
        assertThat(second.get("taken_part")).containsExactlyInAnyOrderElementsOf(first.get("taken_part"));
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void twoDumpsAroundOneAnswerTellItAndThePageSaysSo(Database database) {
        var lesson = new Lesson(database);
        var people = lesson.classmates(2);
        var asked = lesson.ask("confidential", "");
        vote(lesson, asked, people, "n");
        var before = lesson.dump();
        lesson.answer(people.get(1), asked, YES);
        assertThat(lesson.dump().get("tally")).as("which is why the die stands between").isNotEqualTo(before.get("tally"));
        assertThat(new Messages().say("prompts.confidential.kept")).contains("right before and right after", "the die’s");
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void theListOfTurnsGoesWhenTheRoundClosesAndTheNumbersStay(Database database) {
        var lesson = new Lesson(database);
        var asked = lesson.ask("confidential", "");
        vote(lesson, asked, lesson.classmates(24), "yyyyyyyyyyyynnnnnnnnnnnn");
        lesson.turn(lesson.room.ortega, asked, Turn.CLOSING);
        assertThat(lesson.rows("spent") + lesson.rows("tally")).isZero();
        var closed = lesson.now(asked);
        var share = (RoughShare) closed.prompt().kind().chart(closed.sheets(closed.prompt().kind()));
        assertThat(share.percent()).isEqualTo(50);
        assertThat(share.low()).isLessThan(50);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void theRowsOfLinesToTheInstructorDoNotStandInTheOrderOfThoseWhoWroteThem(Database database) {
        var lesson = new Lesson(database);
        var asked = lesson.ask("exit", "");
        var written = new ArrayList<String>();
        for (var person : lesson.classmates(16)) {
            written.add("Line " + written.size());
            lesson.answer(person, asked, new Ballot.Line(written.get(written.size() - 1)));
        }
        var rows = database.read(tx -> tx.query("select body from exit_line").mapTo(String.class).list());
        assertThat(rows).containsExactlyInAnyOrderElementsOf(written).isNotEqualTo(written);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void everybodyHasOneTurn(Database database) {
        var lesson = new Lesson(database);
        var asked = lesson.ask("confidential", "");
        assertThat(lesson.answer(lesson.room.amal, asked, YES)).isEqualTo(Answering.Outcome.TAKEN);
        assertThat(lesson.answer(lesson.room.amal, asked, YES)).isEqualTo(Answering.Outcome.BEFORE);
        assertThat(lesson.answer(lesson.room.amal, asked, NO)).isEqualTo(Answering.Outcome.BEFORE);
        assertThat(lesson.votes(asked).counted()).isEqualTo(Map.of("yes", 1));
    }
}
