package unmask.comments;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import unmask.web.Access;
import unmask.web.Guard;
import unmask.web.Page;

/** The live stream of a discussion, for readers who are signed in: others have no script that could read it. */
public final class LiveRoutes {
    /** Also says after how many milliseconds a browser that has lost the stream asks again. */
    private static final byte[] WELCOME = "retry: 3000\n\n".getBytes(StandardCharsets.UTF_8);

    private final CommentRoutes places;
    private final Bell bell;
    private final Guard guard;

    public LiveRoutes(CommentRoutes places, Bell bell, Guard guard) {
        this.places = places;
        this.bell = bell;
        this.guard = guard;
    }

    public void register(RoutesConfig routes) {
        CommentRoutes.PLACES.forEach(place -> routes.get(place + "/live", this::watch, Access.READER));
    }

    private void watch(Context ctx) {
        var page = Page.of(ctx);
        var discussion = places.discussion(ctx, page);
        ctx.res().setHeader("Cache-Control", "no-store");
        if (!page.viewer().isSignedIn() || !discussion.isOpen() || !asksForStream(ctx) || !bell.hasRoom()) {
            // Browsers take this as "not here", and do not ask again.
            ctx.status(204);
            return;
        }
        ctx.res().setContentType("text/event-stream; charset=utf-8");
        // nginx would collect events until its buffer is full.
        ctx.res().setHeader("X-Accel-Buffering", "no");
        // The watcher completes the exchange itself, so the promise that the framework waits for is never kept.
        ctx.future(() -> {
            open(ctx, page, discussion);
            return new CompletableFuture<>();
        });
    }

    private static boolean asksForStream(Context ctx) {
        var accept = ctx.header("Accept");
        return accept != null && accept.contains("text/event-stream");
    }

    private void open(Context ctx, Page page, Discussion discussion) {
        var exchange = ctx.req().getAsyncContext();
        exchange.setTimeout(0);
        try {
            var stream = ctx.res().getOutputStream();
            var watcher = new Watcher(page, discussion.id(), position(ctx, discussion), guard.stillLets(ctx), exchange, stream);
            watcher.send(WELCOME);
            bell.join(watcher);
            stream.setWriteListener(watcher);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** What the page knows already: a browser that has lost the stream says it itself, a page that was just loaded in the address. */
    private static long position(Context ctx, Discussion discussion) {
        var last = ctx.header("Last-Event-ID");
        var known = last != null ? last : ctx.queryParam("after");
        return known != null && known.matches("\\d{1,18}") ? Math.min(Long.parseLong(known), discussion.counter()) : discussion.counter();
    }
}
