package unmask.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unmask.School;
import unmask.Visitor;
import unmask.comments.DiscussionStore;
import unmask.people.Course;
import unmask.people.CourseStore;
import unmask.prompts.PromptStore.Turn;

/**
 * Everybody comes to a round at every hour of its life and tries everything: they see, answer and turn it as they may and not otherwise,
 * in time and late, by a clock that was wrong, and on the days on which clocks change. The class is in Paris.
 */
class EverybodysRoundTest {
    private static final String AUTUMN = "opens: 2026-11-21\ndue: 2026-11-25 18:00\ncloses: 2026-11-28 12:00\n";
    /** Two o'clock is three o'clock on that day, and half past two is none. */
    private static final String SPRING = "opens: 2027-03-27\ndue: 2027-03-28 02:30\ncloses: 2027-03-28 12:00\n";
    /** Half past two comes twice on that day, and the first of them is meant. */
    private static final String BACK = "opens: 2027-10-30\ndue: 2027-10-31 02:30\ncloses: 2027-10-31 12:00\n";

    private enum Who {
        INSTRUCTOR, ASSISTANT, MEMBER, LATE_JOINER, ELSEWHERE, SIGNED_OUT, STUDENT_VIEW;

        boolean isStaff() {
            return this == INSTRUCTOR || this == ASSISTANT;
        }

        boolean isStudent() {
            return this == MEMBER || this == LATE_JOINER;
        }
    }

    /**
     * When somebody comes.
     *
     * @param times    what the block says
     * @param way      what the clock has shown: where it was when the prompt was written, and in the end the hour itself
     * @param standing how a member stands who answers then; null where nobody can
     */
    private record Hour(String name, String times, List<String> way, Round round, String standing) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Hour> hours() {
        return List.of(
                new Hour("not open yet", AUTUMN, List.of("2026-11-20T11:00:00Z", "2026-11-20T22:59:59Z"), Round.DRAFT, null),
                new Hour("just open", AUTUMN, List.of("2026-11-20T11:00:00Z", "2026-11-20T23:00:00Z"), Round.OPEN, "done"),
                new Hour("the last moment", AUTUMN, List.of("2026-11-20T11:00:00Z", "2026-11-25T16:59:59Z"), Round.OPEN, "done"),
                new Hour("late by a second", AUTUMN, List.of("2026-11-20T11:00:00Z", "2026-11-25T17:00:00Z", "2026-11-25T17:00:01Z"), Round.REVEALED, "late"),
                new Hour("late by days", AUTUMN, List.of("2026-11-20T11:00:00Z", "2026-11-25T17:00:00Z", "2026-11-28T10:59:59Z"), Round.REVEALED, "late"),
                new Hour("over", AUTUMN, List.of("2026-11-20T11:00:00Z", "2026-11-25T17:00:00Z", "2026-11-28T11:00:00Z"), Round.CLOSED, null),
                new Hour("the clock was fast, and it was not open yet", AUTUMN, List.of("2026-11-20T11:00:00Z", "2026-11-22T11:00:00Z", "2026-11-20T12:00:00Z"), Round.DRAFT, null),
                new Hour("the clock was fast, and all is out", AUTUMN, List.of("2026-11-20T11:00:00Z", "2026-11-26T11:00:00Z", "2026-11-25T11:00:00Z"), Round.REVEALED, "done"),
                new Hour("the clock was fast, and all is over", AUTUMN, List.of("2026-11-20T11:00:00Z", "2026-12-24T11:00:00Z", "2026-11-22T11:00:00Z"), Round.CLOSED, null),
                new Hour("the clock was slow", AUTUMN, List.of("2026-11-20T11:00:00Z", "2026-11-19T11:00:00Z", "2026-11-26T11:00:00Z"), Round.REVEALED, "late"),
                new Hour("before the hour that is left out", SPRING, List.of("2027-03-26T11:00:00Z", "2027-03-28T00:59:59Z"), Round.OPEN, "done"),
                new Hour("after the hour that is left out", SPRING, List.of("2027-03-26T11:00:00Z", "2027-03-28T01:00:00Z"), Round.OPEN, "done"),
                new Hour("half past three in spring", SPRING, List.of("2027-03-26T11:00:00Z", "2027-03-28T01:30:00Z", "2027-03-28T01:30:01Z"), Round.REVEALED, "late"),
                new Hour("noon in spring", SPRING, List.of("2027-03-26T11:00:00Z", "2027-03-28T01:30:00Z", "2027-03-28T10:00:00Z"), Round.CLOSED, null),
                new Hour("the first half past two", BACK, List.of("2027-10-29T11:00:00Z", "2027-10-31T00:29:59Z"), Round.OPEN, "done"),
                new Hour("the second two o’clock", BACK, List.of("2027-10-29T11:00:00Z", "2027-10-31T00:30:00Z", "2027-10-31T01:00:00Z"), Round.REVEALED, "late"),
                new Hour("one minute to noon in winter", BACK, List.of("2027-10-29T11:00:00Z", "2027-10-31T00:30:00Z", "2027-10-31T10:59:00Z"), Round.REVEALED, "late"));
    }

    private static final PromptStore PROMPTS = new PromptStore(new DiscussionStore());
    private static final Map<Who, Visitor> EVERYBODY = new EnumMap<>(Who.class);
    private static School school;
    private static Course course;
    private static int number;

    @BeforeAll
    static void open() {
        school = new School();
        course = school.database.read(tx -> new CourseStore().find(tx, School.SLUG).orElseThrow());
        school.opens("media");
        EVERYBODY.put(Who.INSTRUCTOR, school.olga);
        EVERYBODY.put(Who.ASSISTANT, school.joined("ben"));
        EVERYBODY.put(Who.MEMBER, school.joined("amal"));
        EVERYBODY.put(Who.ELSEWHERE, school.joined("dana", "media"));
        EVERYBODY.put(Who.SIGNED_OUT, school.site.stranger());
        school.change("update member set role = 'assistant' where id = " + school.member("ben"));
        var eyes = school.signedIn("olga", School.WORDS);
        assertThat(eyes.post(School.COURSE + "/student-view").status()).isEqualTo(303);
        EVERYBODY.put(Who.STUDENT_VIEW, eyes);
        // They stay in their places for a year.
        school.change("update session set ends_at = timestamp with time zone '2028-01-01 00:00:00+00:00'");
    }

    @AfterAll
    static void close() {
        school.close();
    }

    @ParameterizedTest
    @MethodSource("hours")
    void everybodyDoesWhatTheyMay(Hour hour) {
        school.clock.set(Instant.parse(hour.way.get(0)));
        List<Trial> trials = new ArrayList<>();
        for (var who : Who.values()) {
            trials.add(new Trial(who, null, ask(hour)));
            for (var turn : Turn.values()) {
                trials.add(new Trial(who, turn, ask(hour)));
            }
        }
        var newcomer = walk(hour);
        EVERYBODY.put(Who.LATE_JOINER, newcomer);
        var soft = new SoftAssertions();
        for (var trial : trials) {
            soft.assertThat(round(trial.asked)).as("before %s", trial).isEqualTo(hour.round);
            look(soft, hour, trial);
            if (trial.turn == null) {
                answer(soft, hour, trial);
            } else {
                turn(soft, hour, trial);
            }
        }
        soft.assertAll();
        school.change("update prompt set gone = true");
    }

    /** Somebody who tries something; to answer, when it is no turn. */
    private record Trial(Who who, Turn turn, Asked asked) {
        String path() {
            return School.COURSE + "/prompts/" + asked.slug();
        }

        @Override
        public String toString() {
            return who + " " + (turn == null ? "answers" : turn);
        }
    }

    private static Asked ask(Hour hour) {
        var definition = PromptTest.block("poll", hour.times).replace("who-watches", "try-" + ++number);
        return school.database.write(tx -> PROMPTS.add(tx, course, null, PromptTest.read(definition), definition, tx.now()));
    }

    /** Lets the clock go its way; somebody comes into the class right before the hour. */
    private static Visitor walk(Hour hour) {
        for (var instant : hour.way.subList(0, hour.way.size() - 1)) {
            school.clock.set(Instant.parse(instant));
            school.site.turnRounds();
        }
        var newcomer = school.joined("late" + number);
        school.clock.set(Instant.parse(hour.way.get(hour.way.size() - 1)));
        school.site.turnRounds();
        return newcomer;
    }

    private static Round round(Asked asked) {
        return now(asked).round(school.clock.instant());
    }

    private static Asked now(Asked asked) {
        return school.database.read(tx -> PROMPTS.named(tx, course.id(), asked.slug()).orElseThrow());
    }

    private static void look(SoftAssertions soft, Hour hour, Trial trial) {
        var answer = EVERYBODY.get(trial.who).get(trial.path());
        boolean isFound = hour.round != Round.DRAFT || trial.who.isStaff();
        soft.assertThat(answer.status()).as("%s looks", trial.who).isEqualTo(isFound ? 200 : 404);
        boolean isInside = trial.who != Who.ELSEWHERE && trial.who != Who.SIGNED_OUT;
        boolean isOut = isInside ? hour.round.isOut() : hour.round == Round.CLOSED;
        soft.assertThat(answer.page().select(".chart").isEmpty()).as("%s finds no result", trial.who).isEqualTo(!isOut);
        boolean mayAnswer = trial.who.isStudent() && hour.standing != null;
        soft.assertThat(answer.page().select("form.answer").isEmpty()).as("%s finds no form", trial.who).isEqualTo(!mayAnswer);
    }

    private static void answer(SoftAssertions soft, Hour hour, Trial trial) {
        var answer = EVERYBODY.get(trial.who).post(trial.path() + "/answers", "choice", "1");
        int expected = trial.who == Who.SIGNED_OUT ? 401
                : trial.who.isStaff() ? 303
                : !trial.who.isStudent() ? 403
                : hour.round == Round.DRAFT ? 404 : hour.standing == null ? 422 : 303;
        soft.assertThat(answer.status()).as("%s", trial).isEqualTo(expected);
        if (trial.who.isStaff()) {
            soft.assertThat(answer.location()).endsWith("?done=staff-do-not-count");
        }
        boolean isTaken = trial.who.isStudent() && hour.standing != null;
        soft.assertThat(school.one("select count(*) from choice where prompt_id = " + trial.asked.id(), Integer.class)).as("rows of %s", trial).isEqualTo(isTaken ? 1 : 0);
        // Nobody is late for what was due before they came, as far as the clock knew.
        boolean hasComeLater = trial.who == Who.LATE_JOINER && !Instant.parse(hour.way.get(hour.way.size() - 2)).isBefore(trial.asked.dueAt());
        soft.assertThat(school.one("select max(standing) from taken_part where prompt_id = " + trial.asked.id() + " and standing <> 'missing'", String.class))
                .as("standing of %s", trial)
                .isEqualTo(!isTaken ? null : hasComeLater ? "done" : hour.standing);
        soft.assertThat(round(trial.asked)).as("after %s", trial).isEqualTo(hour.round);
    }

    private static void turn(SoftAssertions soft, Hour hour, Trial trial) {
        var door = switch (trial.turn) {
            case OPENING -> "/opening";
            case REVEALING -> "/revelation";
            case CLOSING -> "/closing";
        };
        var answer = EVERYBODY.get(trial.who).post(trial.path() + door);
        soft.assertThat(answer.status()).as("%s", trial).isEqualTo(trial.who == Who.SIGNED_OUT ? 401 : trial.who.isStaff() ? 303 : 403);
        soft.assertThat(round(trial.asked)).as("after %s", trial).isEqualTo(trial.who.isStaff() ? after(hour.round, trial.turn) : hour.round);
    }

    private static Round after(Round before, Turn turn) {
        return switch (turn) {
            case OPENING -> before == Round.DRAFT ? Round.OPEN : before;
            case REVEALING -> before == Round.OPEN ? Round.REVEALED : before;
            case CLOSING -> before.isTaking() ? Round.CLOSED : before;
        };
    }
}
