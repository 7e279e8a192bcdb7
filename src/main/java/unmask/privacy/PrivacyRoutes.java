package unmask.privacy;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import unmask.web.Access;
import unmask.web.Page;

/** What we keep, in plain words and in one table. */
public final class PrivacyRoutes {
    private final Register register;

    public PrivacyRoutes(Register register) {
        this.register = register;
    }

    public void register(RoutesConfig routes) {
        routes.get("/privacy", this::notice, Access.ANYONE);
        routes.get("/privacy/register", this::table, Access.ANYONE);
    }

    private void notice(Context ctx) {
        Page.of(ctx).show("privacy/notice", Map.of());
    }

    private void table(Context ctx) {
        Page.of(ctx).show("privacy/register", Map.of("entries", register.personal()));
    }
}
