package unmask.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unmask.markdown.Block;
import unmask.people.Audience;
import unmask.people.Viewer;
import unmask.storage.Database;

class AnchorStoreTest {
    private static final Passages ARTICLE = Passages.of(1, List.of(new Block(1, Block.Kind.PARAGRAPH, "The theft was in the blink."),
            new Block(2, Block.Kind.LIST, "one\ntwo")));

    private final AnchorStore anchors = new AnchorStore();

    private void tie(Talk talk, Comment comment, Anchor anchor) {
        var discussion = talk.discussion();
        talk.database.change(tx -> anchors.tie(tx, discussion, comment.id(), anchor));
    }

    private List<AnchorStore.Beside> all(Talk talk) {
        var discussion = talk.discussion();
        return talk.database.read(tx -> anchors.all(tx, discussion));
    }

    private List<Long> beside(Talk talk, Viewer.Kind viewer, Anchor... anchor) {
        var discussion = talk.discussion();
        return talk.database.read(tx -> anchors.beside(tx, viewer, discussion, Set.of(anchor)));
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void anAnchorIsFoundAsItWasTied(Database database) {
        var talk = new Talk(database);
        var comment = talk.say(talk.room.ben, "beside");
        var anchor = ARTICLE.phrase(1, "in the blink").orElseThrow();
        tie(talk, comment, anchor);
        var discussion = talk.discussion();
        var found = database.read(tx -> anchors.of(tx, discussion, List.of(comment.id(), comment.id() + 1)));
        assertThat(found).containsOnlyKeys(comment.id()).containsValue(anchor);
        var none = database.read(tx -> anchors.of(tx, discussion, List.of()));
        assertThat(none).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void everybodyCountsWhatTheyFind(Database database) {
        var talk = new Talk(database);
        var open = talk.say(talk.room.ben, "open");
        var closed = talk.say(talk.room.amal, null, Audience.COURSE, "closed");
        var hidden = talk.say(talk.room.ben, "hidden");
        List.of(open, closed, hidden).forEach(comment -> tie(talk, comment, ARTICLE.whole(1)));
        talk.hide(hidden, "a reason");
        assertThat(all(talk)).containsExactly(new AnchorStore.Beside(ARTICLE.whole(1), 2, 1));
        assertThat(beside(talk, Viewer.Kind.MEMBER, ARTICLE.whole(1))).containsExactly(open.id(), closed.id());
        assertThat(beside(talk, Viewer.Kind.STAFF, ARTICLE.whole(1))).containsExactly(open.id(), closed.id());
        assertThat(beside(talk, Viewer.Kind.STRANGER, ARTICLE.whole(1))).containsExactly(open.id());
        assertThat(beside(talk, Viewer.Kind.MEMBER, ARTICLE.whole(2))).isEmpty();
        assertThat(beside(talk, Viewer.Kind.MEMBER)).isEmpty();
        talk.endHiding(hidden);
        assertThat(beside(talk, Viewer.Kind.STRANGER, ARTICLE.whole(1))).containsExactly(open.id(), hidden.id());
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void whatIsWithdrawnLeavesNoAnchor(Database database) {
        var talk = new Talk(database);
        var comment = talk.say(talk.room.ben, "beside");
        talk.reply(talk.room.amal, comment, "reply");
        tie(talk, comment, ARTICLE.whole(2));
        assertThat(talk.rows("anchor")).isEqualTo(1);
        talk.withdraw(comment);
        assertThat(talk.rows("anchor")).isZero();
        assertThat(all(talk)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void theTablesRefuseAnAnchorInAnotherDiscussion(Database database) {
        var talk = new Talk(database);
        var comment = talk.say(talk.room.ben, "beside");
        var other = talk.open("posts/other", Audience.WEB);
        assertThatThrownBy(() -> database.change(tx -> anchors.tie(tx, other, comment.id(), ARTICLE.whole(1)))).isInstanceOf(JdbiException.class);
        assertThat(talk.rows("anchor")).isZero();
    }
}
