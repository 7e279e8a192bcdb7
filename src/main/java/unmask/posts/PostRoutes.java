package unmask.posts;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unmask.people.Audience;
import unmask.people.Course;
import unmask.storage.Database;
import unmask.storage.Tx;
import unmask.web.Access;
import unmask.web.Fragment;
import unmask.web.OnceKeys;
import unmask.web.Page;

/** Where staff write articles: the editor, its preview, and what becomes of both. */
public final class PostRoutes {
    static final String POSTS = "/courses/{course}/posts";
    static final String POST = POSTS + "/{post}";

    private final Database database;
    private final PostStore posts;
    private final Articles articles;
    private final PostFiles files;
    private final OnceKeys onceKeys;
    private final Embedded embedded;

    public PostRoutes(Database database, PostStore posts, Articles articles, PostFiles files, OnceKeys onceKeys, Embedded embedded) {
        this.database = database;
        this.posts = posts;
        this.articles = articles;
        this.files = files;
        this.onceKeys = onceKeys;
        this.embedded = embedded;
    }

    /** Before the route that shows an article, whose address also fits the editor's. */
    public void register(RoutesConfig routes) {
        routes.get(POSTS + "/new", this::showNew, Access.STAFF);
        routes.post(POSTS, this::add, Access.STAFF);
        routes.get(POST + "/edit", this::showEdit, Access.STAFF);
        routes.post(POST, this::edit, Access.STAFF);
        new PublicationRoutes(database, this, posts).register(routes);
        new PictureRoutes(database, posts, new Pictures(files.folder())).register(routes);
    }

    private void showNew(Context ctx) {
        var page = Page.of(ctx);
        page.unkept().show("posts/editor", form(page, null, PostDraft.empty(page), Map.of()));
    }

    private void add(Context ctx) {
        var page = Page.of(ctx);
        var draft = PostDraft.from(ctx);
        if (isAnswered(page, null, draft)) {
            return;
        }
        var proof = proof(page, draft);
        var post = database.write(tx -> added(tx, page, draft, proof));
        if (post == null) {
            page.redirect(page.course().path() + "?done=article-saved-before");
        } else {
            goOn(page, post, draft);
        }
    }

    private Post added(Tx tx, Page page, PostDraft draft, Articles.Proof proof) {
        if (!draft.once().isEmpty() && !onceKeys.isFirst(tx, draft.once(), draft.words())) {
            return null;
        }
        var course = page.course();
        var slug = Post.NAMES.forTitle(draft.title(), name -> posts.isTaken(tx, course.id(), name));
        return posts.add(tx, course, edition(tx, page, slug, null, draft, proof));
    }

    private static Edition edition(Tx tx, Page page, String slug, Post before, PostDraft draft, Articles.Proof proof) {
        var typed = FrontMatter.parse(draft.document()).document().orElseThrow();
        var byline = typed.authors().isEmpty() ? page.viewer().member().name() : Edition.byline(typed.authors());
        boolean out = draft.aim() == PostDraft.Aim.PUBLISH || before != null && before.isPublished() && draft.aim() != PostDraft.Aim.TAKE_BACK;
        return new Edition(slug, Post.Home.BROWSER, out ? Post.State.PUBLISHED : Post.State.DRAFT, draft.audienceIn(page.course()), typed.title(),
                byline, typed.teaser().orElse(""), proof.minutes(), out ? day(tx, page.course(), before) : null, draft.document());
    }

    /** The day on which the article came out, or today. */
    static LocalDate day(Tx tx, Course course, Post before) {
        return before != null && before.publishedOn() != null ? before.publishedOn() : LocalDate.ofInstant(tx.now(), course.zoneId());
    }

    private static void goOn(Page page, Post post, PostDraft draft) {
        if (!post.isPublished()) {
            page.redirect(post.path(page.course()) + (draft.aim() == PostDraft.Aim.TAKE_BACK ? "/edit?done=taken-back" : "/edit?done=draft-saved"));
        } else {
            page.redirect(post.path(page.course()) + (draft.aim() == PostDraft.Aim.PUBLISH ? "?done=published" : "?done=article-saved"));
        }
    }

    /** Shows the form again when something is wrong with it, or when that is what was asked for. */
    private boolean isAnswered(Page page, Post post, PostDraft draft) {
        var problems = draft.problems(page);
        if (draft.aim() == PostDraft.Aim.INSERT) {
            var block = database.read(tx -> embedded.block(tx, page.course(), draft.insert(), draft.body()));
            page.unkept().show("posts/editor", form(page, post, draft.with(block), Map.of()));
            return true;
        }
        boolean isPreview = draft.aim() == PostDraft.Aim.PREVIEW;
        boolean isReadable = !problems.containsKey("references") && !problems.containsKey("body") && !problems.containsKey("authors")
                && !problems.containsKey("teaser");
        var proof = isReadable ? proof(page, draft) : null;
        if (proof != null && proof.refusal() != null) {
            problems.put("body", page.say(proof.refusal()));
        }
        if (proof != null && !proof.sourceProblems().isEmpty()) {
            problems.put("references", PostDraft.sentence(page, proof.sourceProblems().get(0)));
        }
        blockProblem(page, post, draft).ifPresent(sentence -> problems.putIfAbsent("body", sentence));
        var model = form(page, post, draft, problems);
        if (isPreview && proof != null && proof.refusal() == null) {
            model.put("preview", proof);
            model.put("text", withBlocks(page, post, proof));
            model.put("remarks", remarks(page, proof));
        }
        if (!problems.isEmpty()) {
            page.askAgain("posts/editor", model);
        } else if (isPreview) {
            page.withPictures(proof.shown(0, null).pictures()).unkept().show("posts/editor", model);
        }
        return isPreview || !problems.isEmpty();
    }

    /** The first thing wrong with what stands in the middle of the article. */
    private Optional<String> blockProblem(Page page, Post post, PostDraft draft) {
        var problems = new ArrayList<>(embedded.proofread(draft.body(), 1));
        problems.addAll(database.<List<Problem>>read(tx -> embedded.conflicts(tx, page.course(), post, draft.body(), 1)));
        return problems.stream().findFirst().map(problem -> page.say("posts.on-line", problem.line(), PostDraft.sentence(page, problem)));
    }

    /** The article with what stands in the middle of it, as readers would see it. */
    private Fragment withBlocks(Page page, Post post, Articles.Proof proof) {
        return page.fragment("posts/article :: text", Map.of("text", proof.body())).filled(slot -> slot.name() != Fragment.EMBEDDED ? null
                : proof.shown(0, null).slot(slot.id()).map(found -> embedded.drawn(page, null, found)).orElse(null));
    }

    private Articles.Proof proof(Page page, PostDraft draft) {
        // The title may still be missing while the rest is looked at.
        var titled = draft.title().isEmpty() ? new PostDraft("T", "", "", draft.references(), draft.body(), Audience.COURSE, "", 0, draft.aim(), "") : draft;
        return FrontMatter.parse(titled.document()).document().map(document -> articles.proof(page.course(), document)).orElse(null);
    }

    private static List<String> remarks(Page page, Articles.Proof proof) {
        return proof.problems().stream()
                .map(problem -> page.say("posts.on-line", problem.line(), page.say(problem.messageKey(), problem.detail())))
                .toList();
    }

    /** @param post null for a new article */
    private Map<String, Object> form(Page page, Post post, PostDraft draft, Map<String, String> problems) {
        Map<String, Object> model = new HashMap<>();
        model.put("post", post);
        model.put("action", post == null ? page.course().path() + "/posts" : post.path(page.course()));
        model.put("draft", draft);
        model.put("ready", embedded.ready());
        model.put("problems", new LinkedHashMap<>(problems));
        model.put("opens", page.course().audience() == Audience.WEB);
        return model;
    }

    private void showEdit(Context ctx) {
        var page = Page.of(ctx);
        var post = post(ctx, page);
        var source = database.read(tx -> posts.source(tx, post));
        if (post.isInFile()) {
            page.show("posts/in-file", inFile(page, post, source));
        } else {
            page.unkept().show("posts/editor", form(page, post, PostDraft.of(page, post, document(source)), Map.of()));
        }
    }

    private Map<String, Object> inFile(Page page, Post post, String source) {
        return Map.of("post", post, "source", source, "place", files.folder().place(page.course().slug(), post.slug() + PostFile.ENDING));
    }

    /** Only documents that could be read are ever kept. */
    private static FrontMatter document(String source) {
        return FrontMatter.parse(source).document().orElseThrow();
    }

    /** The article at the request's address. */
    Post post(Context ctx, Page page) {
        return database.read(tx -> posts.find(tx, page.viewer(), page.course(), ctx.pathParam("post"))).orElseThrow(NotFoundResponse::new);
    }

    private void edit(Context ctx) {
        var page = Page.of(ctx);
        var post = post(ctx, page);
        var draft = PostDraft.from(ctx);
        if (post.isInFile()) {
            page.askAgain("posts/in-file", inFile(page, post, draft.body()));
            return;
        }
        if (isAnswered(page, post, draft)) {
            return;
        }
        var proof = proof(page, draft);
        var saved = database.write(tx -> saved(tx, page, post, draft, proof));
        if (saved == null) {
            showBoth(ctx, page, draft);
        } else {
            goOn(page, saved, draft);
        }
    }

    /** Null when somebody else has saved other words since this form was opened. */
    private Post saved(Tx tx, Page page, Post post, PostDraft draft, Articles.Proof proof) {
        var current = posts.forChange(tx, post.courseId(), post.id()).orElseThrow(NotFoundResponse::new);
        if (current.isInFile() || current.version() != draft.version() && !posts.source(tx, current).equals(draft.document())) {
            return null;
        }
        return posts.save(tx, page.course(), current, edition(tx, page, current.slug(), current, draft, proof));
    }

    /** Theirs below, yours in the form; sent once more, yours replaces theirs. */
    private void showBoth(Context ctx, Page page, PostDraft draft) {
        var current = post(ctx, page);
        var theirs = database.read(tx -> posts.source(tx, current));
        var model = form(page, current, draft.over(current.version()), Map.of("body", page.say("posts.changed-meanwhile")));
        model.put("theirs", theirs);
        page.askAgain("posts/editor", model);
    }
}
