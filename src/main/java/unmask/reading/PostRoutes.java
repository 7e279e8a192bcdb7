package unmask.reading;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import unmask.comments.DiscussionStore;
import unmask.comments.DiscussionView;
import unmask.posts.Articles;
import unmask.posts.Embedded;
import unmask.posts.PostStore;
import unmask.storage.Database;
import unmask.web.Access;
import unmask.web.Fragment;
import unmask.web.Page;

/** An article, and under it its discussion. */
public final class PostRoutes {
    private final Database database;
    private final PostStore posts;
    private final Articles articles;
    private final DiscussionStore discussions;
    private final DiscussionView view;
    private final Embedded embedded;

    public PostRoutes(Database database, PostStore posts, Articles articles, DiscussionStore discussions, DiscussionView view, Embedded embedded) {
        this.database = database;
        this.posts = posts;
        this.articles = articles;
        this.discussions = discussions;
        this.view = view;
        this.embedded = embedded;
    }

    public void register(RoutesConfig routes) {
        routes.get("/courses/{course}/posts/{post}", this::show, Access.READER);
    }

    private void show(Context ctx) {
        var page = Page.of(ctx);
        var slug = ctx.pathParam("post");
        var post = database.read(tx -> posts.find(tx, page.viewer(), page.course(), slug)).orElse(null);
        if (post == null) {
            follow(page, slug);
            return;
        }
        var shown = articles.shown(page.course(), post);
        var discussion = database.read(tx -> discussions.at(tx, page.viewer(), page.course().id(), "posts/" + post.slug()));
        Map<String, Object> model = new HashMap<>();
        model.put("post", post);
        model.put("article", shown);
        var around = ctx.queryParam("around");
        int beside = shown.passages().number(ctx.queryParam("beside"));
        var text = discussion.map(found -> view.beside(page, found, shown.passages(), shown.body()))
                .orElseGet(() -> page.fragment("posts/article :: text", Map.of("text", shown.body())));
        model.put("text", text.filled(slot -> slot.name() != Fragment.EMBEDDED ? null : shown.slot(slot.id()).map(found -> embedded.drawn(page, post, found)).orElse(null)));
        var talk = discussion.map(found -> view.under(page, found, shown.passages(), beside, page.sheet(), around)).orElse(null);
        var folded = around == null || beside > 0 || talk == null ? Optional.<String>empty() : view.folded(page, discussion.get(), talk, around);
        if (folded.isPresent()) {
            page.redirect(folded.get() + (page.done() == null ? "" : "?done=" + page.done()));
            return;
        }
        model.put("talk", talk);
        boolean live = talk != null && page.viewer().isSignedIn();
        model.put("script", live ? "live.js" : null);
        // The live stream is a request like that of a picture.
        page.withPictures(shown.pictures() + (live ? 1 : 0)).show("reading/post", model);
    }

    /** An article that was renamed leads to its new address. */
    private void follow(Page page, String oldSlug) {
        var slug = database.read(tx -> posts.renamedTo(tx, page.viewer(), page.course(), oldSlug)).orElseThrow(NotFoundResponse::new);
        page.redirect(page.course().path() + "/posts/" + slug);
    }
}
