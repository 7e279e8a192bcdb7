package unmask.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unmask.storage.Database;

/** Names that are worn in one discussion alone. */
class PersonaStoreTest {
    private final PersonaStore personas = new PersonaStore();

    private static long discussion(Database database, Classroom room, String place) {
        return database.write(tx -> {
            long id = tx.newId();
            tx.update("""
                    insert into discussion (course_id, id, place, title, mask, audience, moderation, counter, shown_course, shown_web)
                    values (:course, :id, :place, 'Who watches', 'fresh', 'course', 'course', 0, 0, 0)
                    """).bind("course", room.course.id()).bind("id", id).bind("place", place).execute();
            return id;
        });
    }

    private String drawn(Database database, Classroom room, long discussion, Viewer viewer) {
        return database.write(tx -> {
            long persona = personas.fresh(tx, room.course.id(), discussion, viewer.member());
            assertThat(personas.fresh(tx, room.course.id(), discussion, viewer.member())).as("it stays").isEqualTo(persona);
            return tx.query("select concat(name, '/', cast(mask_seed as varchar(10))) from persona where id = :id").bind("id", persona).mapTo(String.class).one();
        });
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void everybodyDrawsOneForEachDiscussionAndNoTwoAreTheSame(Database database) {
        var room = new Classroom(database);
        long here = discussion(database, room, "prompts/here");
        long there = discussion(database, room, "prompts/there");
        Set<String> drawn = new HashSet<>();
        for (int number = 0; number < 40; number++) {
            var classmate = room.classmate(number);
            drawn.add(drawn(database, room, here, classmate).replaceAll("/.*", ""));
            drawn.add(drawn(database, room, there, classmate).replaceAll("/.*", ""));
        }
        assertThat(drawn).hasSize(80).noneMatch(Handles.shipped()::isHandle);
        var taken = drawn.iterator().next();
        assertThat(database.<Boolean>read(tx -> room.members.isTaken(tx, room.course.id(), taken.toUpperCase()))).as("nobody joins under such a name").isTrue();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void theMasksOfADiscussionAreNotThoseOfTheCourse(Database database) {
        var room = new Classroom(database);
        var worn = database.<Set<Integer>>read(tx -> room.members.masksIn(tx, room.course.id()));
        drawn(database, room, discussion(database, room, "prompts/here"), room.amal);
        assertThat(database.<Set<Integer>>read(tx -> room.members.masksIn(tx, room.course.id()))).isEqualTo(worn);
    }

    @Test
    void aDrawTellsNothingOfWhoeverDraws() {
        // Amal's own mask comes up for Amal as often as any other: one that was avoided would rule somebody out.
        Map<Integer, Integer> counts = new HashMap<>();
        var random = new SplittableRandom(7);
        for (int draw = 0; draw < MaskDrawing.COUNT * 60; draw++) {
            counts.merge(MaskDrawing.seed(random, Set.of()), 1, Integer::sum);
        }
        assertThat(counts).hasSize(MaskDrawing.COUNT);
        assertThat(counts.values()).allMatch(count -> count > 20 && count < 120);
    }

    @Test
    void thereAreNamesEnoughAndAfterThemNumbers() {
        assertThat(FreshNames.shipped().count()).isGreaterThan(10_000);
        var few = new FreshNames(List.of("copper"), List.of("lantern"));
        assertThat(few.draw(new SplittableRandom(1), name -> false)).isEqualTo("Copper Lantern");
        assertThat(few.draw(new SplittableRandom(1), "Copper Lantern"::equals)).matches("Copper Lantern \\d+");
    }

    @Test
    void noMaterialAndNoThingIsPartOfAClassName() {
        var handles = new HashSet<>(WordList.read("people/adjectives.txt"));
        handles.addAll(WordList.read("people/animals.txt"));
        assertThat(WordList.read("people/materials.txt")).doesNotHaveDuplicates().noneMatch(handles::contains);
        assertThat(WordList.read("people/things.txt")).doesNotHaveDuplicates().noneMatch(handles::contains);
    }
}
