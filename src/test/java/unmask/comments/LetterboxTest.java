package unmask.comments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unmask.inbox.NoticeStore;
import unmask.people.Audience;
import unmask.people.DiscussionMask;
import unmask.people.RecoveryCodes;
import unmask.people.Viewer;
import unmask.storage.Database;

/** Responses that nobody keeps the author of, in the tables. */
class LetterboxTest {
    private static final String PLACE = "prompts/what-not-to-say";

    /** The class with a discussion in which nobody keeps who has said what. */
    private static final class Box {
        final Talk talk;
        final LetterStore letters = new LetterStore();
        final Letterbox letterbox;
        final Verdicts verdicts;

        Box(Database database) {
            talk = new Talk(database);
            verdicts = new Verdicts(talk.comments, new NoticeStore());
            letterbox = new Letterbox(database, talk.discussions, talk.comments, letters, verdicts);
            var discussion = talk.open(PLACE, Audience.WEB);
            database.change(tx -> talk.discussions.mask(tx, discussion.courseId(), discussion.id(), DiscussionMask.UNLINKED));
        }

        Discussion seenBy(Viewer viewer) {
            return talk.at(viewer, PLACE).orElseThrow();
        }

        Optional<String> say(Viewer viewer, String words) {
            var discussion = seenBy(viewer);
            return talk.database.write(tx -> letterbox.take(tx, viewer, discussion, Audience.COURSE, words, words));
        }

        boolean withdraw(String code) {
            return talk.database.write(tx -> letterbox.withdraw(tx, RecoveryCodes.hash(code)));
        }

        void empty() {
            var discussion = seenBy(talk.room.ortega);
            talk.database.change(tx -> letterbox.empty(tx, discussion.courseId(), discussion.id()));
        }

        List<Comment> queue() {
            return talk.database.read(tx -> verdicts.queue.waiting(tx, talk.room.ortega, talk.room.course.id(), 0, 100));
        }
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void everybodyHasOneTurn(Database database) {
        var box = new Box(database);
        assertThat(box.seenBy(box.talk.room.amal).spent()).isFalse();
        assertThat(box.say(box.talk.room.amal, "Amal")).isPresent();
        assertThat(box.seenBy(box.talk.room.amal).spent()).isTrue();
        assertThat(box.seenBy(box.talk.room.ben).spent()).isFalse();
        assertThat(box.say(box.talk.room.amal, "Amal again")).isEmpty();
        assertThat(box.talk.rows("letter")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void staffSeeThemThreeAtATimeHeldAndUnderNobody(Database database) {
        var box = new Box(database);
        box.say(box.talk.room.amal, "Amal");
        box.say(box.talk.room.ben, "Ben");
        assertThat(box.queue()).isEmpty();
        box.say(box.talk.room.chloe, "Chloe");
        assertThat(box.queue()).extracting(Comment::html).containsExactlyInAnyOrder("Amal", "Ben", "Chloe");
        assertThat(box.queue()).allMatch(comment -> comment.isHeld() && !comment.hasAuthor() && comment.name().equals("Somebody in the class"));
        assertThat(box.talk.rows("letter")).isZero();
        assertThat(box.talk.rows("event")).as("nothing has happened that anybody sees").isZero();
        assertThat(box.talk.rows("persona where discussion_id is not null and member_id is not null")).isZero();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void neitherListTellsWhoCameWhen(Database database) {
        var box = new Box(database);
        var discussion = box.seenBy(box.talk.room.ortega);
        database.change(tx -> tx.update("update discussion set sealed_until = :never where id = :id").bind("never", DiscussionStore.NEVER)
                .bind("id", discussion.id()).execute());
        for (int number = 0; number < 20; number++) {
            box.say(box.talk.room.classmate(number), "Classmate " + number);
        }
        assertThat(database.<List<Long>>read(tx -> tx.query("select member_id from letter_turn").mapTo(Long.class).list())).hasSize(20).isSorted();
        assertThat(database.<List<Long>>read(tx -> tx.query("select id from letter").mapTo(Long.class).list())).hasSize(20).isSorted();
        box.empty();
        List<Comment> queue = database.read(tx -> tx.query(ThreadStore.COMMENT + "where c.mask = 'unlinked' order by c.number")
                .bind("staff", true).bind("persona", 0L).mapTo(Comment.class).list());
        assertThat(queue).hasSize(20);
        assertThat(queue).extracting(Comment::html).isNotEqualTo(new ArrayList<>(queue.stream().map(Comment::html).sorted().toList()));
        Set<Long> numbers = new HashSet<>(queue.stream().map(Comment::number).toList());
        assertThat(numbers).hasSize(20).allMatch(number -> number > 1_000);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aCodeWithdrawsTheAnswerWhereverItIs(Database database) {
        var box = new Box(database);
        var waiting = box.say(box.talk.room.amal, "Amal").orElseThrow();
        var inTheQueue = box.say(box.talk.room.ben, "Ben").orElseThrow();
        assertThat(box.withdraw(waiting)).isTrue();
        assertThat(box.withdraw(waiting)).isFalse();
        box.empty();
        assertThat(box.queue()).extracting(Comment::html).containsExactly("Ben");
        assertThat(box.withdraw(inTheQueue)).isTrue();
        assertThat(box.withdraw(inTheQueue)).isFalse();
        assertThat(box.queue()).isEmpty();
        assertThat(box.talk.rows("comment_text")).isZero();
        assertThat(box.talk.rows("letter_code")).isZero();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void nobodyHasTurnsWhenItIsOver(Database database) {
        var box = new Box(database);
        box.say(box.talk.room.amal, "Amal");
        var discussion = box.seenBy(box.talk.room.ortega);
        database.change(tx -> box.letterbox.close(tx, discussion.courseId(), discussion.id()));
        assertThat(box.talk.rows("letter_turn")).isZero();
        assertThat(box.queue()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void whatIsLetThroughIsSeenByTheClassAndTellsNobodyInParticular(Database database) {
        var box = new Box(database);
        box.say(box.talk.room.amal, "Amal");
        box.empty();
        database.change(tx -> box.verdicts.letThrough(tx, box.verdicts.queue.waiting(tx, box.talk.room.ortega, box.talk.room.course.id(), 0, 9).get(0)));
        assertThat(box.seenBy(box.talk.room.ben).count(box.talk.room.ben)).isEqualTo(1);
        assertThat(box.talk.rows("notice")).isZero();
    }
}
