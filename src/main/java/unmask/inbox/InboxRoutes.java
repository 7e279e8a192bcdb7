package unmask.inbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Map;
import unmask.storage.Database;
import unmask.web.Access;
import unmask.web.Page;

/** The list of what somebody was told about themselves. Looking at it leaves no trace; the mark goes when its reader says so. */
public final class InboxRoutes {
    static final int ON_A_PAGE = 30;

    private final Database database;
    private final NoticeStore notices;

    public InboxRoutes(Database database, NoticeStore notices) {
        this.database = database;
        this.notices = notices;
    }

    public void register(RoutesConfig routes) {
        routes.get("/inbox", this::show, Access.SIGNED_IN);
        routes.post("/inbox/seen", this::clear, Access.SIGNED_IN);
    }

    private void show(Context ctx) {
        var page = Page.of(ctx);
        int sheet = page.sheet();
        // One more than fits says whether there is a further page.
        var found = database.read(tx -> notices.list(tx, page.viewer(), (sheet - 1L) * ON_A_PAGE, ON_A_PAGE + 1));
        if (sheet > 1 && found.isEmpty()) {
            throw new NotFoundResponse();
        }
        page.unkept().show("inbox/list", Map.of(
                "entries", found.subList(0, Math.min(found.size(), ON_A_PAGE)),
                "previous", sheet - 1,
                "next", sheet + 1,
                "more", found.size() > ON_A_PAGE));
    }

    private void clear(Context ctx) {
        var page = Page.of(ctx);
        database.change(tx -> notices.clear(tx, page.viewer()));
        page.redirect("/inbox?done=mark-cleared");
    }
}
