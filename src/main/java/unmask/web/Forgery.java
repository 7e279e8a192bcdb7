package unmask.web;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.util.Set;

/** Refuses forms that another site has sent with our reader's cookie. */
final class Forgery {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final BaseUrl baseUrl;

    Forgery(BaseUrl baseUrl) {
        this.baseUrl = baseUrl;
    }

    static boolean isSafe(Context ctx) {
        return SAFE.contains(ctx.req().getMethod());
    }

    /** Fetch Metadata says where a request began; browsers that send none of it send Origin with every form. */
    void refuse(Context ctx) {
        if (isSafe(ctx)) {
            return;
        }
        var site = ctx.header("Sec-Fetch-Site");
        boolean ours = site != null ? site.equals("same-origin") : baseUrl.toString().equals(ctx.header("Origin"));
        if (!ours) {
            throw new ForbiddenResponse("error.forged");
        }
    }
}
