package unmask.comments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unmask.inbox.EventStore;
import unmask.people.Audience;
import unmask.people.Classroom;
import unmask.people.Viewer;
import unmask.storage.Database;

/** The class talks under an article: what tests say, change and look at. Words and their markup are the same here. */
final class Talk {
    static final String PLACE = "posts/the-mask";

    final Database database;
    final Classroom room;
    final DiscussionStore discussions = new DiscussionStore();
    final CommentStore comments = new CommentStore(discussions, new EventStore());
    final ThreadStore store = new ThreadStore();
    final Threads threads = new Threads(store, new QuotationStore());

    Talk(Database database) {
        this.database = database;
        this.room = new Classroom(database);
        open(PLACE, Audience.WEB);
    }

    Discussion open(String place, Audience audience) {
        database.change(tx -> discussions.open(tx, room.course.id(), place, "The Mask", audience));
        return at(room.ortega, place).orElseThrow();
    }

    /** The discussion as it is now. */
    Discussion discussion() {
        return at(room.ortega, PLACE).orElseThrow();
    }

    Optional<Discussion> at(Viewer viewer, String place) {
        return database.read(tx -> discussions.at(tx, viewer, room.course.id(), place));
    }

    Comment say(Viewer viewer, String words) {
        return say(viewer, null, Audience.WEB, words);
    }

    Comment reply(Viewer viewer, Comment parent, String words) {
        return say(viewer, now(parent), parent.audience(), words);
    }

    Comment say(Viewer viewer, Comment parent, Audience audience, String words) {
        var discussion = discussion();
        long id = database.write(tx -> comments.add(tx, viewer, discussion, parent, audience, words, words)).id();
        return find(viewer, id).orElseThrow();
    }

    /** The comment as Ms Ortega finds it now. */
    Comment now(Comment comment) {
        return find(room.ortega, comment).orElseThrow();
    }

    Optional<Comment> find(Viewer viewer, Comment comment) {
        return find(viewer, comment.id());
    }

    Optional<Comment> find(Viewer viewer, long id) {
        var discussion = discussion();
        return database.read(tx -> comments.find(tx, viewer, discussion, id));
    }

    void edit(Comment comment, String words) {
        database.change(tx -> comments.edit(tx, now(comment), words, words));
    }

    void withdraw(Comment comment) {
        database.change(tx -> comments.withdraw(tx, now(comment)));
    }

    void hide(Comment comment, String reason) {
        database.change(tx -> comments.sight().hide(tx, room.ortega, now(comment), reason));
    }

    void endHiding(Comment comment) {
        database.change(tx -> comments.sight().endHiding(tx, now(comment)));
    }

    /** What this viewer finds on the first page: a line for each place, indented by its depth. */
    List<String> seenBy(Viewer viewer) {
        var discussion = discussion();
        var sheet = database.read(tx -> threads.sheet(tx, viewer.kind(), discussion, Order.OLDEST, 1));
        var lines = new ArrayList<String>();
        sheet.branches().forEach(branch -> outline(branch, lines));
        return lines;
    }

    static void outline(Branch branch, List<String> lines) {
        var comment = branch.comment();
        var words = comment.isWithdrawn() ? "(withdrawn)" : comment.isHidden() ? "(hidden" + (comment.html() == null ? ")" : ": " + comment.html() + ")") : comment.html();
        lines.add("  ".repeat(comment.depth()) + words + (branch.continues() ? " …" : ""));
        branch.replies().forEach(reply -> outline(reply, lines));
    }

    /** How many comments the page says there are, to members and to strangers. */
    List<Integer> counts() {
        return List.of(discussion().count(room.ben), discussion().count(Viewer.STRANGER));
    }

    long rows(String from) {
        return database.read(tx -> tx.query("select count(*) from " + from).mapTo(Long.class).one());
    }
}
