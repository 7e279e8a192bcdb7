package unmask.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unmask.storage.Database;
import unmask.storage.TestClock;

class SessionStoreTest {
    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void theTokenLeadsToTheAccountAndNothingElseDoes(Database database) {
        var room = new Classroom(database);
        var token = begin(database, room, room.ben, false);
        var viewer = viewer(database, room, token).orElseThrow();
        assertThat(viewer.account()).isEqualTo(room.ben.account());
        assertThat(viewer.key()).isEqualTo(SessionStore.hash(token));
        assertThat(viewer.shared()).isFalse();
        assertThat(viewer(database, room, token + "x")).isEmpty();
        assertThat(viewer(database, room, SessionStore.hash(token))).isEmpty();
        assertThat(viewer(database, room, "")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void theTokenItselfIsNotKept(Database database) {
        var room = new Classroom(database);
        var token = begin(database, room, room.ben, false);
        assertThat(database.<String>read(tx -> tx.query("select token_hash from session").mapTo(String.class).one()))
                .isEqualTo(SessionStore.hash(token)).doesNotContain(token);
        assertThat(begin(database, room, room.ben, false)).isNotEqualTo(token).hasSize(43);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void onASharedComputerASessionLastsTwoHours(Database database, TestClock clock) {
        var room = new Classroom(database);
        var token = begin(database, room, room.ben, true);
        clock.move(Duration.ofHours(2).minusMillis(1));
        assertThat(viewer(database, room, token)).hasValueSatisfying(viewer -> assertThat(viewer.shared()).isTrue());
        clock.move(Duration.ofMillis(1));
        assertThat(viewer(database, room, token)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aSessionLivesUntilTheTermEnds(Database database, TestClock clock) {
        var room = new Classroom(database);
        endTerm(database, room, LocalDate.parse("2026-12-18"));
        var token = begin(database, room, room.ben, false);
        clock.set(Instant.parse("2026-12-18T23:59:59Z"));
        assertThat(viewer(database, room, token)).isPresent();
        clock.set(Instant.parse("2026-12-19T00:00:00Z"));
        assertThat(viewer(database, room, token)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aSessionLivesHalfAYearAtMost(Database database, TestClock clock) {
        var room = new Classroom(database);
        var withoutTerm = begin(database, room, room.ben, false);
        endTerm(database, room, LocalDate.parse("2028-01-01"));
        var longTerm = begin(database, room, room.ben, false);
        endTerm(database, room, LocalDate.parse("2026-11-01"));
        var afterTerm = begin(database, room, room.ben, false);
        clock.move(Duration.ofDays(180).minusMillis(1));
        assertThat(viewer(database, room, withoutTerm)).isPresent();
        assertThat(viewer(database, room, longTerm)).isPresent();
        assertThat(viewer(database, room, afterTerm)).isPresent();
        clock.move(Duration.ofMillis(1));
        assertThat(viewer(database, room, withoutTerm)).isEmpty();
        assertThat(viewer(database, room, longTerm)).isEmpty();
        assertThat(viewer(database, room, afterTerm)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void signingOutEndsThisSessionOrAllOfOnePerson(Database database) {
        var room = new Classroom(database);
        var atSchool = begin(database, room, room.ben, true);
        var atHome = begin(database, room, room.ben, false);
        var amals = begin(database, room, room.amal, false);
        database.change(tx -> room.sessions.end(tx, SessionStore.hash(atSchool)));
        assertThat(viewer(database, room, atSchool)).isEmpty();
        assertThat(viewer(database, room, atHome)).isPresent();
        database.change(tx -> room.sessions.endAll(tx, room.ben.account().id()));
        assertThat(viewer(database, room, atHome)).isEmpty();
        assertThat(viewer(database, room, amals)).isPresent();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void sessionsWhoseTimeIsOverAreForgottenAndNoOthers(Database database, TestClock clock) {
        var room = new Classroom(database);
        begin(database, room, room.ben, true);
        var atHome = begin(database, room, room.ben, false);
        clock.move(Duration.ofHours(2));
        database.change(room.sessions::sweep);
        assertThat(database.<Integer>read(tx -> tx.query("select count(*) from session").mapTo(Integer.class).one())).isEqualTo(1);
        assertThat(viewer(database, room, atHome)).isPresent();
    }

    private static String begin(Database database, Classroom room, Viewer who, boolean shared) {
        return database.write(tx -> room.sessions.begin(tx, who.account().id(), shared, "Firefox on Windows", null));
    }

    private static Optional<Viewer> viewer(Database database, Classroom room, String token) {
        return database.read(tx -> room.sessions.viewer(tx, token));
    }

    private static void endTerm(Database database, Classroom room, LocalDate day) {
        database.change(tx -> tx.update("update course set term_ends = :day where id = :course")
                .bind("day", day).bind("course", room.course.id()).execute());
    }
}
