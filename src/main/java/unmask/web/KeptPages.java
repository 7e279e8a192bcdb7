package unmask.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import unmask.people.Viewer;
import unmask.storage.Memory;
import unmask.web.Pages.Key;

/**
 * Stands before the routes and sends a page again to whoever got it a moment ago, if nothing has changed since. The guard let them
 * in then; it would let them in now. When many ask for the same page at once, one request draws it and the others wait for it.
 */
final class KeptPages extends Handler.Wrapper {
    /** After that a request draws the page itself: whoever was to draw it may be slow for reasons of their own. */
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(500);

    private final Pages pages;
    private final Memory<String, Viewer> viewers;
    private final Map<Key, CountDownLatch> underWay = new ConcurrentHashMap<>();

    /** @param viewers whom the guard knows, by their cookie's token */
    KeptPages(Pages pages, Memory<String, Viewer> viewers) {
        this.pages = pages;
        this.viewers = viewers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        long arrival = pages.revision();
        var viewer = HttpMethod.GET.is(request.getMethod()) ? viewer(request) : null;
        if (viewer == null) {
            return super.handle(request, response, callback);
        }
        var key = Pages.key(request, viewer);
        if (pages.sendAgain(key, arrival, request, response, callback, viewer)) {
            return true;
        }
        var drawing = new CountDownLatch(1);
        for (long end = System.nanoTime() + PATIENCE; ; ) {
            var other = underWay.putIfAbsent(key, drawing);
            if (other == null) {
                break;
            }
            if (!other.await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return super.handle(request, response, callback);
            }
            if (pages.sendAgain(key, arrival, request, response, callback, viewer)) {
                return true;
            }
        }
        try {
            return super.handle(request, response, callback);
        } finally {
            underWay.remove(key);
            drawing.countDown();
        }
    }

    /** Whoever asks; null for somebody whom the guard has to look up first. */
    private Viewer viewer(Request request) {
        var token = pages.cookie().read(request);
        return token == null ? Viewer.STRANGER : viewers.recall(token);
    }
}
