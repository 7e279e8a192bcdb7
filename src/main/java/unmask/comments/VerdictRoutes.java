package unmask.comments;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import unmask.storage.Database;
import unmask.storage.Tx;
import unmask.web.Access;
import unmask.web.Form;
import unmask.web.Page;

/**
 * Staff decide about one comment: let it through, keep it, or give it back. Several may look at the same one: whoever comes second,
 * or has seen older words, changes nothing and is told so.
 */
final class VerdictRoutes {
    private static final String COMMENT = "/comments/{comment}";
    private static final int LONGEST_NOTE = 2_000;

    private final Database database;
    private final CommentRoutes places;
    private final CommentStore comments;
    private final Verdicts verdicts;
    private final PrivateTalkStore talks;

    VerdictRoutes(Database database, CommentRoutes places, CommentStore comments, Verdicts verdicts, PrivateTalkStore talks) {
        this.database = database;
        this.places = places;
        this.comments = comments;
        this.verdicts = verdicts;
        this.talks = talks;
    }

    void register(RoutesConfig routes) {
        CommentRoutes.PLACES.forEach(place -> {
            routes.get(place + COMMENT + "/moderation", this::show, Access.STAFF);
            routes.post(place + COMMENT + "/passage", this::letThrough, Access.STAFF);
            routes.post(place + COMMENT + "/keeping", this::keep, Access.STAFF);
            routes.get(place + COMMENT + "/revision", this::askForNote, Access.STAFF);
            routes.post(place + COMMENT + "/revision", this::giveBack, Access.STAFF);
        });
    }

    private void show(Context ctx) {
        var page = Page.of(ctx);
        var comment = standing(ctx, page, places.discussion(ctx, page));
        page.unkept().show("comments/moderate", database.read(tx -> model(tx, page, comment)));
    }

    private Map<String, Object> model(Tx tx, Page page, Comment comment) {
        Map<String, Object> model = new HashMap<>();
        model.put("case", Case.of(tx, page.viewer(), page.course(), comment, verdicts));
        model.put("talk", talks.about(tx, page.viewer(), comment).orElse(null));
        return model;
    }

    private void letThrough(Context ctx) {
        decide(ctx, "let-through", verdicts::letThrough, Case::isHeld);
    }

    private void keep(Context ctx) {
        decide(ctx, "kept", verdicts::keep, Case::isInQuestion);
    }

    private void decide(Context ctx, String done, BiConsumer<Tx, Comment> verdict, Predicate<Case> isOpen) {
        var page = Page.of(ctx);
        var discussion = places.discussion(ctx, page);
        var id = standing(ctx, page, discussion).id();
        var seen = Form.line(ctx, "seen");
        boolean decided = database.writeWords(tx -> {
            var current = Case.asSeen(comments.forChange(tx, page.viewer(), discussion, id), seen)
                    .filter(comment -> isOpen.test(Case.of(tx, page.viewer(), page.course(), comment, verdicts)));
            current.ifPresent(comment -> verdict.accept(tx, comment));
            return current.isPresent();
        });
        page.redirect(page.course().path() + "/moderation?done=" + (decided ? done : "dealt-with"));
    }

    private void askForNote(Context ctx) {
        var page = Page.of(ctx);
        var comment = authored(ctx, page, places.discussion(ctx, page));
        page.unkept().show("comments/give-back", form(page, comment, ""));
    }

    private void giveBack(Context ctx) {
        var page = Page.of(ctx);
        var discussion = places.discussion(ctx, page);
        var comment = authored(ctx, page, discussion);
        var note = Form.text(ctx, "note").strip();
        var problem = note.isEmpty() ? "comments.note-missing" : note.length() > LONGEST_NOTE ? "comments.note-long" : null;
        if (problem != null) {
            askAgain(ctx, page, discussion, note, "problem", problem);
            return;
        }
        var seen = Form.line(ctx, "seen");
        boolean given = database.writeWords(tx -> {
            var current = Case.asSeen(comments.forChange(tx, page.viewer(), discussion, comment.id()), seen)
                    .filter(each -> each.isShown() || each.isHeld());
            current.ifPresent(each -> verdicts.giveBack(tx, page.viewer(), each, note));
            return current.isPresent();
        });
        var now = authored(ctx, page, discussion);
        if (!given && (now.isShown() || now.isHeld()) && !Case.hasRead(now, seen)) {
            askAgain(ctx, page, discussion, note, "changed", "comments.changed-meanwhile");
        } else {
            page.redirect(page.course().path() + "/moderation?done=" + (given ? "given-back" : "dealt-with"));
        }
    }

    /** With the comment as it is now. */
    private void askAgain(Context ctx, Page page, Discussion discussion, String note, String what, String sentence) {
        var model = form(page, authored(ctx, page, discussion), note);
        model.put(what, sentence);
        page.askAgain("comments/give-back", model);
    }

    private Map<String, Object> form(Page page, Comment comment, String note) {
        return new HashMap<>(Map.of("case", database.read(tx -> Case.of(tx, page.viewer(), page.course(), comment, verdicts)), "note", note));
    }

    /** A comment that somebody could get back. */
    private Comment authored(Context ctx, Page page, Discussion discussion) {
        return Optional.of(standing(ctx, page, discussion)).filter(Comment::hasAuthor).orElseThrow(NotFoundResponse::new);
    }

    private Comment standing(Context ctx, Page page, Discussion discussion) {
        return Optional.of(places.comment(ctx, page, discussion)).filter(comment -> !comment.isWithdrawn()).orElseThrow(NotFoundResponse::new);
    }
}
