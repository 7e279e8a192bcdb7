package unmask.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import unmask.people.SessionStore;
import unmask.people.Viewer;
import unmask.storage.Database;

/**
 * What all pages share, and the finished pages that can be sent again.
 *
 * <p>A finished page is sent again to the same viewer (all strangers are one) for the same address, as long as nobody has
 * written anything since; and for a second at the most, since some pages depend on the clock.
 */
public final class Pages {
    private static final long MOST_BYTES = 12L << 20;

    private final Database database;
    private final Templates templates;
    private final Messages messages;
    private final Assets assets;
    private final BaseUrl baseUrl;
    private final SessionCookie cookie;
    private final boolean plainHttp;
    private final boolean demo;
    private final ToIntFunction<Viewer> unread;
    /** Never written down, so that nobody who reads the database can tell whose page a form was on. */
    private final String secret;
    private final Cache<Key, Finished> finished = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Key key, Finished page) -> page.weight())
            .expireAfterWrite(Duration.ofSeconds(1))
            .build();

    /** @param unread how many notices wait for somebody who is signed in */
    public Pages(Database database, Messages messages, Templates templates, Assets assets, BaseUrl baseUrl, boolean plainHttp,
                 boolean demo, ToIntFunction<Viewer> unread, RandomGenerator random) {
        this.database = database;
        this.templates = templates;
        this.messages = messages;
        this.assets = assets;
        this.baseUrl = baseUrl;
        this.cookie = new SessionCookie(baseUrl);
        this.plainHttp = plainHttp;
        this.demo = demo;
        this.unread = unread;
        this.secret = random.nextLong() + "-" + random.nextLong();
    }

    Templates templates() {
        return templates;
    }

    Messages messages() {
        return messages;
    }

    Assets assets() {
        return assets;
    }

    BaseUrl baseUrl() {
        return baseUrl;
    }

    SessionCookie cookie() {
        return cookie;
    }

    boolean plainHttp() {
        return plainHttp;
    }

    boolean isDemo() {
        return demo;
    }

    int unread(Viewer viewer) {
        return viewer.isSignedIn() ? unread.applyAsInt(viewer) : 0;
    }

    /** A page for a request that has been turned away before the guard knew who is asking. */
    public Page forStranger(Context ctx) {
        return new Page(ctx, this, Viewer.STRANGER, null);
    }

    /** A page for a request that the guard has turned back on its way, though it knows who is asking. */
    public Page turnedBack(Context ctx) {
        return new Page(ctx, this, ctx.attribute("viewer"), null);
    }

    /** Names a form by what nobody can guess or look up later: the same for as long as its page stays the same. */
    String onceKey(Context ctx, Viewer viewer) {
        return SessionStore.hash(secret + viewer.key() + ctx.path() + database.revision()).substring(0, 32);
    }

    /** Grows with everything that could change a page. */
    long revision() {
        return database.revision();
    }

    /** What a finished page is known by. */
    static Key key(Request request, Viewer viewer) {
        var address = request.getHttpURI();
        return new Key(viewer.key(), address.getPath(), address.getQuery());
    }

    /**
     * Sends the page that this viewer got at this address a moment ago, if it shows everything that had changed at a revision.
     *
     * @param arrival the revision when the request came: whoever asks sees at least what was there then
     */
    boolean sendAgain(Key key, long arrival, Request request, Response response, Callback callback, Viewer viewer) {
        var page = finished.getIfPresent(key);
        if (page == null || page.revision < arrival) {
            return false;
        }
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, keeping(viewer));
        page.body.send(request, response, callback);
        return true;
    }

    void send(Context ctx, Page page, int status, String html) {
        var body = Body.html(html);
        ctx.status(status);
        if (status != 200 || !page.mayBeKept() || !ctx.req().getMethod().equals("GET")) {
            ctx.res().setHeader("Cache-Control", "no-store");
            body.sendOnce(ctx);
            return;
        }
        ctx.res().setHeader("Cache-Control", keeping(page.viewer()));
        if (ctx.attribute("revision") instanceof Long before) {
            finished.put(new Key(page.viewer().key(), ctx.path(), ctx.queryString()), new Finished(before, body));
        }
        body.send(ctx);
    }

    private static String keeping(Viewer viewer) {
        return viewer.shared() ? "no-store" : viewer.isSignedIn() ? "private, no-cache" : "no-cache";
    }

    record Key(String session, String path, String query) {}

    private record Finished(long revision, Body body) {
        int weight() {
            return 300 + body.plain().length + (body.gzip() == null ? 0 : body.gzip().length);
        }
    }
}
