package unmask.web;

import io.javalin.http.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each change and each failure: method, route, status, milliseconds. Reading leaves no line at all. */
public final class RequestLog {
    private static final Logger LOG = LoggerFactory.getLogger("requests");

    private RequestLog() {}

    /** @param milliseconds how long the answer took */
    public static void line(Context ctx, Float milliseconds) {
        int status = ctx.statusCode();
        if (Forgery.isSafe(ctx) && status < 500) {
            return;
        }
        var route = ctx.endpoints().matchedHttpEndpoint();
        LOG.info("{} {} {} {} ms", ctx.method(), route == null ? "-" : route.path, status, Math.round(milliseconds));
    }
}
