package unmask.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unmask.people.Audience;
import unmask.people.Viewer;
import unmask.storage.Database;
import unmask.storage.TestClock;

class DiscussionStoreTest {
    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aDiscussionIsFoundAtItsPlaceAndAtNoOther(Database database) {
        var talk = new Talk(database);
        assertThat(talk.at(talk.room.ben, Talk.PLACE)).hasValueSatisfying(found -> {
            assertThat(found.courseId()).isEqualTo(talk.room.course.id());
            assertThat(found.title()).isEqualTo("The Mask");
            assertThat(found.counter()).isZero();
        });
        assertThat(talk.at(talk.room.ben, "posts/another")).isEmpty();
        assertThat(in(talk, talk.room.dana, talk.room.elsewhere.id(), Talk.PLACE)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aClosedDiscussionIsFoundByMembersAlone(Database database) {
        var talk = new Talk(database);
        talk.open("posts/closed", Audience.COURSE);
        assertThat(talk.at(talk.room.ben, "posts/closed")).isPresent();
        assertThat(talk.at(talk.room.dana.in(null), "posts/closed")).isEmpty();
        assertThat(talk.at(Viewer.STRANGER, "posts/closed")).isEmpty();
        assertThat(talk.at(Viewer.STRANGER, Talk.PLACE)).isPresent();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void thereIsOneDiscussionAtAPlace(Database database) {
        var talk = new Talk(database);
        assertThatThrownBy(() -> talk.open(Talk.PLACE, Audience.WEB)).isInstanceOf(JdbiException.class);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aDiscussionFollowsItsArticleAndItsOldPlaceLeadsToIt(Database database) {
        var talk = new Talk(database);
        var before = talk.discussion();
        follow(talk, before, "posts/careto", Audience.COURSE);
        assertThat(talk.at(talk.room.ben, "posts/careto")).hasValueSatisfying(moved -> assertThat(moved.id()).isEqualTo(before.id()));
        assertThat(talk.at(talk.room.ben, Talk.PLACE)).hasValueSatisfying(moved -> {
            assertThat(moved.id()).isEqualTo(before.id());
            assertThat(moved.place()).isEqualTo("posts/careto");
        });
        assertThat(talk.at(Viewer.STRANGER, Talk.PLACE)).isEmpty();
        follow(talk, before, Talk.PLACE, Audience.WEB);
        follow(talk, before, "posts/careto", Audience.WEB);
        assertThat(talk.at(Viewer.STRANGER, Talk.PLACE)).hasValueSatisfying(moved -> assertThat(moved.id()).isEqualTo(before.id()));
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void whatStandsAtAPlaceComesBeforeWhatOnceStoodThere(Database database) {
        var talk = new Talk(database);
        var moved = talk.discussion();
        follow(talk, moved, "posts/careto", Audience.WEB);
        var successor = talk.open(Talk.PLACE, Audience.COURSE);
        assertThat(successor.id()).isNotEqualTo(moved.id());
        assertThat(talk.at(talk.room.ben, Talk.PLACE)).map(Discussion::id).contains(successor.id());
        assertThat(talk.at(Viewer.STRANGER, Talk.PLACE)).isEmpty();
        assertThat(talk.at(talk.room.ben, "posts/careto")).map(Discussion::id).contains(moved.id());
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aDiscussionThatIsNotYetShownIsFoundByStaffAlone(Database database, TestClock clock) {
        var talk = new Talk(database);
        long id = talk.discussion().id();
        database.change(tx -> talk.discussions.showFrom(tx, talk.room.course.id(), id, DiscussionStore.NEVER));
        assertThat(talk.at(talk.room.ortega, Talk.PLACE)).isPresent();
        assertThat(talk.at(talk.room.ben, Talk.PLACE)).isEmpty();
        assertThat(talk.at(Viewer.STRANGER, Talk.PLACE)).isEmpty();
        database.change(tx -> talk.discussions.showFrom(tx, talk.room.course.id(), id, null));
        assertThat(talk.at(Viewer.STRANGER, Talk.PLACE)).isPresent();
        database.change(tx -> talk.discussions.showFrom(tx, talk.room.course.id(), id, tx.now().plusSeconds(60)));
        assertThat(talk.at(talk.room.ben, Talk.PLACE)).isEmpty();
        clock.move(Duration.ofSeconds(60));
        assertThat(talk.at(talk.room.ben, Talk.PLACE)).isPresent();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void membersCountAllAndStrangersWhatIsOpenToThem(Database database) {
        var talk = new Talk(database);
        var other = talk.open("posts/other", Audience.WEB);
        talk.say(talk.room.ben, "for all");
        talk.say(talk.room.ben, null, Audience.COURSE, "for the class");
        assertThat(talk.counts()).containsExactly(2, 1);
        long id = talk.discussion().id();
        assertThat(countsFor(talk, talk.room.ben)).isEqualTo(Map.of(id, 2, other.id(), 0));
        assertThat(countsFor(talk, Viewer.STRANGER)).isEqualTo(Map.of(id, 1, other.id(), 0));
        assertThat(database.<Map<Long, Integer>>read(tx -> talk.discussions.counts(tx, talk.room.dana, talk.room.elsewhere.id()))).isEmpty();
    }

    private static Map<Long, Integer> countsFor(Talk talk, Viewer viewer) {
        return talk.database.read(tx -> talk.discussions.counts(tx, viewer, talk.room.course.id()));
    }

    private static Optional<Discussion> in(Talk talk, Viewer viewer, long course, String place) {
        return talk.database.read(tx -> talk.discussions.at(tx, viewer, course, place));
    }

    private static void follow(Talk talk, Discussion discussion, String place, Audience audience) {
        talk.database.change(tx -> talk.discussions.follow(tx, talk.room.course.id(), discussion.id(), place, "The Mask", audience));
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void whatIsSealedIsEachAuthorsAlone(Database database) {
        var talk = new Talk(database);
        open(talk, new DiscussionStore.Opening(null, DiscussionStore.NEVER, null, null));
        var comment = talk.say(talk.room.amal, "Sealed words");
        assertThat(talk.find(talk.room.amal, comment)).isPresent();
        for (var other : List.of(talk.room.ben, talk.room.ortega, Viewer.STRANGER)) {
            assertThat(talk.find(other, comment)).isEmpty();
            assertThat(talk.at(other, Talk.PLACE)).hasValueSatisfying(found -> assertThat(found.isOpen()).isFalse());
        }
        open(talk, new DiscussionStore.Opening(null, TestClock.START.minusSeconds(1), null, null));
        assertThat(talk.find(talk.room.ben, comment)).isPresent();
        assertThat(talk.find(talk.room.ortega, comment)).isPresent();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void whereOneSpeaksFirstTheSilentReadNothing(Database database) {
        var talk = new Talk(database);
        open(talk, new DiscussionStore.Opening(null, null, DiscussionStore.NEVER, null));
        var comment = talk.say(talk.room.amal, "The first words");
        assertThat(found(talk, talk.room.ben, comment)).isEmpty();
        assertThat(found(talk, talk.room.ortega, comment)).as("staff read along").isPresent();
        talk.say(talk.room.ben, "The second words");
        assertThat(found(talk, talk.room.ben, comment)).isPresent();
        assertThat(found(talk, talk.room.chloe, comment)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void strangersWaitUntilTheRoundIsOver(Database database) {
        var talk = new Talk(database);
        open(talk, new DiscussionStore.Opening(null, null, null, DiscussionStore.NEVER));
        var comment = talk.say(talk.room.amal, "Words for the web, later");
        assertThat(found(talk, Viewer.STRANGER, comment)).isEmpty();
        assertThat(found(talk, talk.room.dana.in(null), comment)).isEmpty();
        assertThat(found(talk, talk.room.ben, comment)).isPresent();
    }

    /** The comment in the discussion as this viewer finds it. */
    private static Optional<Comment> found(Talk talk, Viewer viewer, Comment comment) {
        var discussion = talk.at(viewer, Talk.PLACE).orElseThrow();
        return talk.database.read(tx -> talk.comments.find(tx, viewer, discussion, comment.id()));
    }

    private static void open(Talk talk, DiscussionStore.Opening opening) {
        talk.database.change(tx -> talk.discussions.open(tx, talk.room.course.id(), talk.discussion().id(), opening));
    }
}
