package unmask.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unmask.storage.Database;

class CourseEndStoreTest {
    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void everyTableWithRowsOfACourseIsEmptiedOfThem(Database database) {
        var standing = database.<List<String>>read(tx -> tx.query("""
                select lower(table_name) from information_schema.columns
                where lower(table_schema) = 'public' and lower(column_name) = 'course_id'
                """).mapTo(String.class).list());
        assertThat(CourseEndStore.TABLES)
                .as("When a course's data ends, all of it goes. Give the table its place in CourseEndStore.TABLES, before the tables that it points to")
                .containsExactlyInAnyOrderElementsOf(standing);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aCourseGoesWithItsPeopleAndOthersStay(Database database) {
        var room = new Classroom(database);
        var ends = new CourseEndStore();
        var roster = new RosterStore();
        var invitations = new InvitationStore();
        database.change(tx -> {
            roster.add(tx, room.course.id(), "Amal Haddad", "", RosterStore.Origin.STAFF, room.amal.member().id());
            room.members.exclude(tx, room.course.id(), room.ben.member().id(), Exclusion.Side.HANDLE, Exclusion.Kind.PAUSED);
            invitations.add(tx, room.course.id(), Role.ASSISTANT, "Mr Vale", RecoveryCodes.hash("AAAA"));
            room.sessions.begin(tx, room.amal.account().id(), false, "Firefox", room.course.id());
            var token = room.sessions.begin(tx, room.ortega.account().id(), false, "Firefox", null);
            room.sessions.lookAsStudent(tx, SessionStore.hash(token), room.course.id());
        });
        database.change(tx -> ends.delete(tx, room.course));
        assertThat(database.<List<Course>>read(room.courses::all)).extracting(Course::slug).containsExactly("media-and-the-law");
        for (var table : CourseEndStore.TABLES) {
            assertThat(database.<Integer>read(tx -> tx.query("select count(*) from " + table + " where course_id = :course")
                    .bind("course", room.course.id()).mapTo(Integer.class).one())).as(table).isZero();
        }
        assertThat(database.<Boolean>read(tx -> room.courses.hasEnded(tx, Classroom.SLUG))).isTrue();
        assertThat(database.<Boolean>read(tx -> room.members.find(tx, room.elsewhere.id(), room.dana.account().id()).isPresent())).isTrue();
    }
}
