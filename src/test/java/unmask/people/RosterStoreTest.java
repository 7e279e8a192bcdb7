package unmask.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unmask.people.Exclusion.Kind;
import unmask.people.Exclusion.Side;
import unmask.people.Exclusions.Outcome;
import unmask.storage.Database;

class RosterStoreTest {
    private static final String TICKET = "KTRW-7MXD-9FCQ";
    private static final String ANOTHER = "CCCC-DDDD-FFFF";

    private final RosterStore roster = new RosterStore();
    private final RealNameStore realNames = new RealNameStore();

    private RosterName expect(Database database, Course course, String name, String ticket) {
        return database.write(tx -> roster.find(tx, course.id(), roster.expect(tx, course.id(), name, "1001", ticket)).orElseThrow());
    }

    private RosterName typed(Database database, Course course, Viewer who, String name) {
        return database.write(tx -> roster.find(tx, course.id(), roster.add(tx, course.id(), name, "", RosterStore.Origin.MEMBER, who.member().id())).orElseThrow());
    }

    private List<RosterName> list(Database database, Course course) {
        return database.read(tx -> roster.list(tx, course.id()));
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aTicketLeadsToItsLineAndItsCourseUntilItIsTornOnce(Database database) {
        var room = new Classroom(database);
        var line = expect(database, room.course, "Ben Castell", TICKET);
        assertThat(database.<Optional<RosterName>>read(tx -> roster.behind(tx, TICKET))).contains(line);
        assertThat(database.<Optional<Course>>read(tx -> room.courses.behindTicket(tx, TICKET))).contains(room.course);
        assertThat(database.<Boolean>write(tx -> roster.tear(tx, line))).isTrue();
        assertThat(database.<Boolean>write(tx -> roster.tear(tx, line))).isFalse();
        assertThat(database.<Optional<RosterName>>read(tx -> roster.behind(tx, TICKET))).isEmpty();
        assertThat(database.<Optional<Course>>read(tx -> room.courses.behindTicket(tx, TICKET))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aNewSlipKillsTheOldOneAndAJoinedLineGetsNone(Database database) {
        var room = new Classroom(database);
        var line = expect(database, room.course, "Ben Castell", TICKET);
        assertThat(database.<Boolean>write(tx -> roster.reissue(tx, room.elsewhere.id(), line.id(), ANOTHER))).isFalse();
        assertThat(database.<Boolean>write(tx -> roster.reissue(tx, room.course.id(), line.id(), ANOTHER))).isTrue();
        assertThat(database.<Optional<RosterName>>read(tx -> roster.behind(tx, TICKET))).isEmpty();
        database.change(tx -> {
            roster.tear(tx, roster.behind(tx, ANOTHER).orElseThrow());
            roster.seatAt(tx, line, room.ben.member().id());
        });
        assertThat(database.<Boolean>write(tx -> roster.reissue(tx, room.course.id(), line.id(), TICKET))).isFalse();
        assertThat(database.<Boolean>write(tx -> roster.strike(tx, room.course.id(), line.id()))).isFalse();
        assertThat(list(database, room.course)).extracting(RosterName::joined).containsExactly(true);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aSlipReplacesTheNameThatItsBearerTyped(Database database) {
        var room = new Classroom(database);
        typed(database, room.course, room.ben, "Benny");
        var line = expect(database, room.course, "Ben Castell", TICKET);
        database.change(tx -> {
            roster.tear(tx, line);
            roster.seatAt(tx, line, room.ben.member().id());
        });
        assertThat(list(database, room.course)).extracting(RosterName::name).containsExactly("Ben Castell");
        assertThat(database.<Optional<RosterName>>read(tx -> roster.of(tx, room.course.id(), room.ben.account().id()))).map(RosterName::id).contains(line.id());
        assertThat(database.<RosterStore.Attendance>read(tx -> roster.attendance(tx, room.course.id()))).isEqualTo(new RosterStore.Attendance(1, 1));
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void theListShowsItsOwnSideAndNeverTheOther(Database database) {
        var room = new Classroom(database);
        var line = typed(database, room.course, room.ben, "Ben Castell");
        var exclusions = new Exclusions(room.members, roster, room.sessions);
        var masked = masked(room.course);
        assertThat(database.<Outcome>write(tx -> exclusions.byName(tx, masked, "careful OTTER 7", Kind.PAUSED))).isEqualTo(Outcome.DONE);
        assertThat(list(database, room.course)).extracting(RosterName::out).containsOnlyNulls();
        assertThat(database.<Outcome>write(tx -> exclusions.byLine(tx, masked, line.id(), Kind.REMOVED))).isEqualTo(Outcome.DONE);
        assertThat(list(database, room.course)).extracting(RosterName::out).containsExactly(Kind.REMOVED);
        assertThat(putOut(database, room)).extracting(ClassName::out).containsExactly(Kind.PAUSED);
        assertThat(database.<Outcome>write(tx -> exclusions.endByLine(tx, masked, line.id()))).isEqualTo(Outcome.DONE);
        assertThat(putOut(database, room)).hasSize(1);
        assertThat(database.<Standing>read(tx -> room.members.standing(tx, masked.id(), room.ben.account().id()))).isEqualTo(Standing.OUT);
        database.change(tx -> exclusions.endByName(tx, masked, "Careful Otter 7"));
        assertThat(database.<Standing>read(tx -> room.members.standing(tx, masked.id(), room.ben.account().id()))).isEqualTo(Standing.MEMBER);
        assertThat(database.<Outcome>write(tx -> exclusions.byName(tx, masked, "Ms Ortega", Kind.PAUSED))).isEqualTo(Outcome.NOBODY);
        assertThat(database.<Outcome>write(tx -> exclusions.byName(tx, masked, "Nobody Here 2", Kind.PAUSED))).isEqualTo(Outcome.NOBODY);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void whoeverIsPutOutIsSignedOutEverywhere(Database database) {
        var room = new Classroom(database);
        var line = typed(database, room.course, room.ben, "Ben Castell");
        var exclusions = new Exclusions(room.members, roster, room.sessions);
        var token = database.write(tx -> room.sessions.begin(tx, room.ben.account().id(), false, "", null));
        var amals = database.write(tx -> room.sessions.begin(tx, room.amal.account().id(), false, "", null));
        database.change(tx -> exclusions.byLine(tx, room.course, line.id(), Kind.PAUSED));
        assertThat(database.<Optional<Viewer>>read(tx -> room.sessions.viewer(tx, token))).isEmpty();
        assertThat(database.<Optional<Viewer>>read(tx -> room.sessions.viewer(tx, amals))).isPresent();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void classNamesStandBesideRealOnesForStaffWhereTheMaskAllowsIt(Database database) {
        var room = new Classroom(database);
        var line = typed(database, room.course, room.ben, "Ben Castell");
        database.change(tx -> room.members.exclude(tx, room.course.id(), room.ben.member().id(), Side.HANDLE, Kind.PAUSED));
        assertThat(beside(database, room.ortega, room.course).get(line.id())).extracting(ClassName::name, ClassName::out)
                .containsExactly("Careful Otter 7", Kind.PAUSED);
        assertThat(off(database, room.ortega, room.course)).extracting(ClassName::name).containsExactly("Patient Heron 12", "Quiet Lynx 31");
        for (var viewer : List.of(room.amal, room.vale, room.dana)) {
            assertThat(beside(database, viewer, room.course)).isEmpty();
            assertThat(off(database, viewer, room.course)).isEmpty();
        }
        assertThat(beside(database, room.ortega, masked(room.course))).isEmpty();
        assertThat(off(database, room.ortega, masked(room.course))).isEmpty();
    }

    private Map<Long, ClassName> beside(Database database, Viewer viewer, Course course) {
        return database.read(tx -> realNames.beside(tx, viewer, course));
    }

    private List<ClassName> off(Database database, Viewer viewer, Course course) {
        return database.read(tx -> realNames.offTheList(tx, viewer, course));
    }

    private List<ClassName> putOut(Database database, Classroom room) {
        return database.read(tx -> room.members.putOut(tx, room.course.id()));
    }

    /** The same course under the strictest rule. */
    private static Course masked(Course course) {
        return new Course(course.id(), course.slug(), course.title(), course.teaser(), course.welcome(), course.zone(), course.termBegins(), course.termEnds(),
                Mask.MASKED, course.audience(), course.moderation(), course.sample(), course.hidden(), course.joinCode(), course.codeEnds(), course.seats(),
                course.archivedOn(), course.dataEnds());
    }
}
