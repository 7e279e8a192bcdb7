package unmask.comments;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unmask.storage.Database;
import unmask.storage.Ids;
import unmask.storage.Tx;
import unmask.web.Page;

/** Draws what has happened in a discussion as one event of a live stream: the comments as they stand now, and the keys of those that are gone. */
public final class LiveDrawing {
    /** After a long absence, or a very lively minute, the page had better be loaded again. */
    static final int MOST = 100;

    private final Database database;
    private final DiscussionStore discussions;
    private final HappenedStore happened;
    private final QuotationStore quotations;
    private final DiscussionView view;
    private final ThreadStore store = new ThreadStore();

    public LiveDrawing(Database database, DiscussionStore discussions, HappenedStore happened, QuotationStore quotations, DiscussionView view) {
        this.database = database;
        this.discussions = discussions;
        this.happened = happened;
        this.quotations = quotations;
        this.view = view;
    }

    /**
     * What this page's kind of viewer is told; empty when nothing that they may see has changed.
     *
     * @param until the number of the last event that counts
     */
    Optional<byte[]> since(Page page, long discussionId, long after, long until) {
        return database.read(tx -> {
            var discussion = discussions.watched(tx, page.viewer(), page.course().id(), discussionId);
            return discussion.flatMap(found -> since(tx, page, found, after, until));
        });
    }

    private Optional<byte[]> since(Tx tx, Page page, Discussion discussion, long after, long until) {
        var ids = happened.comments(tx, discussion, after, until, MOST + 1);
        if (ids.size() > MOST) {
            return Optional.of(event("many", until, ""));
        }
        var touched = new LinkedHashSet<>(ids);
        touched.addAll(quotations.quoting(tx, discussion.courseId(), ids));
        var comments = store.these(tx, page.viewer().kind(), discussion, List.copyOf(touched));
        var missing = new ArrayList<>(ids);
        missing.removeAll(comments.stream().map(Comment::id).toList());
        var gone = happened.gone(tx, page.viewer().kind(), discussion, missing);
        if (comments.isEmpty() && gone.isEmpty()) {
            return Optional.empty();
        }
        var branches = comments.stream().map(comment -> new Branch(comment, List.of(), false)).toList();
        var drawn = page.fragment("comments/live :: happened", Map.of(
                "count", discussion.count(page.viewer()),
                "title", discussion.title(),
                "thread", view.drawing().draw(page, discussion, above(tx, page, discussion, branches), List.of(), branches, 0),
                "gone", gone.stream().map(Ids::text).toList()));
        return Optional.of(event("happened", until, drawn.text()));
    }

    private Above above(Tx tx, Page page, Discussion discussion, List<Branch> branches) {
        return new Above(quotations.above(tx, discussion.courseId(), ids(branches)), view.quoted(page, discussion, branches));
    }

    private static List<Long> ids(List<Branch> branches) {
        return branches.stream().map(Branch::comment).filter(comment -> comment.html() != null).map(Comment::id).toList();
    }

    private static byte[] event(String name, long number, String data) {
        var text = new StringBuilder("id: ").append(number).append("\nevent: ").append(name).append('\n');
        data.lines().forEach(line -> text.append("data: ").append(line).append('\n'));
        if (data.isEmpty()) {
            text.append("data:\n");
        }
        return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }
}
