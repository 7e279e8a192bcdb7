package unmask.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unmask.people.Exclusion.Kind;
import unmask.people.Exclusion.Side;
import unmask.storage.Database;

class MemberStoreTest {
    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aMemberIsFoundInTheirCourseAndInNoOther(Database database) {
        var room = new Classroom(database);
        assertThat(find(database, room, room.course, room.ben)).contains(room.ben.member());
        assertThat(find(database, room, room.elsewhere, room.ben)).isEmpty();
        assertThat(find(database, room, room.course, room.dana)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void whoeverWasRemovedIsNoMemberAndTheNumberOfThoseWhoHaveJoinedDoesNotTell(Database database) {
        var room = new Classroom(database);
        assertThat(count(database, room)).isEqualTo(4);
        room.remove(room.ben);
        assertThat(find(database, room, room.course, room.ben)).isEmpty();
        assertThat(count(database, room)).isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void eachSideLetsBackInForItselfAlone(Database database) {
        var room = new Classroom(database);
        exclude(database, room, room.ben, Side.HANDLE, Kind.PAUSED);
        assertThat(state(database, room.ben)).isEqualTo("suspended");
        exclude(database, room, room.ben, Side.ROSTER, Kind.REMOVED);
        exclude(database, room, room.ben, Side.ROSTER, Kind.REMOVED);
        assertThat(state(database, room.ben)).isEqualTo("removed");
        readmit(database, room, room.ben, Side.ROSTER);
        assertThat(state(database, room.ben)).isEqualTo("suspended");
        assertThat(find(database, room, room.course, room.ben)).isEmpty();
        readmit(database, room, room.ben, Side.HANDLE);
        readmit(database, room, room.ben, Side.HANDLE);
        assertThat(find(database, room, room.course, room.ben)).contains(room.ben.member());
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void whoHasLeftStandsOtherwiseAtTheDoorThanWhoWasPutOut(Database database) {
        var room = new Classroom(database);
        assertThat(standing(database, room, room.dana)).isEqualTo(Standing.NEW);
        assertThat(standing(database, room, room.ben)).isEqualTo(Standing.MEMBER);
        exclude(database, room, room.ben, Side.OWN, Kind.LEFT);
        assertThat(standing(database, room, room.ben)).isEqualTo(Standing.LEFT);
        exclude(database, room, room.ben, Side.HANDLE, Kind.PAUSED);
        assertThat(standing(database, room, room.ben)).isEqualTo(Standing.OUT);
        readmit(database, room, room.ben, Side.OWN);
        assertThat(standing(database, room, room.ben)).isEqualTo(Standing.OUT);
        assertThat(standing(database, room, room.amal)).isEqualTo(Standing.MEMBER);
    }

    private static void exclude(Database database, Classroom room, Viewer who, Side side, Kind kind) {
        database.change(tx -> room.members.exclude(tx, room.course.id(), who.member().id(), side, kind));
    }

    private static void readmit(Database database, Classroom room, Viewer who, Side side) {
        database.change(tx -> room.members.readmit(tx, room.course.id(), who.member().id(), side));
    }

    private static Standing standing(Database database, Classroom room, Viewer who) {
        return database.read(tx -> room.members.standing(tx, room.course.id(), who.account().id()));
    }

    private static String state(Database database, Viewer who) {
        return database.read(tx -> tx.query("select state from member where id = :id").bind("id", who.member().id()).mapTo(String.class).one());
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void onePersonMayBeInTwoCoursesUnderTwoNames(Database database) {
        var room = new Classroom(database);
        var there = room.join(room.elsewhere, room.ben.account(), Role.ASSISTANT, "Mr B");
        assertThat(find(database, room, room.elsewhere, room.ben)).contains(there.member());
        assertThat(find(database, room, room.course, room.ben)).contains(room.ben.member());
        assertThat(there.personaId()).isNotEqualTo(room.ben.personaId());
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void nobodyJoinsACourseTwice(Database database) {
        var room = new Classroom(database);
        assertThatThrownBy(() -> room.join(room.course, room.ben.account(), Role.STUDENT, "Calm Wren 2")).isInstanceOf(JdbiException.class);
        assertThat(database.<Boolean>read(tx -> room.members.isTaken(tx, room.course.id(), "Calm Wren 2"))).isFalse();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aNameIsTakenHoweverItIsWrittenAndStaysTakenWhenItsBearerHasLeft(Database database) {
        var room = new Classroom(database);
        room.remove(room.ben);
        for (var name : List.of("Careful Otter 7", "careful otter 7", "CAREFUL  OTTER 7")) {
            assertThat(database.<Boolean>read(tx -> room.members.isTaken(tx, room.course.id(), name))).as(name).isTrue();
        }
        assertThat(database.<Boolean>read(tx -> room.members.isTaken(tx, room.course.id(), "Careful Otter 8"))).isFalse();
        assertThat(database.<Boolean>read(tx -> room.members.isTaken(tx, room.elsewhere.id(), "Careful Otter 7"))).isFalse();
        var newcomer = room.open("newcomer", false);
        assertThatThrownBy(() -> room.join(room.course, newcomer, Role.STUDENT, "careful OTTER 7")).isInstanceOf(JdbiException.class);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void masksAreThoseOfTheCourse(Database database) {
        var room = new Classroom(database);
        assertThat(database.<Set<Integer>>read(tx -> room.members.masksIn(tx, room.elsewhere.id())))
                .containsExactlyInAnyOrder(room.dana.member().maskSeed(), room.vale.member().maskSeed());
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void theInstructorsAreNamedInOrderAndNobodyElse(Database database) {
        var room = new Classroom(database);
        room.join(room.course, room.open("abara", false), Role.INSTRUCTOR, "Mr Abara");
        room.join(room.course, room.open("assistant", false), Role.ASSISTANT, "Ms Aide");
        assertThat(database.<List<String>>read(tx -> room.members.instructors(tx, room.course.id()))).containsExactly("Mr Abara", "Ms Ortega");
        room.remove(room.ortega);
        assertThat(database.<List<String>>read(tx -> room.members.instructors(tx, room.course.id()))).containsExactly("Mr Abara");
    }

    private static Optional<Member> find(Database database, Classroom room, Course course, Viewer who) {
        return database.read(tx -> room.members.find(tx, course.id(), who.account().id()));
    }

    private static int count(Database database, Classroom room) {
        return database.read(tx -> room.members.count(tx, room.course.id()));
    }
}
