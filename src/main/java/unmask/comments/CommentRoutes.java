package unmask.comments;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unmask.markdown.Html;
import unmask.markdown.Markdown;
import unmask.storage.Database;
import unmask.storage.Ids;
import unmask.storage.Tx;
import unmask.web.Access;
import unmask.web.OnceKeys;
import unmask.web.Page;

/** Discussions: what members add to it, and each comment by itself. */
public final class CommentRoutes {
    /** Where discussions are found: under an article, and under a prompt. */
    static final List<String> PLACES = List.of("/courses/{course}/posts/{post}", "/courses/{course}/prompts/{prompt}");

    private final Database database;
    private final DiscussionStore discussions;
    private final CommentStore comments;
    private final AnchorStore anchors;
    private final DiscussionView view;
    private final Markdown markdown;
    private final OnceKeys onceKeys;
    private final ReadingMarkStore marks;
    private final QuotationStore quotations;
    private final Verdicts verdicts;
    private final Pace pace;
    private final Terms terms;
    private final LetterRoutes letters;

    public CommentRoutes(Database database, DiscussionStore discussions, CommentStore comments, AnchorStore anchors, ReadingMarkStore marks,
                         QuotationStore quotations, DiscussionView view, Markdown markdown, OnceKeys onceKeys, Verdicts verdicts, Pace pace, Terms terms, LetterRoutes letters) {
        this.database = database;
        this.discussions = discussions;
        this.comments = comments;
        this.anchors = anchors;
        this.marks = marks;
        this.quotations = quotations;
        this.view = view;
        this.markdown = markdown;
        this.onceKeys = onceKeys;
        this.verdicts = verdicts;
        this.pace = pace;
        this.terms = terms;
        this.letters = letters;
    }

    public void register(RoutesConfig routes) {
        PLACES.forEach(place -> {
            routes.post(place + "/comments", this::add, Access.MEMBER);
            routes.get(place + "/comments/{comment}", this::show, Access.READER);
        });
        new OwnCommentRoutes(database, this, comments, view, verdicts, markdown, terms).register(routes);
        new ReadingMarkRoutes(database, this, marks).register(routes);
        new HidingRoutes(database, this, comments, verdicts).register(routes);
    }

    private void add(Context ctx) {
        var page = Page.of(ctx);
        var discussion = discussion(ctx, page);
        var draft = CommentDraft.from(ctx);
        var about = about(page, discussion, draft);
        var problem = draft.letsGo() ? null : problem(page, discussion, about, draft);
        if (problem != null) {
            askAgain(page, discussion, about, draft, problem);
            return;
        }
        var rendered = markdown.comment(draft.body());
        if (rendered.refusal().isPresent()) {
            askAgain(page, discussion, about, draft, rendered.refusal().get());
            return;
        }
        var words = rendered.done().orElseThrow();
        if (draft.preview() || draft.letsGo()) {
            page.unkept().show("comments/compose", form(page, discussion, about, draft, null, draft.preview() ? words : null));
        } else {
            post(ctx, page, discussion, about, draft, words);
        }
    }

    /**
     * What a comment is about.
     *
     * @param parent the comment that it answers; null when it answers none, or one that is gone
     * @param beside the words of the article; null when it is about all of it, or about words that are gone
     * @param quoted words of the parent; null when there are none, or none such
     */
    private record About(Comment parent, Beside beside, QuotedWords quoted) {
        String problem(CommentDraft draft) {
            if (!draft.parent().isEmpty() && parent == null) {
                return "comments.parent-gone";
            }
            if (draft.isBeside() && beside == null) {
                return "comments.beside-gone";
            }
            return beside != null && beside.anchor() == null ? "comments.phrase-elsewhere" : draft.problem() != null ? draft.problem() : quoteProblem(draft);
        }

        private String quoteProblem(CommentDraft draft) {
            return draft.quote().length() > QuotedWords.LONGEST ? "comments.quote-long"
                    : !draft.quote().isEmpty() && parent != null && quoted == null ? "comments.quote-missing" : null;
        }
    }

    private String problem(Page page, Discussion discussion, About about, CommentDraft draft) {
        if (about.parent != null && discussion.isUnlinkedFor(page.viewer())) {
            return "comments.letter-no-replies";
        }
        var problem = about.problem(draft);
        return problem != null || draft.preview() ? problem : terms.refusal(page, discussion, about.parent != null, draft.body()).orElse(null);
    }

    private About about(Page page, Discussion discussion, CommentDraft draft) {
        var beside = draft.isBeside() ? Beside.named(view.passages(page, discussion), draft) : Optional.<Beside>empty();
        var parent = parent(page, discussion, draft);
        var quoted = draft.quote().isEmpty() || parent == null ? null : QuotedWords.find(parent.html(), draft.quote()).orElse(null);
        return new About(parent, beside.orElse(null), quoted);
    }

    private void post(Context ctx, Page page, Discussion discussion, About about, CommentDraft draft, Html words) {
        if (discussion.isUnlinkedFor(page.viewer())) {
            letters.post(page, discussion, draft, words).ifPresent(problem -> askAgain(page, discussion, about, draft, problem));
            return;
        }
        var wait = pace.take(page.viewer());
        if (!wait.isZero()) {
            ctx.res().setHeader("Retry-After", String.valueOf(wait.toSeconds() + 1));
            page.refuse(429, "comments/compose", form(page, discussion, about, draft, Pace.sentence(wait), null));
            return;
        }
        var posted = database.writeWords(tx -> posted(tx, page, discussion, about, draft, words));
        if (posted.outcome != Outcome.POSTED && posted.outcome != Outcome.HELD) {
            pace.giveBack(page.viewer());
        }
        var place = DiscussionView.place(page, discussion);
        switch (posted.outcome) {
            case POSTED -> page.redirect(place + "?around=" + Ids.text(posted.id) + "&done=posted#comment-" + Ids.text(posted.id));
            case HELD -> page.redirect(place + "?around=" + Ids.text(posted.id) + "&done=held#comment-" + Ids.text(posted.id));
            case BEFORE -> page.redirect(place + "?done=posted-before#discussion");
            case PARENT_GONE -> askAgain(page, discussion, new About(null, about.beside, null), draft, "comments.parent-gone");
            case LOCKED -> askAgain(page, discussion, about, draft, "comments.locked");
        }
    }

    private enum Outcome {
        POSTED, HELD, BEFORE, PARENT_GONE, LOCKED
    }

    private record Posted(Outcome outcome, long id) {}

    private Posted posted(Tx tx, Page page, Discussion discussion, About about, CommentDraft draft, Html words) {
        if (discussion.isLocked(tx.now())) {
            return new Posted(Outcome.LOCKED, 0);
        }
        if (about.parent != null && comments.forChange(tx, page.viewer(), discussion, about.parent.id()).filter(Comment::isShown).isEmpty()) {
            return new Posted(Outcome.PARENT_GONE, 0);
        }
        if (!onceKeys.isFirst(tx, draft.once(), draft.words())) {
            return new Posted(Outcome.BEFORE, 0);
        }
        var audience = draft.promised().within(discussion.audience()).within(page.course().audience());
        var added = comments.add(tx, page.viewer(), discussion, about.parent, audience, draft.body(), words.text());
        if (about.beside != null) {
            anchors.tie(tx, discussion, added.id(), about.beside.anchor());
        }
        if (about.quoted != null) {
            quotations.add(tx, discussion, added.id(), about.parent, about.quoted);
        }
        var now = discussion.as(added.persona());
        terms.reckon(tx, page.viewer(), discussion, () -> comments.share(tx, page.viewer(), now));
        if (added.held()) {
            return new Posted(Outcome.HELD, added.id());
        }
        if (about.parent != null) {
            verdicts.tidings.replied(tx, comments.find(tx, page.viewer(), now, added.id()).orElseThrow());
        }
        return new Posted(Outcome.POSTED, added.id());
    }

    private void askAgain(Page page, Discussion discussion, About about, CommentDraft draft, String problem) {
        page.askAgain("comments/compose", form(page, discussion, about, draft, problem, null));
    }

    private Map<String, Object> form(Page page, Discussion discussion, About about, CommentDraft draft, String problem, Html preview) {
        return Map.of("discussion", discussion, "place", DiscussionView.place(page, discussion),
                "composer", Composer.again(page, discussion, about.parent, about.beside, draft, problem, preview),
                "held", isHeld(page, discussion), "context", view.answered(page, discussion, about.parent));
    }

    private boolean isHeld(Page page, Discussion discussion) {
        return database.read(tx -> verdicts.holding.holds(tx, page.viewer(), discussion));
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
        boolean locked = database.read(tx -> discussion.isLocked(tx.now()));
        boolean mayReply = page.mayWrite() && comment.isShown() && !discussion.isUnlinkedFor(page.viewer()) && !locked;
        Map<String, Object> model = new HashMap<>();
        model.put("discussion", discussion);
        model.put("place", DiscussionView.place(page, discussion));
        model.put("branch", view.branch(page, discussion, comment));
        model.put("locked", locked);
        model.put("composer", mayReply ? Composer.empty(page, discussion, comment) : null);
        model.put("held", mayReply && isHeld(page, discussion));
        model.put("revision", database.read(tx -> verdicts.revisions.of(tx, page.viewer(), comment)).orElse(null));
        model.put("comment", comment);
        boolean live = page.viewer().isSignedIn() && discussion.isOpen();
        model.put("live", live ? DiscussionView.place(page, discussion) + "/live?after=" + discussion.counter() : null);
        model.put("script", live ? "live.js" : null);
        // The live stream is a request like that of a picture.
        page.withPictures(live ? 1 : 0).show("comments/branch", model);
    }

    /** The discussion at the request's address, if this viewer may read it. */
    Discussion discussion(Context ctx, Page page) {
        return database.read(tx -> discussions.at(tx, page.viewer(), page.course().id(), place(ctx)))
                .orElseThrow(NotFoundResponse::new);
    }

    /** Where the request's address says that the discussion is, below the course. */
    private static String place(Context ctx) {
        var post = ctx.pathParamMap().get("post");
        return post != null ? "posts/" + post : "prompts/" + ctx.pathParam("prompt");
    }

    /** The comment at the request's address, if this viewer may find it. */
    Comment comment(Context ctx, Page page, Discussion discussion) {
        var id = Ids.parse(ctx.pathParam("comment"));
        return database.read(tx -> comments.find(tx, page.viewer(), discussion, id.orElseThrow(NotFoundResponse::new)))
                .orElseThrow(NotFoundResponse::new);
    }
}
