package unmask.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unmask.people.Audience;
import unmask.people.Role;
import unmask.people.Viewer;
import unmask.storage.Database;
import unmask.storage.TestClock;

class CommentStoreTest {
    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aCommentIsFoundAsItWasWritten(Database database) {
        var talk = new Talk(database);
        var first = talk.say(talk.room.ben, "first");
        assertThat(first.html()).isEqualTo("first");
        assertThat(first.name()).isEqualTo("Careful Otter 7");
        assertThat(first.role()).isEqualTo(Role.STUDENT);
        assertThat(first.postedAt()).isEqualTo(TestClock.START);
        assertThat(first.state()).isEqualTo(Comment.State.SHOWN);
        assertThat(first.isEdited()).isFalse();
        assertThat(first.parentKey()).isEmpty();
        assertThat(first.depth()).isZero();
        assertThat(body(talk, first)).isEqualTo("first");
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aReplyStandsOneLevelBelowWhatItAnswersAndInItsThread(Database database) {
        var talk = new Talk(database);
        var first = talk.say(talk.room.ben, "first");
        var reply = talk.reply(talk.room.amal, first, "reply");
        var deeper = talk.reply(talk.room.ben, reply, "deeper");
        assertThat(List.of(first.depth(), reply.depth(), deeper.depth())).containsExactly(0, 1, 2);
        assertThat(List.of(reply.thread(), deeper.thread())).containsOnly(first.thread());
        assertThat(reply.parentName()).isEqualTo("Careful Otter 7");
        assertThat(talk.now(first).replies()).isEqualTo(1);
        assertThat(talk.counts()).containsExactly(3, 3);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void strangersFindWhatIsOpenToTheWebAndNothingElse(Database database) {
        var talk = new Talk(database);
        var open = talk.say(talk.room.ben, "open");
        var closed = talk.say(talk.room.ben, null, Audience.COURSE, "closed");
        for (var stranger : List.of(Viewer.STRANGER, talk.room.dana.in(null))) {
            assertThat(talk.find(stranger, open)).isPresent();
            assertThat(talk.find(stranger, closed)).isEmpty();
            assertThat(talk.seenBy(stranger)).containsExactly("open");
        }
        assertThat(talk.find(talk.room.amal, closed)).isPresent();
        assertThat(talk.seenBy(talk.room.amal)).containsExactly("open", "closed");
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aReplyIsNeverWiderThanWhatItAnswers(Database database) {
        var talk = new Talk(database);
        var closed = talk.say(talk.room.ben, null, Audience.COURSE, "closed");
        // Its author's form promised the class, and the discussion is open to the web meanwhile.
        var reply = talk.say(talk.room.amal, closed, Audience.WEB, "reply");
        assertThat(reply.audience()).isEqualTo(Audience.COURSE);
        assertThat(talk.find(Viewer.STRANGER, reply)).isEmpty();
        assertThat(talk.counts()).containsExactly(2, 0);
        var open = talk.say(talk.room.ben, "open");
        assertThat(talk.say(talk.room.amal, open, Audience.COURSE, "for us").audience()).isEqualTo(Audience.COURSE);
        assertThat(talk.say(talk.room.amal, open, Audience.WEB, "for all").audience()).isEqualTo(Audience.WEB);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void anIdOfAnotherDiscussionOrCourseFindsNothing(Database database) {
        var talk = new Talk(database);
        var here = talk.say(talk.room.ben, "here");
        var other = talk.open("posts/other", Audience.WEB);
        var elsewhere = elsewhere(talk);
        assertThat(findIn(talk, talk.room.ortega, talk.discussion(), here.id())).isPresent();
        assertThat(findIn(talk, talk.room.ortega, other, here.id())).isEmpty();
        assertThat(findIn(talk, talk.room.vale, elsewhere, here.id())).isEmpty();
        assertThat(findIn(talk, talk.room.ortega, talk.discussion(), here.id() + 1)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void theTablesRefuseAReplyIntoAnotherDiscussionOrCourse(Database database) {
        var talk = new Talk(database);
        var here = talk.say(talk.room.ben, "here");
        var other = talk.open("posts/other", Audience.WEB);
        var elsewhere = elsewhere(talk);
        assertThatThrownBy(() -> database.write(tx -> talk.comments.add(tx, talk.room.amal, other, here, Audience.WEB, "no", "no")))
                .isInstanceOf(JdbiException.class);
        assertThatThrownBy(() -> database.write(tx -> talk.comments.add(tx, talk.room.dana, elsewhere, here, Audience.WEB, "no", "no")))
                .isInstanceOf(JdbiException.class);
        assertThat(talk.rows("comment")).isEqualTo(1);
        assertThat(talk.rows("event")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void theTablesRefuseWordsFromAPersonaOfAnotherCourseAndFromNobody(Database database) {
        var talk = new Talk(database);
        for (var outsider : List.of(talk.room.dana, talk.room.dana.in(null), Viewer.STRANGER)) {
            assertThatThrownBy(() -> talk.say(outsider, "let me in")).isInstanceOf(JdbiException.class);
        }
        assertThat(talk.rows("comment")).isZero();
        assertThat(talk.counts()).containsExactly(0, 0);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void anEditKeepsTheEarlierWordsAndSaysThatItHappened(Database database, TestClock clock) {
        var talk = new Talk(database);
        var comment = talk.say(talk.room.ben, "first words");
        clock.move(Duration.ofMinutes(5));
        talk.edit(comment, "second words");
        var edited = talk.now(comment);
        assertThat(edited.html()).isEqualTo("second words");
        assertThat(edited.editedAt()).isEqualTo(TestClock.START.plus(Duration.ofMinutes(5)));
        assertThat(edited.postedAt()).isEqualTo(TestClock.START);
        assertThat(body(talk, edited)).isEqualTo("second words");
        assertThat(texts(talk)).containsExactly("first words", "second words");
        assertThat(talk.seenBy(talk.room.amal)).containsExactly("second words");
        assertThat(talk.counts()).containsExactly(1, 1);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void onlyItsAuthorFindsACommentForChange(Database database) {
        var talk = new Talk(database);
        var comment = talk.say(talk.room.ben, "mine");
        assertThat(ownForChange(talk, talk.room.ben, comment)).isPresent();
        for (var other : List.of(talk.room.amal, talk.room.ortega, talk.room.dana.in(null), Viewer.STRANGER)) {
            assertThat(ownForChange(talk, other, comment)).isEmpty();
        }
        var reply = talk.reply(talk.room.amal, comment, "so it stays");
        talk.withdraw(comment);
        assertThat(talk.find(talk.room.ben, comment)).isPresent();
        assertThat(ownForChange(talk, talk.room.ben, comment)).isEmpty();
        assertThat(ownForChange(talk, talk.room.amal, reply)).isPresent();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void whatIsWithdrawnIsGoneWithAllItsVersions(Database database) {
        var talk = new Talk(database);
        var comment = talk.say(talk.room.ben, "first words");
        talk.edit(comment, "second words");
        talk.withdraw(comment);
        assertThat(texts(talk)).isEmpty();
        for (var viewer : List.of(talk.room.ben, talk.room.ortega, talk.room.amal, Viewer.STRANGER)) {
            assertThat(talk.find(viewer, comment)).isEmpty();
            assertThat(talk.seenBy(viewer)).isEmpty();
        }
        assertThat(talk.counts()).containsExactly(0, 0);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void anEmptyPlaceStandsAsLongAsThereIsAReply(Database database) {
        var talk = new Talk(database);
        var question = talk.say(talk.room.ben, "question");
        var answer = talk.reply(talk.room.amal, question, "answer");
        talk.withdraw(question);
        assertThat(texts(talk)).containsExactly("answer");
        for (var viewer : List.of(talk.room.ortega, talk.room.ben, Viewer.STRANGER)) {
            assertThat(talk.seenBy(viewer)).containsExactly("(withdrawn)", "  answer");
            assertThat(talk.find(viewer, question)).hasValueSatisfying(place -> assertThat(place.html()).isNull());
        }
        assertThat(talk.now(answer).parentName()).isNull();
        assertThat(talk.counts()).containsExactly(1, 1);
        talk.withdraw(answer);
        assertThat(talk.seenBy(talk.room.ortega)).isEmpty();
        assertThat(talk.find(talk.room.ben, question)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aChainOfEmptyPlacesGoesWithItsLastReply(Database database) {
        var talk = new Talk(database);
        var chain = chain(talk, 4);
        var beside = talk.reply(talk.room.amal, chain.get(0), "beside");
        for (var comment : chain.subList(0, 3)) {
            talk.withdraw(comment);
        }
        assertThat(talk.seenBy(talk.room.amal)).containsExactly("(withdrawn)", "  (withdrawn)", "    (withdrawn)", "      3", "  beside");
        talk.withdraw(chain.get(3));
        assertThat(talk.seenBy(talk.room.amal)).containsExactly("(withdrawn)", "  beside");
        assertThat(talk.now(chain.get(0)).replies()).isEqualTo(1);
        talk.withdraw(beside);
        assertThat(talk.seenBy(talk.room.amal)).isEmpty();
        assertThat(talk.rows("comment where replies <> 0")).isZero();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aChainIsTheSameInWhicheverOrderItGoes(Database database) {
        var talk = new Talk(database);
        for (var order : List.of(List.of(0, 1, 2), List.of(2, 1, 0), List.of(1, 0, 2), List.of(1, 2, 0), List.of(0, 2, 1), List.of(2, 0, 1))) {
            var chain = chain(talk, 3);
            order.forEach(which -> talk.withdraw(chain.get(which)));
            assertThat(talk.seenBy(talk.room.ortega)).as("withdrawn in the order %s", order).isEmpty();
        }
        assertThat(talk.rows("comment where replies <> 0")).isZero();
        assertThat(talk.counts()).containsExactly(0, 0);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void whatStaffHideIsReadByStaffAndByItsAuthorAndByNobodyElse(Database database) {
        var talk = new Talk(database);
        var comment = talk.say(talk.room.ben, "rude");
        talk.hide(comment, "not kind");
        assertThat(talk.find(talk.room.ortega, comment)).hasValueSatisfying(hidden -> {
            assertThat(hidden.html()).isEqualTo("rude");
            assertThat(hidden.reason()).isEqualTo("not kind");
        });
        assertThat(talk.find(talk.room.ben, comment)).map(Comment::html).contains("rude");
        assertThat(talk.find(talk.room.amal, comment)).isEmpty();
        assertThat(talk.find(Viewer.STRANGER, comment)).isEmpty();
        assertThat(talk.seenBy(talk.room.ortega)).containsExactly("(hidden: rude)");
        assertThat(talk.seenBy(talk.room.amal)).isEmpty();
        assertThat(hiddenBy(talk, talk.room.ben)).extracting(Comment::id).containsExactly(comment.id());
        assertThat(hiddenBy(talk, talk.room.amal)).isEmpty();
        assertThat(talk.counts()).containsExactly(0, 0);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aHiddenPlaceWithRepliesShowsItsReasonAndNoWords(Database database) {
        var talk = new Talk(database);
        var comment = talk.say(talk.room.ben, "rude");
        talk.reply(talk.room.amal, comment, "calm");
        talk.hide(comment, "not kind");
        assertThat(talk.seenBy(talk.room.chloe)).containsExactly("(hidden)", "  calm");
        assertThat(talk.seenBy(Viewer.STRANGER)).containsExactly("(hidden)", "  calm");
        assertThat(talk.seenBy(talk.room.ortega)).containsExactly("(hidden: rude)", "  calm");
        assertThat(talk.find(talk.room.chloe, comment)).hasValueSatisfying(place -> {
            assertThat(place.html()).isNull();
            assertThat(place.reason()).isEqualTo("not kind");
        });
        assertThat(talk.counts()).containsExactly(1, 1);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void showingItAgainRestoresEverything(Database database) {
        var talk = new Talk(database);
        var chain = chain(talk, 4);
        talk.say(talk.room.ben, chain.get(0), Audience.COURSE, "for us");
        var before = talk.seenBy(talk.room.amal);
        var counts = talk.counts();
        assertThat(counts).containsExactly(5, 4);
        for (var comment : chain) {
            talk.hide(comment, "not kind");
        }
        assertThat(talk.counts()).containsExactly(1, 0);
        for (var comment : chain) {
            talk.endHiding(comment);
        }
        assertThat(talk.seenBy(talk.room.amal)).isEqualTo(before);
        assertThat(talk.counts()).isEqualTo(counts);
        assertThat(talk.rows("hiding")).isZero();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aReplyThatIsShownAgainBringsTheEmptyPlacesAboveItBack(Database database) {
        var talk = new Talk(database);
        var chain = chain(talk, 3);
        talk.withdraw(chain.get(0));
        talk.withdraw(chain.get(1));
        talk.hide(chain.get(2), "not kind");
        assertThat(talk.seenBy(talk.room.amal)).isEmpty();
        talk.endHiding(chain.get(2));
        assertThat(talk.seenBy(talk.room.amal)).containsExactly("(withdrawn)", "  (withdrawn)", "    2");
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void whatIsHiddenBelowEmptyPlacesIsStillFoundByItsAddress(Database database) {
        var talk = new Talk(database);
        var chain = chain(talk, 2);
        talk.hide(chain.get(1), "not kind");
        talk.withdraw(chain.get(0));
        assertThat(talk.seenBy(talk.room.amal)).isEmpty();
        assertThat(talk.find(talk.room.ortega, chain.get(1))).map(Comment::html).contains("1");
        assertThat(talk.find(talk.room.ben, chain.get(1))).map(Comment::html).contains("1");
        assertThat(talk.find(talk.room.amal, chain.get(1))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void whatWasHiddenCanBeWithdrawnAndItsReasonGoesToo(Database database) {
        var talk = new Talk(database);
        var comment = talk.say(talk.room.ben, "rude");
        talk.reply(talk.room.amal, comment, "calm");
        talk.hide(comment, "not kind");
        talk.withdraw(comment);
        assertThat(texts(talk)).containsExactly("calm");
        assertThat(talk.rows("hiding")).isZero();
        assertThat(talk.seenBy(talk.room.amal)).containsExactly("(withdrawn)", "  calm");
        assertThat(talk.counts()).containsExactly(1, 1);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void everythingThatHappensHasTheNextNumberAndTheCounterIsTheLast(Database database) {
        var talk = new Talk(database);
        var first = talk.say(talk.room.ben, "first");
        var second = talk.reply(talk.room.amal, first, "second");
        talk.edit(first, "better");
        talk.hide(second, "not kind");
        talk.endHiding(second);
        talk.withdraw(second);
        assertThat(events(talk)).containsExactly("1 posted", "2 posted", "3 edited", "4 hidden", "5 restored", "6 withdrawn");
        assertThat(talk.discussion().counter()).isEqualTo(6);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void eightWhoPostAtOnceLoseNothing(Database database) throws Exception {
        var talk = new Talk(database);
        var first = talk.say(talk.room.ortega, "Go!");
        var discussion = talk.discussion();
        var classmates = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Void>> turns = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                var speaker = talk.room.classmate(i);
                turns.add(() -> {
                    for (int words = 0; words < 25; words++) {
                        database.write(tx -> talk.comments.add(tx, speaker, discussion, first, Audience.WEB, "me too", "me too"));
                    }
                    return null;
                });
            }
            for (var turn : classmates.invokeAll(turns)) {
                turn.get();
            }
        } finally {
            classmates.shutdownNow();
        }
        assertThat(talk.discussion().counter()).isEqualTo(201);
        assertThat(talk.counts()).containsExactly(201, 201);
        assertThat(talk.now(first).replies()).isEqualTo(200);
        assertThat(numbers(talk, "comment")).containsExactlyElementsOf(LongStream.rangeClosed(1, 201).boxed().toList());
        assertThat(numbers(talk, "event")).containsExactlyElementsOf(LongStream.rangeClosed(1, 201).boxed().toList());
    }

    /** Comments 0, 1, 2 …, each the reply to the one before. */
    private static List<Comment> chain(Talk talk, int length) {
        var chain = new ArrayList<Comment>();
        chain.add(talk.say(talk.room.ben, "0"));
        while (chain.size() < length) {
            chain.add(talk.reply(talk.room.ben, chain.get(chain.size() - 1), String.valueOf(chain.size())));
        }
        return chain;
    }

    private static Discussion elsewhere(Talk talk) {
        return talk.database.write(tx -> {
            talk.discussions.open(tx, talk.room.elsewhere.id(), Talk.PLACE, "Elsewhere", Audience.WEB);
            return talk.discussions.at(tx, talk.room.vale, talk.room.elsewhere.id(), Talk.PLACE).orElseThrow();
        });
    }

    private static Optional<Comment> findIn(Talk talk, Viewer viewer, Discussion discussion, long id) {
        return talk.database.read(tx -> talk.comments.find(tx, viewer, discussion, id));
    }

    private static Optional<Comment> ownForChange(Talk talk, Viewer viewer, Comment comment) {
        var discussion = talk.discussion();
        return talk.database.write(tx -> talk.comments.ownForChange(tx, viewer, discussion, comment.id()));
    }

    private static String body(Talk talk, Comment comment) {
        return talk.database.read(tx -> talk.comments.body(tx, comment));
    }

    private static List<Comment> hiddenBy(Talk talk, Viewer viewer) {
        var discussion = talk.discussion();
        return talk.database.read(tx -> talk.store.outOfSight(tx, discussion, viewer.personaId()));
    }

    private static List<String> texts(Talk talk) {
        return talk.database.read(tx -> tx.query("select body from comment_text order by written_at, version, body").mapTo(String.class).list());
    }

    private static List<String> events(Talk talk) {
        return talk.database.read(tx -> tx.query("select number, kind from event order by number")
                .map((row, context) -> row.getLong("number") + " " + row.getString("kind")).list());
    }

    private static List<Long> numbers(Talk talk, String table) {
        return talk.database.read(tx -> tx.query("select number from " + table + " order by number").mapTo(Long.class).list());
    }
}
