package unmask.comments;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import unmask.storage.Database;
import unmask.storage.Ids;
import unmask.web.Access;
import unmask.web.Form;
import unmask.web.Page;

/** What is new in a discussion: the way from one new comment to the next, and the word that all is read. */
final class ReadingMarkRoutes {
    private final Database database;
    private final CommentRoutes places;
    private final ReadingMarkStore marks;

    ReadingMarkRoutes(Database database, CommentRoutes places, ReadingMarkStore marks) {
        this.database = database;
        this.places = places;
        this.marks = marks;
    }

    void register(RoutesConfig routes) {
        CommentRoutes.PLACES.forEach(place -> {
            routes.get(place + "/next", this::next, Access.MEMBER);
            routes.post(place + "/reading-mark", this::move, Access.MEMBER);
        });
    }

    private void next(Context ctx) {
        var page = Page.of(ctx);
        var discussion = places.discussion(ctx, page);
        var next = !discussion.isOpen() ? Optional.<Long>empty() : database.read(tx -> marks.next(tx, page.viewer(), discussion, number(ctx.queryParam("after"), 0)));
        var place = DiscussionView.place(page, discussion);
        page.redirect(next.map(Ids::text).map(key -> place + "?around=" + key + "#comment-" + key).orElse(place + "?done=read-through#discussion"));
    }

    private void move(Context ctx) {
        var page = Page.of(ctx);
        var discussion = places.discussion(ctx, page);
        // What came after the page was sent has not been seen by anybody who presses its button.
        long seen = number(Form.line(ctx, "until"), discussion.counter());
        database.writeWords(tx -> {
            marks.move(tx, page.viewer(), discussion, seen);
            return null;
        });
        page.redirect(DiscussionView.place(page, discussion) + "?done=all-read#discussion");
    }

    private static long number(String text, long otherwise) {
        return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : otherwise;
    }
}
