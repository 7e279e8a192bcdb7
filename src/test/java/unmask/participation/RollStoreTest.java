package unmask.participation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unmask.participation.RollStore.Grant;
import unmask.people.Classroom;
import unmask.people.RosterStore;
import unmask.prompts.TakingPartStore.Part;
import unmask.prompts.TakingPartStore.Standing;
import unmask.storage.Database;

class RollStoreTest {
    private static final long PROMPT = 7;
    private static final Instant LATER = Instant.parse("2026-12-01T17:00:00Z");

    private final RollStore rolls = new RollStore();

    private static long listed(Database database, Classroom room) {
        return database.write(tx -> {
            long course = room.course.id();
            tx.update("""
                    insert into prompt (course_id, id, slug, kind, question, definition, gone, opened, revealed, closed, called, published, settled, results, counted)
                    values (:course, :prompt, 'who-watches', 'poll', 'Who?', '', false, false, false, false, false, false, false, '', 0)
                    """).bind("course", course).bind("prompt", PROMPT).execute();
            tx.update("insert into taken_part (course_id, prompt_id, member_id, part, standing) values (:course, :prompt, :member, 'answer', 'late')")
                    .bind("course", course).bind("prompt", PROMPT).bind("member", room.amal.member().id()).execute();
            return new RosterStore().add(tx, course, "Amal Haddad", "1001", RosterStore.Origin.STAFF, room.amal.member().id());
        });
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aLineOfTheListStandsAsWhoeverCameInUnderIt(Database database) {
        var room = new Classroom(database);
        long line = listed(database, room);
        assertThat(database.<Map<Long, Map<Long, Map<Part, Standing>>>>read(tx -> rolls.now(tx, room.course.id()))).isEqualTo(Map.of(line, Map.of(PROMPT, Map.of(Part.ANSWER, Standing.LATE))));
        assertThat(database.<Map<?, ?>>read(tx -> rolls.now(tx, room.elsewhere.id()))).isEmpty();
        var personas = database.<Map<Long, ?>>read(tx -> new UnlistedStore().now(tx, room.course.id()));
        assertThat(personas.keySet()).isEqualTo(Set.of(room.amal.personaId()));
        assertThat(database.<Map<Long, ?>>read(tx -> new MineStore().parts(tx, room.amal)).keySet()).containsExactly(PROMPT);
        assertThat(database.<Map<Long, ?>>read(tx -> new MineStore().parts(tx, room.ben))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void whatWasWrittenDownStaysUntilTheNextNight(Database database) {
        var room = new Classroom(database);
        long line = listed(database, room);
        long course = room.course.id();
        database.change(tx -> rolls.write(tx, course, PROMPT, LocalDate.of(2026, 11, 25), Map.of(line, Mark.LATE)));
        database.change(tx -> rolls.write(tx, course, PROMPT, LocalDate.of(2026, 11, 26), Map.of(line, Mark.DONE)));
        assertThat(database.<Map<Long, LocalDate>>read(tx -> rolls.nights(tx, course))).isEqualTo(Map.of(PROMPT, LocalDate.of(2026, 11, 26)));
        assertThat(database.<Map<Long, Map<Long, Mark>>>read(tx -> rolls.written(tx, course))).isEqualTo(Map.of(line, Map.of(PROMPT, Mark.DONE)));
        database.change(tx -> tx.update("delete from roster_name where id = :line").bind("line", line).execute());
        assertThat(database.<Map<Long, ?>>read(tx -> rolls.written(tx, course))).as("it goes with the line").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void whatIsGrantedToALineIsGrantedToItsMember(Database database) {
        var room = new Classroom(database);
        long line = listed(database, room);
        database.change(tx -> tx.update("insert into extension (course_id, prompt_id, roster_id, extended_to) values (:course, :prompt, :line, :until)")
                .bind("course", room.course.id()).bind("prompt", PROMPT).bind("line", line).bind("until", LATER).execute());
        assertThat(database.<Map<Long, Map<Long, Grant>>>read(tx -> rolls.grants(tx, room.course.id()))).isEqualTo(Map.of(line, Map.of(PROMPT, new Grant(LATER))));
        assertThat(database.<Map<Long, Grant>>read(tx -> new MineStore().grants(tx, room.amal))).isEqualTo(Map.of(PROMPT, new Grant(LATER)));
        assertThat(database.<Map<Long, Grant>>read(tx -> new MineStore().grants(tx, room.ben))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aCalendarHasOneSecretAndItLeadsToItsOwner(Database database) {
        var room = new Classroom(database);
        var calendars = new CalendarStore();
        database.change(tx -> calendars.renew(tx, room.amal, "first"));
        database.change(tx -> calendars.renew(tx, room.amal, "second"));
        assertThat(database.<Boolean>read(tx -> calendars.behind(tx, "first").isPresent())).isFalse();
        assertThat(database.<Long>read(tx -> calendars.behind(tx, "second").orElseThrow().id())).isEqualTo(room.amal.account().id());
        assertThat(database.<Boolean>read(tx -> calendars.secret(tx, room.ben).isPresent())).isFalse();
        database.change(tx -> calendars.end(tx, room.amal));
        assertThat(database.<Boolean>read(tx -> calendars.secret(tx, room.amal).isPresent())).isFalse();
    }
}
