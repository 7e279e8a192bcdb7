package unmask.comments;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import unmask.web.Access;
import unmask.web.Guard;
import unmask.web.Page;
import unmask.web.live.Streams;

/** The live stream of a discussion, for readers who are signed in: others have no script that could read it. */
public final class LiveRoutes {
    private final CommentRoutes places;
    private final LiveDrawing drawing;
    private final Streams streams;
    private final Guard guard;

    public LiveRoutes(CommentRoutes places, LiveDrawing drawing, Streams streams, Guard guard) {
        this.places = places;
        this.drawing = drawing;
        this.streams = streams;
        this.guard = guard;
    }

    public void register(RoutesConfig routes) {
        CommentRoutes.PLACES.forEach(place -> routes.get(place + "/live", this::watch, Access.READER));
    }

    private void watch(Context ctx) {
        var page = Page.of(ctx);
        var discussion = places.discussion(ctx, page);
        if (!page.viewer().isSignedIn() || !discussion.isOpen()) {
            Streams.refuse(ctx);
            return;
        }
        streams.open(ctx, String.valueOf(page.viewer().account().id()), drawing.of(page, discussion), discussion.counter(), guard.stillLets(ctx));
    }
}
