package unmask.comments;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.Map;
import unmask.storage.Database;
import unmask.storage.Tx;
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
        page.show("comments/hide", form(page, discussion, standing(ctx, page, discussion), "", ctx.queryParam("from")));
    }

    private void hide(Context ctx) {
        var page = Page.of(ctx);
        var discussion = places.discussion(ctx, page);
        var comment = standing(ctx, page, discussion);
        var reason = Form.line(ctx, "reason");
        var problem = reason.isEmpty() ? "comments.reason-missing" : reason.length() > LONGEST_REASON ? "comments.reason-long" : null;
        if (problem != null) {
            askAgain(ctx, page, discussion, reason, "problem", problem);
            return;
        }
        switch (database.write(tx -> hide(tx, page, discussion, comment, reason, Form.line(ctx, "seen")))) {
            case HIDDEN -> leave(ctx, page, discussion, comment, "hidden");
            case SETTLED -> leave(ctx, page, discussion, comment, "dealt-with");
            case CHANGED -> askAgain(ctx, page, discussion, reason, "changed", "comments.changed-meanwhile");
        }
    }

    private enum Outcome {
        HIDDEN, SETTLED, CHANGED
    }

    private Outcome hide(Tx tx, Page page, Discussion discussion, Comment comment, String reason, String seen) {
        var standing = comments.forChange(tx, page.viewer(), discussion, comment.id())
                .filter(current -> current.isShown() || current.isHeld() || current.isReturned());
        if (standing.isEmpty()) {
            return Outcome.SETTLED;
        }
        if (!Case.hasRead(standing.get(), seen)) {
            return Outcome.CHANGED;
        }
        verdicts.hide(tx, page.viewer(), standing.get(), reason);
        return Outcome.HIDDEN;
    }

    /** With the comment as it is now. */
    private void askAgain(Context ctx, Page page, Discussion discussion, String reason, String what, String sentence) {
        var model = form(page, discussion, standing(ctx, page, discussion), reason, Form.line(ctx, "from"));
        model.put(what, sentence);
        page.askAgain("comments/hide", model);
    }

    private static void leave(Context ctx, Page page, Discussion discussion, Comment comment, String done) {
        if (Form.line(ctx, "from").equals("queue")) {
            page.redirect(page.course().path() + "/moderation?done=" + done);
        } else {
            OwnCommentRoutes.back(page, discussion, comment, done);
        }
    }

    private static Map<String, Object> form(Page page, Discussion discussion, Comment comment, String reason, String from) {
        Map<String, Object> model = new HashMap<>();
        model.put("discussion", discussion);
        model.put("place", DiscussionView.place(page, discussion));
        model.put("comment", comment);
        model.put("reason", reason);
        model.put("seen", Case.seen(comment));
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
