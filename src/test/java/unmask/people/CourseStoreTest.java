package unmask.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unmask.storage.Database;

class CourseStoreTest {
    private static final LocalDate AUTUMN = LocalDate.parse("2026-09-01");
    private static final LocalDate WINTER = LocalDate.parse("2026-12-18");

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aCourseIsFoundAsItWasSeeded(Database database) {
        var room = new Classroom(database);
        var seed = new CourseStore.Seed("law", "Law", "Teaser", "Welcome", "Asia/Kolkata", AUTUMN, WINTER, Mask.MASKED, Audience.COURSE, true, true);
        long id = database.write(tx -> room.courses.add(tx, seed, "CDFG-HJKL"));
        var found = database.read(tx -> room.courses.find(tx, "law")).orElseThrow();
        assertThat(found).isEqualTo(new Course(id, "law", "Law", "Teaser", "Welcome", "Asia/Kolkata", AUTUMN, WINTER, Mask.MASKED,
                Audience.COURSE, Moderation.OPEN, true, true, "CDFG-HJKL", null, null, null, null));
        assertThat(database.<Optional<Course>>read(tx -> room.courses.find(tx, "Law"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aJoinCodeLeadsToItsCourseUntilThereIsANewOne(Database database) {
        var room = new Classroom(database);
        assertThat(behind(database, room, Classroom.JOIN_CODE)).containsExactly(Classroom.SLUG);
        assertThat(behind(database, room, "CCCC-CCCC")).isEmpty();
        database.change(tx -> room.courses.changeJoinCode(tx, room.course.id(), "CCCC-CCCC"));
        assertThat(behind(database, room, "CCCC-CCCC")).containsExactly(Classroom.SLUG);
        assertThat(behind(database, room, Classroom.JOIN_CODE)).isEmpty();
        assertThat(behind(database, room, "BCDF-GHJK")).containsExactly("media-and-the-law");
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void noTwoCoursesShareASlugOrACode(Database database) {
        var room = new Classroom(database);
        assertThatThrownBy(() -> room.open(Classroom.seed(Classroom.SLUG, "Twice"), "CCCC-CCCC")).isInstanceOf(JdbiException.class);
        assertThatThrownBy(() -> room.open(Classroom.seed("twice", "Twice"), Classroom.JOIN_CODE)).isInstanceOf(JdbiException.class);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void strangersFindOpenCoursesAndMembersTheirOwnToo(Database database) {
        var room = new Classroom(database);
        close(database, room.elsewhere);
        assertThat(foundBy(database, room, Viewer.STRANGER)).containsExactly(Classroom.SLUG);
        assertThat(foundBy(database, room, room.ben)).containsExactly(Classroom.SLUG);
        assertThat(foundBy(database, room, room.dana)).containsExactly("media-and-the-law", Classroom.SLUG);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aHiddenCourseIsFoundByItsStaffAlone(Database database) {
        var room = new Classroom(database);
        database.change(tx -> room.courses.hide(tx, room.course.id(), true));
        assertThat(foundBy(database, room, room.ortega)).contains(Classroom.SLUG);
        for (var viewer : List.of(Viewer.STRANGER, room.ben, room.dana, room.vale)) {
            assertThat(foundBy(database, room, viewer)).containsExactly("media-and-the-law");
        }
        database.change(tx -> room.courses.hide(tx, room.course.id(), false));
        assertThat(foundBy(database, room, Viewer.STRANGER)).contains(Classroom.SLUG);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void whoeverHasLeftAClosedCourseNoLongerFindsIt(Database database) {
        var room = new Classroom(database);
        close(database, room.course);
        assertThat(foundBy(database, room, room.ben)).contains(Classroom.SLUG);
        room.remove(room.ben);
        assertThat(foundBy(database, room, room.ben)).doesNotContain(Classroom.SLUG);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void classesStandByTitleAndTheSampleStandsLast(Database database) {
        var room = new Classroom(database);
        room.open(new CourseStore.Seed("sample", "A sample", "", "", "UTC", null, null, Mask.HANDLE, Audience.WEB, true, false), "CCCC-CCCC");
        assertThat(foundBy(database, room, Viewer.STRANGER)).containsExactly("media-and-the-law", Classroom.SLUG, "sample");
        assertThat(database.<List<Course>>read(room.courses::all)).extracting(Course::slug)
                .containsExactly("media-and-the-law", Classroom.SLUG, "sample");
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void theSitesZoneGoesToCoursesWithoutOneOfTheirOwn(Database database) {
        var room = new Classroom(database);
        room.open(new CourseStore.Seed("sample", "A sample", "", "", "UTC", null, null, Mask.HANDLE, Audience.WEB, true, false), "CCCC-CCCC");
        database.change(tx -> room.courses.inZone(tx, "Asia/Kolkata"));
        assertThat(database.<List<Course>>read(room.courses::all)).extracting(Course::zone)
                .containsExactly("Europe/Madrid", "Europe/Madrid", "Asia/Kolkata");
    }

    private static List<String> behind(Database database, Classroom room, String code) {
        return database.read(tx -> room.courses.behind(tx, code)).stream().map(Course::slug).toList();
    }

    private static List<String> foundBy(Database database, Classroom room, Viewer viewer) {
        return database.read(tx -> room.courses.foundBy(tx, viewer)).stream().map(Course::slug).toList();
    }

    private static void close(Database database, Course course) {
        database.change(tx -> tx.update("update course set audience = 'course' where id = :course").bind("course", course.id()).execute());
    }
}
