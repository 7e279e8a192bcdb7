package unmask.comments;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.Map;
import unmask.markdown.Html;
import unmask.markdown.Markdown;
import unmask.storage.Database;
import unmask.storage.Ids;
import unmask.storage.Tx;
import unmask.web.Access;
import unmask.web.OnceKeys;
import unmask.web.Page;

/** The discussion under a post: what members add to it, and each comment by itself. */
public final class CommentRoutes {
    static final String UNDER_A_POST = "/courses/{course}/posts/{post}/comments";

    private final Database database;
    private final DiscussionStore discussions;
    private final CommentStore comments;
    private final DiscussionView view;
    private final Markdown markdown;
    private final OnceKeys onceKeys;
    private final ReadingMarkStore marks;
    private final QuotationStore quotations;

    public CommentRoutes(Database database, DiscussionStore discussions, CommentStore comments, ReadingMarkStore marks, QuotationStore quotations,
                         DiscussionView view, Markdown markdown, OnceKeys onceKeys) {
        this.database = database;
        this.discussions = discussions;
        this.comments = comments;
        this.marks = marks;
        this.quotations = quotations;
        this.view = view;
        this.markdown = markdown;
        this.onceKeys = onceKeys;
    }

    public void register(RoutesConfig routes) {
        routes.post(UNDER_A_POST, this::add, Access.MEMBER);
        routes.get(UNDER_A_POST + "/{comment}", this::show, Access.READER);
        new OwnCommentRoutes(database, this, comments, markdown).register(routes);
        new ReadingMarkRoutes(database, this, marks).register(routes);
        new HidingRoutes(database, this, comments).register(routes);
    }

    private void add(Context ctx) {
        var page = Page.of(ctx);
        var discussion = discussion(ctx, page);
        var draft = CommentDraft.from(ctx);
        var parent = parent(page, discussion, draft);
        var quoted = draft.quote().isEmpty() || parent == null ? null : QuotedWords.find(parent.html(), draft.quote()).orElse(null);
        var problem = !draft.parent().isEmpty() && parent == null ? "comments.parent-gone" : draft.problem() != null ? draft.problem() : quoteProblem(draft, parent, quoted);
        if (problem != null) {
            askAgain(page, discussion, parent, draft, problem);
            return;
        }
        var rendered = markdown.comment(draft.body());
        if (rendered.refusal().isPresent()) {
            askAgain(page, discussion, parent, draft, rendered.refusal().get());
            return;
        }
        var words = rendered.done().orElseThrow();
        if (draft.preview()) {
            page.unkept().show("comments/compose", form(page, discussion, parent, Composer.again(page, discussion, parent, draft, null, words)));
        } else {
            post(page, discussion, parent, quoted, draft, words);
        }
    }

    private static String quoteProblem(CommentDraft draft, Comment parent, QuotedWords quoted) {
        return draft.quote().length() > QuotedWords.LONGEST ? "comments.quote-long" : !draft.quote().isEmpty() && parent != null && quoted == null ? "comments.quote-missing" : null;
    }

    private void post(Page page, Discussion discussion, Comment parent, QuotedWords quoted, CommentDraft draft, Html words) {
        var posted = database.writeWords(tx -> posted(tx, page, discussion, parent, quoted, draft, words));
        var place = DiscussionView.place(page, discussion);
        switch (posted.outcome) {
            case POSTED -> page.redirect(place + "?around=" + Ids.text(posted.id) + "&done=posted#comment-" + Ids.text(posted.id));
            case BEFORE -> page.redirect(place + "?done=posted-before#discussion");
            case PARENT_GONE -> askAgain(page, discussion, null, draft, "comments.parent-gone");
            case LOCKED -> askAgain(page, discussion, parent, draft, "comments.locked");
        }
    }

    private enum Outcome {
        POSTED, BEFORE, PARENT_GONE, LOCKED
    }

    private record Posted(Outcome outcome, long id) {}

    private Posted posted(Tx tx, Page page, Discussion discussion, Comment parent, QuotedWords quoted, CommentDraft draft, Html words) {
        if (discussion.isLocked(tx.now())) {
            return new Posted(Outcome.LOCKED, 0);
        }
        if (parent != null && comments.forChange(tx, page.viewer(), discussion, parent.id()).filter(Comment::isShown).isEmpty()) {
            return new Posted(Outcome.PARENT_GONE, 0);
        }
        if (!onceKeys.isFirst(tx, draft.once(), draft.words())) {
            return new Posted(Outcome.BEFORE, 0);
        }
        var audience = draft.promised().within(discussion.audience()).within(page.course().audience());
        long id = comments.add(tx, page.viewer(), discussion, parent, audience, draft.body(), words.text());
        if (quoted != null) {
            quotations.add(tx, discussion, id, parent, quoted);
        }
        return new Posted(Outcome.POSTED, id);
    }

    private void askAgain(Page page, Discussion discussion, Comment parent, CommentDraft draft, String problem) {
        page.askAgain("comments/compose", form(page, discussion, parent, Composer.again(page, discussion, parent, draft, problem, null)));
    }

    private Map<String, Object> form(Page page, Discussion discussion, Comment parent, Composer composer) {
        return Map.of("discussion", discussion, "place", DiscussionView.place(page, discussion), "composer", composer,
                "context", view.answered(page, discussion, parent));
    }

    private Comment parent(Page page, Discussion discussion, CommentDraft draft) {
        var id = Ids.parse(draft.parent());
        return id.isEmpty() ? null : database.read(tx -> comments.find(tx, page.viewer(), discussion, id.getAsLong()))
                .filter(Comment::isShown)
                .orElse(null);
    }

    private void show(Context ctx) {
        var page = Page.of(ctx);
        var discussion = discussion(ctx, page);
        var comment = comment(ctx, page, discussion);
        boolean mayReply = page.mayWrite() && comment.isShown() && discussion.lockedAt() == null;
        Map<String, Object> model = new HashMap<>();
        model.put("discussion", discussion);
        model.put("place", DiscussionView.place(page, discussion));
        model.put("branch", view.branch(page, discussion, comment));
        model.put("composer", mayReply ? Composer.empty(page, discussion, comment) : null);
        page.show("comments/branch", model);
    }

    /** The discussion at the request's address, if this viewer may read it. */
    Discussion discussion(Context ctx, Page page) {
        return database.read(tx -> discussions.at(tx, page.viewer(), page.course().id(), "posts/" + ctx.pathParam("post")))
                .orElseThrow(NotFoundResponse::new);
    }

    /** The comment at the request's address, if this viewer may find it. */
    Comment comment(Context ctx, Page page, Discussion discussion) {
        var id = Ids.parse(ctx.pathParam("comment"));
        return database.read(tx -> comments.find(tx, page.viewer(), discussion, id.orElseThrow(NotFoundResponse::new)))
                .orElseThrow(NotFoundResponse::new);
    }
}
