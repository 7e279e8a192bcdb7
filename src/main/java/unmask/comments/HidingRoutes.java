package unmask.comments;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.Map;
import unmask.storage.Database;
import unmask.web.Access;
import unmask.web.Form;
import unmask.web.Page;

/** Staff hide a comment, with a reason, and show it again. */
final class HidingRoutes {
    private static final String HIDING = "/comments/{comment}/hiding";
    private static final int LONGEST_REASON = 200;

    private final Database database;
    private final CommentRoutes places;
    private final CommentStore comments;
    private final Verdicts verdicts;

    HidingRoutes(Database database, CommentRoutes places, CommentStore comments, Verdicts verdicts) {
        this.database = database;
        this.places = places;
        this.comments = comments;
        this.verdicts = verdicts;
    }

    void register(RoutesConfig routes) {
        CommentRoutes.PLACES.forEach(place -> {
            routes.get(place + HIDING, this::ask, Access.STAFF);
            routes.post(place + HIDING, this::hide, Access.STAFF);
            routes.post(place + HIDING + "/end", this::end, Access.STAFF);
        });
    }

    private void ask(Context ctx) {
        var page = Page.of(ctx);
        var discussion = places.discussion(ctx, page);
        page.show("comments/hide", form(page, discussion, standing(ctx, page, discussion), "", null, ctx.queryParam("from")));
    }

    private void hide(Context ctx) {
        var page = Page.of(ctx);
        var discussion = places.discussion(ctx, page);
        var comment = standing(ctx, page, discussion);
        var reason = Form.line(ctx, "reason");
        var problem = reason.isEmpty() ? "comments.reason-missing" : reason.length() > LONGEST_REASON ? "comments.reason-long" : null;
        if (problem != null) {
            page.askAgain("comments/hide", form(page, discussion, comment, reason, problem, Form.line(ctx, "from")));
            return;
        }
        boolean hidden = database.write(tx -> {
            var standing = comments.forChange(tx, page.viewer(), discussion, comment.id())
                    .filter(current -> current.isShown() || current.isHeld() || current.isReturned());
            standing.ifPresent(current -> verdicts.hide(tx, page.viewer(), current, reason));
            return standing.isPresent();
        });
        var done = hidden ? "hidden" : "dealt-with";
        if (Form.line(ctx, "from").equals("queue")) {
            page.redirect(page.course().path() + "/moderation?done=" + done);
        } else {
            OwnCommentRoutes.back(page, discussion, comment, done);
        }
    }

    private static Map<String, Object> form(Page page, Discussion discussion, Comment comment, String reason, String problem, String from) {
        Map<String, Object> model = new HashMap<>();
        model.put("discussion", discussion);
        model.put("place", DiscussionView.place(page, discussion));
        model.put("comment", comment);
        model.put("reason", reason);
        model.put("problem", problem);
        model.put("from", "queue".equals(from) ? from : "");
        return model;
    }

    private void end(Context ctx) {
        var page = Page.of(ctx);
        var discussion = places.discussion(ctx, page);
        var comment = standing(ctx, page, discussion);
        database.change(tx -> comments.forChange(tx, page.viewer(), discussion, comment.id())
                .filter(Comment::isHidden)
                .ifPresent(hidden -> verdicts.showAgain(tx, hidden)));
        OwnCommentRoutes.back(page, discussion, comment, "restored");
    }

    private Comment standing(Context ctx, Page page, Discussion discussion) {
        var comment = places.comment(ctx, page, discussion);
        if (comment.isWithdrawn()) {
            throw new NotFoundResponse();
        }
        return comment;
    }
}
