package unmask.comments;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import unmask.people.Viewer;
import unmask.storage.Database;
import unmask.storage.Ids;
import unmask.storage.Tx;
import unmask.web.Fragment;
import unmask.web.Page;
import unmask.web.live.News;
import unmask.web.live.Watched;

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

    /** A discussion as this page's kind of viewer watches it. */
    Watched of(Page page, Discussion discussion) {
        long me = discussion.me(page.viewer());
        var crowd = new Crowd(discussion.id(), page.viewer().kind(), ThreadDrawing.mayUnmask(page, discussion.mask()));
        return new Watched() {
            @Override
            public Object crowd() {
                return crowd;
            }

            @Override
            public Optional<News> since(long number) {
                return database.read(tx -> LiveDrawing.this.since(tx, page, discussion, number));
            }

            @Override
            public long author() {
                return me;
            }
        };
    }

    private record Crowd(long discussion, Viewer.Kind kind, boolean unmasks) {}

    /** What has happened after a number; empty when nothing that this kind of viewer may see has changed. */
    private Optional<News> since(Tx tx, Page page, Discussion then, long after) {
        return happened.counter(tx, then.courseId(), then.id()) <= after ? Optional.empty()
                : discussions.watched(tx, page.viewer(), then.courseId(), then.id()).flatMap(now -> drawn(tx, page, now, after));
    }

    private Optional<News> drawn(Tx tx, Page page, Discussion discussion, long after) {
        long until = discussion.counter();
        var ids = happened.comments(tx, discussion, after, until, MOST + 1);
        if (ids.size() > MOST) {
            return Optional.of(News.of("many", until, ""));
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
        var thread = view.drawing().draw(page, discussion, above(tx, page, discussion, branches), List.of(), branches, 0);
        var drawn = page.fragment("comments/live :: happened", Map.of(
                "count", discussion.count(page.viewer()),
                "title", discussion.title(),
                "gone", gone.stream().map(Ids::text).toList())).filled(slot -> thread);
        var authors = comments.stream().map(Comment::personaId).collect(Collectors.toSet());
        return Optional.of(News.of("happened", until, drawn.text()).withOwn(me -> me == 0 || !authors.contains(me) ? Optional.empty()
                : Optional.of(News.of("happened", until, withActs(page, discussion, drawn, me).text()))));
    }

    /** With what authors may do about their own words. */
    private Fragment withActs(Page page, Discussion discussion, Fragment drawn, long me) {
        var place = DiscussionView.place(page, discussion);
        return drawn.filled(slot -> slot.name() != me ? null
                : view.drawing().mine(page, place + "/comments/" + Ids.text(slot.id())));
    }

    private Above above(Tx tx, Page page, Discussion discussion, List<Branch> branches) {
        return new Above(quotations.above(tx, discussion.courseId(), ids(branches)), view.quoted(page, discussion, branches));
    }

    private static List<Long> ids(List<Branch> branches) {
        return branches.stream().map(Branch::comment).filter(comment -> comment.html() != null).map(Comment::id).toList();
    }
}
