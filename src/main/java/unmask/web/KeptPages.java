package unmask.web;

import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import unmask.people.Viewer;
import unmask.storage.Memory;

/**
 * Stands before the routes and sends a page again to whoever got it a moment ago, if nothing has changed since. The guard let them
 * in then; it would let them in now.
 */
final class KeptPages extends Handler.Wrapper {
    private final Pages pages;
    private final Memory<String, Viewer> viewers;

    /** @param viewers whom the guard knows, by their cookie's token */
    KeptPages(Pages pages, Memory<String, Viewer> viewers) {
        this.pages = pages;
        this.viewers = viewers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var viewer = HttpMethod.GET.is(request.getMethod()) ? viewer(request) : null;
        return viewer != null && pages.sendAgain(request, response, callback, viewer) || super.handle(request, response, callback);
    }

    /** Whoever asks; null for somebody whom the guard has to look up first. */
    private Viewer viewer(Request request) {
        var token = pages.cookie().read(request);
        return token == null ? Viewer.STRANGER : viewers.recall(token);
    }
}
