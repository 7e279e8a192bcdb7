package unmask.posts;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import unmask.storage.Database;
import unmask.web.Access;
import unmask.web.Body;
import unmask.web.Page;

/** The pictures of a course, for whoever may read an article that shows them. */
final class PictureRoutes {
    /** A drawing may carry a script of its own, which must not run as ours when somebody opens the drawing by itself. */
    private static final String DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private final Database database;
    private final PostStore posts;
    private final Pictures pictures;

    PictureRoutes(Database database, PostStore posts, Pictures pictures) {
        this.database = database;
        this.posts = posts;
        this.pictures = pictures;
    }

    void register(RoutesConfig routes) {
        routes.get("/courses/{course}/files/{name}", this::show, Access.READER);
    }

    private void show(Context ctx) {
        var page = Page.of(ctx);
        var name = ctx.pathParam("name");
        var type = Pictures.type(name).orElseThrow(NotFoundResponse::new);
        boolean may = page.viewer().isStaff() || database.read(tx -> posts.isShownTo(tx, page.viewer(), page.course(), name));
        if (!may) {
            throw new NotFoundResponse();
        }
        var bytes = pictures.read(page.course().slug(), name).orElseThrow(NotFoundResponse::new);
        if (type.equals("image/svg+xml")) {
            ctx.res().setHeader("Content-Security-Policy", DRAWING_POLICY);
        }
        ctx.res().setHeader("Cache-Control", page.viewer().shared() ? "no-store" : "private, no-cache");
        Body.of(bytes, type).send(ctx);
    }
}
