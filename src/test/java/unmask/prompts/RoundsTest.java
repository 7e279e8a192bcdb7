package unmask.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import unmask.people.RosterStore;
import unmask.people.Viewer;
import unmask.prompts.Answering.Outcome;
import unmask.prompts.PromptStore.Turn;
import unmask.prompts.TakingPartStore.Part;
import unmask.prompts.TakingPartStore.Standing;
import unmask.storage.Database;
import unmask.storage.Databases;
import unmask.storage.TestClock;

/** The class is in Madrid, and it is 20 November 2026, 11:00 there, when the lesson begins. */
class RoundsTest {
    private static final String TIMES = "opens: 2026-11-21\ndue: 2026-11-25 18:00\ncloses: 2026-11-28 12:00\n";

    private final TestClock clock = new TestClock();
    private final Lesson lesson = new Lesson(Databases.h2(clock));

    private void at(String local) {
        clock.set(LocalDateTime.parse(local).atZone(lesson.room.course.zoneId()).toInstant());
        lesson.rounds.sweep();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T23:59:59, DRAFT",
        "2026-11-21T00:00:00, OPEN",
        "2026-11-25T17:59:59, OPEN",
        "2026-11-25T18:00:00, REVEALED",
        "2026-11-28T11:59:59, REVEALED",
        "2026-11-28T12:00:00, CLOSED",
        "2027-11-28T12:00:00, CLOSED",
    })
    void theClockOfTheClassroomTakesTheRoundOn(String local, Round round) {
        var asked = lesson.ask("poll", TIMES);
        at(local);
        assertThat(lesson.round(asked)).isEqualTo(round);
    }

    static List<Arguments> everything() {
        var all = new ArrayList<Arguments>();
        Map<String, Round> hours = Map.of("2026-11-20T12:00:00", Round.DRAFT, "2026-11-22T12:00:00", Round.OPEN, "2026-11-26T12:00:00", Round.REVEALED,
                "2026-11-29T12:00:00", Round.CLOSED);
        for (var hour : hours.entrySet()) {
            for (var turn : Turn.values()) {
                for (var who : List.of("student", "elsewhere", "staff")) {
                    for (var swept : List.of(true, false)) {
                        all.add(Arguments.of(hour.getKey(), hour.getValue(), turn, who, swept));
                    }
                }
            }
        }
        return all;
    }

    /** Swept or not: a server that was asleep when an hour came still goes by the hour. */
    @ParameterizedTest
    @MethodSource("everything")
    void aButtonTurnsARoundForStaffAloneAndOnlyForward(String local, Round before, Turn turn, String who, boolean swept) {
        var asked = lesson.ask("poll", TIMES);
        if (swept) {
            at(local);
        } else {
            clock.set(LocalDateTime.parse(local).atZone(lesson.room.course.zoneId()).toInstant());
        }
        assertThat(lesson.round(asked)).isEqualTo(before);
        var viewer = who.equals("staff") ? lesson.room.ortega : who.equals("student") ? lesson.room.amal : lesson.room.dana;
        lesson.turn(viewer, asked, turn);
        assertThat(lesson.round(asked)).isEqualTo(!who.equals("staff") ? before : after(before, turn));
    }

    private static Round after(Round before, Turn turn) {
        return switch (turn) {
            case OPENING -> before == Round.DRAFT ? Round.OPEN : before;
            case REVEALING -> before == Round.OPEN ? Round.REVEALED : before;
            case CLOSING -> before.isTaking() ? Round.CLOSED : before;
        };
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T12:00:00, CLOSED, ",
        "2026-11-22T12:00:00, TAKEN, DONE",
        "2026-11-25T18:00:00, TAKEN, DONE",
        "2026-11-25T18:00:01, TAKEN, LATE",
        "2026-11-28T11:59:59, TAKEN, LATE",
        "2026-11-28T12:00:00, CLOSED, MISSING",
    })
    void anAnswerIsInTimeLateOrTooLate(String local, Outcome outcome, Standing standing) {
        var asked = lesson.ask("poll", TIMES);
        at(local);
        assertThat(lesson.answer(lesson.room.amal, asked, Lesson.choosing(0))).isEqualTo(outcome);
        assertThat(lesson.standing(lesson.room.amal, asked)).isEqualTo(standing);
    }

    @Test
    void whoHasJoinedAfterItWasDueIsExcusedAndNotLate() {
        var asked = lesson.ask("poll", TIMES);
        at("2026-11-26T12:00:00");
        assertThat(lesson.standing(lesson.room.amal, asked)).isEqualTo(Standing.MISSING);
        var newcomer = lesson.room.classmate(90);
        assertThat(lesson.standing(newcomer, asked)).isNull();
        lesson.answer(newcomer, asked, Lesson.choosing(1));
        assertThat(lesson.standing(newcomer, asked)).isEqualTo(Standing.DONE);
    }

    @Test
    void moreTimeIsOnePersonsAlone() {
        var asked = lesson.ask("poll", TIMES);
        var line = lesson.database.write(tx -> new RosterStore().add(tx, lesson.room.course.id(), "Amal Haddad", "", RosterStore.Origin.STAFF, lesson.room.amal.member().id()));
        lesson.database.change(tx -> lesson.takingPart.extend(tx, asked, line, Instant.parse("2026-11-27T11:00:00Z")));
        at("2026-11-26T12:00:00");
        lesson.answer(lesson.room.amal, asked, Lesson.choosing(0));
        lesson.answer(lesson.room.ben, asked, Lesson.choosing(0));
        assertThat(lesson.standing(lesson.room.amal, asked)).isEqualTo(Standing.DONE);
        assertThat(lesson.standing(lesson.room.ben, asked)).isEqualTo(Standing.LATE);
        lesson.database.change(tx -> lesson.takingPart.endExtension(tx, asked, line));
        assertThat(lesson.database.<Instant>read(tx -> lesson.takingPart.due(tx, lesson.room.amal, asked, Part.ANSWER))).isEqualTo(asked.dueAt());
    }

    /** Clocks went back on 25 October 2026 at three, and go forward on 28 March 2027 at two. */
    @ParameterizedTest
    @CsvSource({
        "due: 2026-10-25, 2026-10-25T22:59:00Z",
        "due: 2026-10-24, 2026-10-24T21:59:00Z",
        "due: 2027-03-28 02:30, 2027-03-28T01:30:00Z",
        "due: 2027-03-28, 2027-03-28T21:59:00Z",
    })
    void summerTimeIsTheClassrooms(String line, Instant due) {
        assertThat(lesson.ask("poll", line + "\n").dueAt()).isEqualTo(due);
    }

    @Test
    void aClockThatIsSetBackBringsNothingBackThatIsDeleted() {
        var asked = lesson.ask("poll", TIMES);
        at("2026-11-22T12:00:00");
        lesson.answer(lesson.room.amal, asked, Lesson.choosing(0));
        at("2026-11-29T12:00:00");
        assertThat(lesson.votes(asked).kept()).isEmpty();
        at("2026-11-22T12:00:00");
        assertThat(lesson.round(asked)).isEqualTo(Round.CLOSED);
        assertThat(lesson.answer(lesson.room.ben, asked, Lesson.choosing(0))).isEqualTo(Outcome.CLOSED);
    }

    @Test
    void resultsComeOutOnceAndFewLateAnswersDoNotMoveThem() {
        var asked = lesson.ask("poll", TIMES);
        var all = lesson.classmates(30);
        at("2026-11-22T12:00:00");
        for (int i = 0; i < 20; i++) {
            lesson.answer(all.get(i), asked, Lesson.choosing(i % 2));
        }
        assertThat(lesson.now(asked).published()).isFalse();
        at("2026-11-25T18:00:00");
        var first = lesson.now(asked).results();
        assertThat(first).isNotEmpty();
        for (int i = 20; i < 24; i++) {
            lesson.answer(all.get(i), asked, Lesson.choosing(0));
        }
        at("2026-11-28T12:00:00");
        assertThat(lesson.now(asked).results()).isEqualTo(first);
        assertThat(lesson.rows("choice")).isZero();
    }

    @Test
    void fiveMoreAnswersMakeNewResultsWhenTheRoundCloses() {
        var asked = lesson.ask("poll", TIMES);
        var all = lesson.classmates(30);
        at("2026-11-22T12:00:00");
        all.subList(0, 20).forEach(each -> lesson.answer(each, asked, Lesson.choosing(0)));
        at("2026-11-25T18:00:00");
        var first = lesson.now(asked).results();
        all.subList(20, 30).forEach(each -> lesson.answer(each, asked, Lesson.choosing(1)));
        assertThat(lesson.now(asked).results()).isEqualTo(first);
        at("2026-11-28T12:00:00");
        assertThat(lesson.now(asked).results()).isNotEqualTo(first);
        assertThat(lesson.now(asked).counted()).isEqualTo(30);
    }

    @Test
    void anAnswerCanBeChangedUntilTheResultsAreOut() {
        var asked = lesson.ask("poll", TIMES);
        at("2026-11-22T12:00:00");
        lesson.answer(lesson.room.amal, asked, Lesson.choosing(0));
        lesson.answer(lesson.room.amal, asked, Lesson.choosing(2));
        assertThat(lesson.votes(asked).kept()).containsExactly(Map.of("choice-2", "yes"));
        lesson.answer(lesson.room.amal, asked, new Ballot.Skipped());
        assertThat(lesson.votes(asked).kept()).isEmpty();
        assertThat(lesson.standing(lesson.room.amal, asked)).isEqualTo(Standing.DONE);
        lesson.answer(lesson.room.amal, asked, Lesson.choosing(1));
        at("2026-11-26T12:00:00");
        assertThat(lesson.answer(lesson.room.amal, asked, Lesson.choosing(0))).isEqualTo(Outcome.BEFORE);
        assertThat(lesson.votes(asked).kept()).containsExactly(Map.of("choice-1", "yes"));
    }

    @Test
    void stanceAsksAgainAndShowsBothLinesAtTheEnd() {
        var asked = lesson.ask("stance", TIMES);
        var all = lesson.classmates(24);
        at("2026-11-22T12:00:00");
        for (int i = 0; i < 24; i++) {
            lesson.answer(all.get(i), asked, new Ballot.Kept(Map.of("before", i < 12 ? "1" : "5")));
        }
        at("2026-11-26T12:00:00");
        assertThat(lesson.now(asked).results()).isEqualTo("before\t24: * * * * 12");
        for (int i = 0; i < 24; i++) {
            lesson.answer(all.get(i), asked, new Ballot.Kept(Map.of("after", i < 6 ? "1" : "5")));
        }
        lesson.answer(all.get(0), asked, new Ballot.Kept(Map.of("after", "5")));
        assertThat(lesson.votes(asked).kept()).hasSize(24).contains(Map.of("before", "1", "after", "5"));
        at("2026-11-28T12:00:00");
        var closed = lesson.now(asked);
        assertThat(closed.sheets(closed.prompt().kind())).extracting(Sheet::name).startsWith("before", "after");
        assertThat(lesson.rows("choice")).isZero();
    }

    @Test
    void aLateSealIsBrokenByTheClosingButton() {
        var asked = lesson.ask("question", "answers: sealed\ndue: 2026-12-20\n");
        at("2026-11-22T12:00:00");
        lesson.turn(lesson.room.ortega, asked, Turn.CLOSING);
        assertThat(lesson.count("select count(*) from discussion where sealed_until > timestamp with time zone '2026-11-22 12:00:00+01:00'")).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noOrderOfThingsLosesAnAnswerOrShowsOneEarly(long seed) {
        var random = new SplittableRandom(seed);
        var asked = lesson.ask("poll", TIMES);
        var all = lesson.classmates(14);
        Map<Viewer, Integer> expected = new HashMap<>();
        Map<Viewer, Boolean> takenPart = new HashMap<>();
        clock.set(Instant.parse("2026-11-20T23:30:00Z"));
        for (int step = 0; step < 120; step++) {
            clock.move(Duration.ofMinutes(random.nextInt(180)));
            var who = all.get(random.nextInt(all.size()));
            var round = lesson.round(asked);
            if (random.nextInt(12) == 0) {
                lesson.rounds.sweep();
            } else if (random.nextInt(60) == 0) {
                lesson.turn(lesson.room.ortega, asked, Turn.values()[random.nextInt(3)]);
            } else {
                int choice = random.nextInt(4);
                var outcome = lesson.answer(who, asked, choice == 3 ? new Ballot.Skipped() : Lesson.choosing(choice));
                assertThat(outcome == Outcome.CLOSED).as("closed in %s", round).isEqualTo(!round.isTaking());
                assertThat(outcome == Outcome.BEFORE).isEqualTo(round == Round.REVEALED && takenPart.containsKey(who));
                if (outcome == Outcome.TAKEN) {
                    takenPart.put(who, true);
                    expected.remove(who);
                    if (choice < 3) {
                        expected.put(who, choice);
                    }
                }
            }
            if (!lesson.now(asked).settled()) {
                var votes = lesson.votes(asked);
                for (int choice = 0; choice < 3; choice++) {
                    int wanted = choice;
                    assertThat(votes.giving("choice-" + choice, "yes")).isEqualTo((int) expected.values().stream().filter(each -> each == wanted).count());
                }
            }
            assertThat(lesson.now(asked).published() && !lesson.round(asked).isOut()).isFalse();
        }
        takenPart.keySet().forEach(who -> assertThat(lesson.standing(who, asked)).isIn(Standing.DONE, Standing.LATE));
    }

    /** Also kinds that cannot be changed, and ones that are asked twice; and the clock is sometimes set back. */
    @ParameterizedTest
    @CsvSource({"confidential, 11", "confidential, 12", "confidential, 13", "spot, 14", "spot, 15", "stance, 16", "stance, 17", "stance, 18", "poll, 19", "poll, 20"})
    void noClockLosesAnAnswerOrTakesBackWhatIsOut(String kind, long seed) {
        var random = new SplittableRandom(seed);
        var asked = lesson.ask(kind, TIMES);
        var all = lesson.classmates(14);
        Map<Viewer, Map<String, String>> kept = new HashMap<>();
        Map<String, Integer> counted = new HashMap<>();
        var taken = new HashSet<Viewer>();
        boolean wasOut = false;
        clock.set(Instant.parse("2026-11-20T23:30:00Z"));
        for (int step = 0; step < 150; step++) {
            clock.move(Duration.ofMinutes(random.nextInt(8) == 0 ? -random.nextInt(2_000) : random.nextInt(240)));
            if (random.nextInt(8) == 0) {
                lesson.rounds.sweep();
            }
            var round = lesson.round(asked);
            assertThat(wasOut && round == Round.OPEN).as("what is out stays out").isFalse();
            var who = all.get(random.nextInt(all.size()));
            var ballot = ballot(kind, random, round == Round.REVEALED);
            var outcome = lesson.answer(who, asked, ballot);
            assertThat(outcome == Outcome.CLOSED).as("closed in %s", round).isEqualTo(!round.isTaking());
            if (outcome == Outcome.TAKEN) {
                taken.add(who);
                if (ballot instanceof Ballot.Counted cells) {
                    cells.cells().forEach(cell -> counted.merge(cell, 1, Integer::sum));
                } else {
                    var now = new HashMap<String, String>();
                    if (kind.equals("stance") && round == Round.REVEALED && kept.getOrDefault(who, Map.of()).containsKey("before")) {
                        now.put("before", kept.get(who).get("before"));
                    }
                    if (ballot instanceof Ballot.Kept choices) {
                        now.putAll(choices.values());
                    }
                    kept.put(who, now);
                    kept.values().removeIf(Map::isEmpty);
                }
            }
            var current = lesson.now(asked);
            wasOut |= current.published();
            if (!current.settled()) {
                assertThat(lesson.votes(asked).kept()).containsExactlyInAnyOrderElementsOf(kept.values());
                assertThat(lesson.votes(asked).counted()).isEqualTo(counted);
            }
            assertThat(current.results().isEmpty() || current.published()).as("nothing is out before it is out").isTrue();
        }
        taken.forEach(who -> assertThat(lesson.standing(who, asked)).isIn(Standing.DONE, Standing.LATE));
    }

    private static Ballot ballot(String kind, SplittableRandom random, boolean again) {
        if (random.nextInt(5) == 0) {
            return new Ballot.Skipped();
        }
        return switch (kind) {
            case "confidential" -> new Ballot.Counted(List.of(random.nextBoolean() ? "yes" : "no"));
            case "spot" -> new Ballot.Counted(List.of("0-right", "1-wrong", random.nextBoolean() ? "2-right" : "2-wrong", "3-right"));
            case "stance" -> new Ballot.Kept(Map.of(again ? "after" : "before", String.valueOf(1 + random.nextInt(5))));
            default -> Lesson.choosing(random.nextInt(3));
        };
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aWholeRoundRunsOnBothDatabases(Database database) {
        var both = new Lesson(database);
        for (var kind : Kinds.words()) {
            var definition = PromptTest.block(kind, "").replace("who-watches", "all-of-" + kind);
            var asked = database.<Asked>write(tx -> both.prompts.add(tx, both.room.course, null, PromptTest.read(definition), definition, tx.now()));
            assertThat(both.round(asked)).isEqualTo(Round.OPEN);
            var ballot = switch (kind) {
                case "poll" -> Lesson.choosing(0);
                case "stance" -> new Ballot.Kept(Map.of("before", "2"));
                case "spot" -> new Ballot.Counted(List.of("0-right", "1-wrong", "2-right", "3-right"));
                case "confidential" -> new Ballot.Counted(List.of("yes"));
                case "exit" -> new Ballot.Line("The die.");
                default -> null;
            };
            if (ballot != null) {
                assertThat(both.answer(both.room.amal, asked, ballot)).isEqualTo(Outcome.TAKEN);
                assertThat(both.answer(both.room.ben, asked, new Ballot.Skipped())).isEqualTo(Outcome.TAKEN);
            }
            both.turn(both.room.ortega, asked, Turn.REVEALING);
            both.turn(both.room.ortega, asked, Turn.CLOSING);
            assertThat(both.round(asked)).isEqualTo(Round.CLOSED);
            assertThat(both.now(asked).settled()).isTrue();
        }
        both.rounds.sweep();
        assertThat(both.rows("choice") + both.rows("spent") + both.rows("tally")).isZero();
        assertThat(database.<List<Asked>>read(tx -> both.prompts.list(tx, both.room.amal, both.room.course))).hasSize(6);
        assertThat(database.<List<Asked>>read(tx -> both.prompts.list(tx, Viewer.STRANGER, both.room.elsewhere))).isEmpty();
    }
}
