package unmask.web.live;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** Lets pages hear the bell. */
public final class Streams {
    /** Between so many milliseconds a browser that has lost the stream waits until it asks again. */
    private static final int SOONEST = 1_000;
    private static final int LATEST = 6_000;

    private final Bell bell;
    private final RandomGenerator random;

    public Streams(Bell bell, RandomGenerator random) {
        this.bell = bell;
        this.random = random;
    }

    /**
     * Answers with a stream of what happens; with nothing when it was not asked for as a stream, or too many are open.
     *
     * @param owner   whose windows count together
     * @param now     the number up to which a page knows everything that is loaded at this moment
     * @param mayStay whether whoever watches would still be let in
     */
    public void open(Context ctx, String owner, Watched watched, long now, BooleanSupplier mayStay) {
        if (!asksForStream(ctx) || !bell.hasRoom()) {
            refuse(ctx);
            return;
        }
        ctx.res().setHeader("Cache-Control", "no-store");
        ctx.res().setContentType("text/event-stream; charset=utf-8");
        // nginx would collect events until its buffer is full.
        ctx.res().setHeader("X-Accel-Buffering", "no");
        // The watcher completes the exchange itself, so the promise that the framework waits for is never kept.
        ctx.future(() -> {
            begin(ctx, new Watcher.Place(owner, watched, mayStay), position(ctx, now));
            return new CompletableFuture<>();
        });
    }

    /** Answers that there is nothing to hear: browsers do not ask again. */
    public static void refuse(Context ctx) {
        ctx.res().setHeader("Cache-Control", "no-store");
        ctx.status(204);
    }

    private static boolean asksForStream(Context ctx) {
        var accept = ctx.header("Accept");
        return accept != null && accept.contains("text/event-stream");
    }

    private void begin(Context ctx, Watcher.Place place, long position) {
        var exchange = ctx.req().getAsyncContext();
        exchange.setTimeout(0);
        try {
            var stream = ctx.res().getOutputStream();
            var watcher = new Watcher(place, position, exchange, stream);
            watcher.send(welcome());
            bell.join(watcher);
            stream.setWriteListener(watcher);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** When a server has come back, those who have lost it do not all stand at the door at once. */
    private byte[] welcome() {
        return ("retry: " + random.nextInt(SOONEST, LATEST) + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /** What the page knows already: a browser that has lost the stream says it itself, a page that was just loaded in the address. */
    private static long position(Context ctx, long now) {
        var last = ctx.header("Last-Event-ID");
        var known = last != null ? last : ctx.queryParam("after");
        return known != null && known.matches("\\d{1,18}") ? Math.min(Long.parseLong(known), now) : now;
    }
}
