package unmask.posts;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import unmask.storage.Database;
import unmask.web.Access;
import unmask.web.Page;

/** What staff do with a whole article: bring it out, take it back, move it from its file into the browser. */
final class PublicationRoutes {
    private final Database database;
    private final PostRoutes places;
    private final PostStore posts;

    PublicationRoutes(Database database, PostRoutes places, PostStore posts) {
        this.database = database;
        this.places = places;
        this.posts = posts;
    }

    void register(RoutesConfig routes) {
        routes.post(PostRoutes.POST + "/publication", this::publish, Access.STAFF);
        routes.post(PostRoutes.POST + "/publication/end", this::takeBack, Access.STAFF);
        routes.post(PostRoutes.POST + "/move", this::move, Access.STAFF);
    }

    private void publish(Context ctx) {
        var page = Page.of(ctx);
        var post = inBrowser(ctx, page);
        database.change(tx -> posts.forChange(tx, post.courseId(), post.id()).ifPresent(current ->
                posts.change(tx, page.course(), current, current.home(), Post.State.PUBLISHED, PostRoutes.day(tx, page.course(), current))));
        page.redirect(post.path(page.course()) + "?done=published");
    }

    private void takeBack(Context ctx) {
        var page = Page.of(ctx);
        var post = inBrowser(ctx, page);
        database.change(tx -> posts.forChange(tx, post.courseId(), post.id()).ifPresent(current ->
                posts.change(tx, page.course(), current, current.home(), Post.State.DRAFT, null)));
        page.redirect(post.path(page.course()) + "/edit?done=taken-back");
    }

    /** A file decides for itself whether its article is out. */
    private Post inBrowser(Context ctx, Page page) {
        var post = places.post(ctx, page);
        if (post.isInFile()) {
            throw new NotFoundResponse();
        }
        return post;
    }

    /** From now on the file is ignored. An article whose file was lost comes back as a draft. */
    private void move(Context ctx) {
        var page = Page.of(ctx);
        var post = places.post(ctx, page);
        database.change(tx -> posts.forChange(tx, post.courseId(), post.id()).filter(Post::isInFile).ifPresent(current ->
                posts.change(tx, page.course(), current, Post.Home.BROWSER,
                        current.isPublished() ? Post.State.PUBLISHED : Post.State.DRAFT,
                        current.isPublished() ? current.publishedOn() : null)));
        page.redirect(post.path(page.course()) + "/edit?done=moved");
    }
}
