package unmask.comments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unmask.people.Audience;
import unmask.people.Viewer;
import unmask.storage.Batch;
import unmask.storage.Database;
import unmask.storage.Statements;

class ThreadsTest {
    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void threadsAndRepliesStandInTheOrderInWhichTheyWereWritten(Database database) {
        var talk = new Talk(database);
        var a = talk.say(talk.room.ben, "a");
        var b = talk.say(talk.room.amal, "b");
        var ba = talk.reply(talk.room.ben, b, "ba");
        talk.reply(talk.room.chloe, a, "aa");
        talk.reply(talk.room.chloe, b, "bb");
        talk.reply(talk.room.amal, ba, "baa");
        assertThat(talk.seenBy(talk.room.ben)).containsExactly("a", "  aa", "b", "  ba", "    baa", "  bb");
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aPageHoldsFiftyThreadsAndEveryThreadIsOnOnePage(Database database) {
        var talk = new Talk(database);
        var threads = IntStream.range(0, 101).mapToObj(i -> talk.say(talk.room.ben, "t" + i)).toList();
        assertThat(page(talk, Viewer.STRANGER, 1).branches()).extracting(branch -> branch.comment().html()).startsWith("t0").endsWith("t49").hasSize(50);
        assertThat(page(talk, Viewer.STRANGER, 2).branches()).extracting(branch -> branch.comment().html()).startsWith("t50").endsWith("t99");
        assertThat(page(talk, Viewer.STRANGER, 3).branches()).extracting(branch -> branch.comment().html()).containsExactly("t100");
        assertThat(page(talk, Viewer.STRANGER, 4).branches()).isEmpty();
        assertThat(List.of(page(talk, Viewer.STRANGER, 1), page(talk, Viewer.STRANGER, 2), page(talk, Viewer.STRANGER, 3)))
                .extracting(Threads.Sheet::hasNext).containsExactly(true, true, false);
        var reply = talk.reply(talk.room.amal, threads.get(50), "reply");
        assertThat(pageOf(talk, talk.room.ben, threads.get(49))).isEqualTo(1);
        assertThat(pageOf(talk, talk.room.ben, threads.get(50))).isEqualTo(2);
        assertThat(pageOf(talk, talk.room.ben, reply)).isEqualTo(2);
        assertThat(pageOf(talk, talk.room.ben, threads.get(100))).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void pagesAreCountedInWhatTheViewerFinds(Database database) {
        var talk = new Talk(database);
        IntStream.range(0, 50).forEach(i -> talk.say(talk.room.ben, null, Audience.COURSE, "for us " + i));
        var open = talk.say(talk.room.ben, "for all");
        assertThat(pageOf(talk, talk.room.amal, open)).isEqualTo(2);
        assertThat(pageOf(talk, Viewer.STRANGER, open)).isEqualTo(1);
        assertThat(talk.seenBy(Viewer.STRANGER)).containsExactly("for all");
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void fourLevelsStandBelowAThreadAndTheRestIsAFoldAway(Database database) {
        var talk = new Talk(database);
        var line = new ArrayList<Comment>(List.of(talk.say(talk.room.ben, "0")));
        for (int depth = 1; depth <= 9; depth++) {
            line.add(talk.reply(talk.room.amal, line.get(depth - 1), String.valueOf(depth)));
        }
        assertThat(talk.seenBy(Viewer.STRANGER)).containsExactly("0", "  1", "    2", "      3", "        4 …");
        assertThat(branch(talk, Viewer.STRANGER, line.get(4))).extracting(String::strip).containsExactly("4", "5", "6", "7", "8 …");
        assertThat(branch(talk, Viewer.STRANGER, line.get(8))).extracting(String::strip).containsExactly("8", "9");
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void twentyRepliesStandUnderAThoughtAndTheRestIsAFoldAway(Database database) {
        var talk = new Talk(database);
        var first = talk.say(talk.room.ben, "first");
        IntStream.range(0, 20).forEach(i -> talk.reply(talk.room.amal, first, "r" + i));
        assertThat(talk.seenBy(Viewer.STRANGER)).hasSize(21).startsWith("first").endsWith("  r19");
        talk.reply(talk.room.amal, first, "r20");
        assertThat(talk.seenBy(Viewer.STRANGER)).hasSize(21).startsWith("first …").endsWith("  r19");
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void noPageHoldsMoreThanTwoHundredAndWhatHasNoRoomIsAFoldAway(Database database) {
        var talk = new Talk(database);
        for (int i = 0; i < 50; i++) {
            var thread = talk.say(talk.room.ben, "t" + i);
            IntStream.range(0, 4).forEach(reply -> talk.reply(talk.room.amal, thread, "r"));
        }
        var seen = talk.seenBy(Viewer.STRANGER);
        assertThat(seen).hasSize(Threads.MOST_ON_PAGE);
        // Each of the 50 says that there are more: none of the 50 missing replies is lost without a word.
        assertThat(seen.stream().filter(line -> line.endsWith("…"))).hasSize(50);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void tenThousandCommentsCostNoMoreThanAPageful(Database database) {
        var talk = new Talk(database);
        var crowd = new Crowd(talk);
        assertThat(talk.rows("comment")).isEqualTo(10_000);
        assertThat(talk.counts()).containsExactly(10_000, 10_000);
        var discussion = talk.discussion();
        for (var viewer : List.of(talk.room.ortega, talk.room.ben, Viewer.STRANGER)) {
            for (var order : Order.values()) {
                for (int number : List.of(1, 2, 6)) {
                    database.read(tx -> {
                        var cost = Statements.in(tx, Comment.class);
                        assertThat(talk.threads.sheet(tx, viewer.kind(), discussion, order, number).branches()).isNotEmpty();
                        return assertModest(cost);
                    });
                }
            }
            for (int depth : List.of(0, 500, 999)) {
                database.read(tx -> {
                    var cost = Statements.in(tx, Comment.class);
                    var top = talk.comments.find(tx, viewer, discussion, crowd.inTheLongLine(depth)).orElseThrow();
                    assertThat(top.depth()).isEqualTo(depth);
                    assertThat(talk.threads.branch(tx, viewer.kind(), top, 1).branches().get(0).comment().id()).isEqualTo(top.id());
                    return assertModest(cost);
                });
            }
            database.read(tx -> {
                var cost = Statements.in(tx, Comment.class);
                var top = talk.comments.find(tx, viewer, discussion, crowd.withTwoThousandReplies()).orElseThrow();
                assertThat(talk.threads.branch(tx, viewer.kind(), top, 1).branches().get(0).replies()).hasSize(Threads.THREADS_ON_PAGE);
                return assertModest(cost);
            });
        }
    }

    private static Statements assertModest(Statements cost) {
        assertThat(cost.statements()).isLessThanOrEqualTo(20);
        assertThat(cost.rows()).isLessThanOrEqualTo(2 * Threads.MOST_ON_PAGE);
        return cost;
    }

    /** Ten thousand comments, written past the store, as fast as the tables take them. */
    private static final class Crowd {
        private static final int ALL = 10_000;
        private static final int LINE = 1_000;
        private static final int POPULAR = 3_000;
        private static final int EACH = 28;

        private final Talk talk;
        private final Discussion discussion;

        /** A line of a thousand replies, one comment with two thousand, and 250 threads with 27 each. */
        Crowd(Talk talk) {
            this.talk = talk;
            this.discussion = talk.discussion();
            // PostgreSQL checks each reply against its parent, and finds that one soon only once it knows the tables' sizes.
            write(1, 200);
            write(201, ALL);
        }

        private void write(int from, int to) {
            talk.database.change(tx -> {
                Batch.write(tx, """
                        insert into comment (course_id, id, discussion_id, number, parent_id, thread, depth, persona_id, audience, state, version,
                            replies, posted_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, 'web', 'shown', 1, ?, ?)
                        """, IntStream.rangeClosed(from, to).mapToObj(number -> row(number, tx.now())));
                Batch.write(tx, "insert into comment_text (course_id, comment_id, version, body, html, written_at) values (?, ?, 1, 'words', 'words', ?)",
                        IntStream.rangeClosed(from, to).mapToObj(number -> new Object[] {discussion.courseId(), (long) number, tx.now()}));
                tx.update("update discussion set counter = :to, shown_course = :to, shown_web = :to").bind("to", to).execute();
            });
            talk.database.change(tx -> tx.update("analyze").execute());
        }

        private Object[] row(int number, Instant now) {
            int root = number <= LINE ? 1 : number <= POPULAR ? LINE + 1 : (number - POPULAR - 1) / EACH * EACH + POPULAR + 1;
            Long parent = number == root ? null : number <= LINE ? Long.valueOf(number - 1) : Long.valueOf(root);
            int depth = number <= LINE ? number - 1 : number == root ? 0 : 1;
            int replies = number < LINE ? 1 : number == LINE + 1 ? POPULAR - LINE - 1 : number > POPULAR && number == root ? EACH - 1 : 0;
            return new Object[] {discussion.courseId(), (long) number, discussion.id(), number, parent, root, depth, talk.room.ben.personaId(), replies, now};
        }

        long inTheLongLine(int depth) {
            return depth + 1;
        }

        long withTwoThousandReplies() {
            return LINE + 1;
        }
    }

    private static Threads.Sheet page(Talk talk, Viewer viewer, int number) {
        var discussion = talk.discussion();
        return talk.database.read(tx -> talk.threads.sheet(tx, viewer.kind(), discussion, Order.OLDEST, number));
    }

    private static int pageOf(Talk talk, Viewer viewer, Comment comment) {
        var discussion = talk.discussion();
        return talk.database.read(tx -> talk.threads.sheetOf(tx, viewer.kind(), discussion, Order.OLDEST, comment));
    }

    private static List<String> branch(Talk talk, Viewer viewer, Comment comment) {
        var discussion = talk.discussion();
        var current = talk.now(comment);
        var lines = new ArrayList<String>();
        Talk.outline(talk.database.read(tx -> talk.threads.branch(tx, viewer.kind(), current, 1).branches().get(0)), lines);
        return lines;
    }
}
