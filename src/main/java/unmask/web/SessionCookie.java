package unmask.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;

/** The one cookie, set at sign-in and never before. */
final class SessionCookie {
    /** The name of the cookie over https; the prefix makes browsers refuse one that another host or a script has planted. */
    static final String SECURE_NAME = "__Host-session";
    /** Without https browsers would drop the other one. */
    static final String PLAIN_NAME = "session";
    private static final int HALF_A_YEAR = (int) Duration.ofDays(180).toSeconds();

    private final BaseUrl baseUrl;

    SessionCookie(BaseUrl baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** The token, or null. */
    String read(Context ctx) {
        return read(ServletContextRequest.getServletContextRequest(ctx.req()));
    }

    /** The token, or null. */
    String read(Request request) {
        for (var cookie : Request.getCookies(request)) {
            if (cookie.getName().equals(name())) {
                return cookie.getValue();
            }
        }
        return null;
    }

    /** On a shared computer the cookie goes when the browser is closed. */
    void write(Context ctx, String token, boolean shared) {
        ctx.cookie(new Cookie(name(), token, "/", shared ? -1 : HALF_A_YEAR, baseUrl.isHttps(), true, null, SameSite.LAX));
    }

    void clear(Context ctx) {
        ctx.cookie(new Cookie(name(), "", "/", 0, baseUrl.isHttps(), true, null, SameSite.LAX));
    }

    private String name() {
        return baseUrl.isHttps() ? SECURE_NAME : PLAIN_NAME;
    }
}
