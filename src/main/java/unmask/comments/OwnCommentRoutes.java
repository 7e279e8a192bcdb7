package unmask.comments;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import unmask.markdown.Html;
import unmask.markdown.Markdown;
import unmask.storage.Database;
import unmask.storage.Tx;
import unmask.web.Access;
import unmask.web.Page;

/** What authors do with their own comments: change the words, or take them away. */
final class OwnCommentRoutes {
    private static final String COMMENT = "/comments/{comment}";

    private final Database database;
    private final CommentRoutes places;
    private final CommentStore comments;
    private final DiscussionView view;
    private final Verdicts verdicts;
    private final Markdown markdown;
    private final Terms terms;

    OwnCommentRoutes(Database database, CommentRoutes places, CommentStore comments, DiscussionView view, Verdicts verdicts, Markdown markdown,
                     Terms terms) {
        this.database = database;
        this.places = places;
        this.comments = comments;
        this.view = view;
        this.verdicts = verdicts;
        this.markdown = markdown;
        this.terms = terms;
    }

    void register(RoutesConfig routes) {
        CommentRoutes.PLACES.forEach(place -> {
            routes.get(place + COMMENT + "/edit", this::showEdit, Access.MEMBER);
            routes.post(place + COMMENT, this::edit, Access.MEMBER);
            routes.get(place + COMMENT + "/withdrawal", this::askWithdrawal, Access.MEMBER);
            routes.post(place + COMMENT + "/withdrawal", this::withdraw, Access.MEMBER);
        });
    }

    private void showEdit(Context ctx) {
        var page = Page.of(ctx);
        var discussion = places.discussion(ctx, page);
        var comment = own(ctx, page, discussion);
        page.show("comments/edit", form(page, discussion, comment, database.read(tx -> comments.body(tx, comment)), null, null));
    }

    private void edit(Context ctx) {
        var page = Page.of(ctx);
        var discussion = places.discussion(ctx, page);
        var comment = own(ctx, page, discussion);
        var draft = CommentDraft.from(ctx);
        if (draft.body().isBlank()) {
            page.askAgain("comments/edit", form(page, discussion, comment, draft.body(), "comments.empty", null));
            return;
        }
        var rendered = markdown.comment(draft.body());
        var refusal = rendered.refusal().or(() -> draft.preview() ? Optional.empty()
                : terms.refusal(page, discussion, comment.parentId() != null, draft.body()));
        if (refusal.isPresent()) {
            page.askAgain("comments/edit", form(page, discussion, comment, draft.body(), refusal.get(), null));
        } else if (draft.preview()) {
            page.unkept().show("comments/edit", form(page, discussion, comment, draft.body(), null, rendered.done().orElseThrow()));
        } else {
            save(page, discussion, comment, draft.body(), rendered.done().orElseThrow());
        }
    }

    private void save(Page page, Discussion discussion, Comment comment, String body, Html words) {
        var after = database.writeWords(tx -> {
            var current = comments.ownForChange(tx, page.viewer(), discussion, comment.id()).orElseThrow(NotFoundResponse::new);
            if (!comments.body(tx, current).equals(body)) {
                verdicts.edited(tx, current, body, words.text());
            }
            return comments.find(tx, page.viewer(), discussion, comment.id()).orElseThrow();
        });
        if (after.isReturned()) {
            page.askAgain("comments/edit", form(page, discussion, after, body, "comments.unchanged", null));
        } else {
            back(page, discussion, comment, after.isHeld() ? "edit-held" : "edited");
        }
    }

    private Map<String, Object> form(Page page, Discussion discussion, Comment comment, String body, String problem, Html preview) {
        Map<String, Object> model = new HashMap<>();
        model.put("discussion", discussion);
        model.put("place", DiscussionView.place(page, discussion));
        model.put("key", comment.key());
        model.put("revision", database.read(tx -> verdicts.revisions.of(tx, page.viewer(), comment)).orElse(null));
        model.put("means", discussion.sealed() ? "comments.edit-sealed" : database.read(tx -> consequence(tx, comment)));
        model.put("quoted", view.quoted(page, discussion, comment));
        model.put("body", body);
        model.put("problem", problem);
        model.put("preview", preview);
        return model;
    }

    /** The message key of what becomes of the comment when it is saved. */
    private String consequence(Tx tx, Comment comment) {
        boolean isOpen = comment.passed() && !verdicts.holding.holdsChange(tx, comment);
        return switch (comment.state()) {
            case RETURNED -> isOpen ? "comments.edit-restores" : "comments.edit-waits";
            case HELD -> "comments.edit-waits";
            case SHOWN -> isOpen ? "comments.edit-hint" : "comments.edit-leaves";
            default -> "comments.edit-hint";
        };
    }

    private void askWithdrawal(Context ctx) {
        var page = Page.of(ctx);
        var discussion = places.discussion(ctx, page);
        var comment = own(ctx, page, discussion);
        page.show("comments/withdraw", Map.of("discussion", discussion, "place", DiscussionView.place(page, discussion), "comment", comment));
    }

    private void withdraw(Context ctx) {
        var page = Page.of(ctx);
        var discussion = places.discussion(ctx, page);
        var comment = own(ctx, page, discussion);
        database.change(tx -> {
            verdicts.withdrawn(tx, comments.ownForChange(tx, page.viewer(), discussion, comment.id()).orElseThrow(NotFoundResponse::new));
            terms.reckon(tx, page.viewer(), discussion, () -> comments.share(tx, page.viewer(), discussion));
        });
        back(page, discussion, comment, "withdrawn");
    }

    private Comment own(Context ctx, Page page, Discussion discussion) {
        var comment = places.comment(ctx, page, discussion);
        if (comment.personaId() != discussion.me(page.viewer()) || comment.isWithdrawn()) {
            throw new NotFoundResponse();
        }
        return comment;
    }

    static void back(Page page, Discussion discussion, Comment comment, String done) {
        page.redirect(DiscussionView.place(page, discussion) + "?around=" + comment.key() + "&done=" + done + "#comment-" + comment.key());
    }
}
