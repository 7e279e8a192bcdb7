package unmask.comments;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Map;
import unmask.markdown.Markdown;
import unmask.people.Exclusions;
import unmask.storage.Database;
import unmask.web.Access;
import unmask.web.OnceKeys;
import unmask.web.Page;

/** The room of the staff: what waits for them, and the log of what they did, which the whole class can read. */
public final class ModerationRoutes {
    static final String ROOM = "/courses/{course}/moderation";
    private static final int ON_A_PAGE = 30;
    private static final int LINES_ON_A_PAGE = 60;

    private final Database database;
    private final CommentRoutes places;
    private final DiscussionStore discussions;
    private final CommentStore comments;
    private final Verdicts verdicts;
    private final PrivateTalkStore talks;
    private final Exclusions exclusions;
    private final Markdown markdown;
    private final OnceKeys onceKeys;
    private final Pace pace;

    public ModerationRoutes(Database database, CommentRoutes places, DiscussionStore discussions, CommentStore comments, Verdicts verdicts,
                            PrivateTalkStore talks, Exclusions exclusions, Markdown markdown, OnceKeys onceKeys, Pace pace) {
        this.database = database;
        this.places = places;
        this.discussions = discussions;
        this.comments = comments;
        this.verdicts = verdicts;
        this.talks = talks;
        this.exclusions = exclusions;
        this.markdown = markdown;
        this.onceKeys = onceKeys;
        this.pace = pace;
    }

    public void register(RoutesConfig routes) {
        routes.get(ROOM, this::showQueue, Access.STAFF);
        routes.get(ROOM + "/log", this::showLog, Access.MEMBER);
        new VerdictRoutes(database, places, comments, verdicts, talks).register(routes);
        new ReportRoutes(database, places, comments, verdicts, pace).register(routes);
        new PauseRoutes(database, places, exclusions).register(routes);
        new PrivateTalkRoutes(database, places, discussions, comments, verdicts.tidings, talks, markdown, onceKeys, pace).register(routes);
        new RuleRoutes(database, places, discussions, verdicts.log).register(routes);
    }

    private void showQueue(Context ctx) {
        var page = Page.of(ctx);
        var course = page.course();
        var cases = database.read(tx -> verdicts.queue.waiting(tx, page.viewer(), course.id(), (page.sheet() - 1L) * ON_A_PAGE, ON_A_PAGE + 1).stream()
                .map(comment -> Case.of(tx, page.viewer(), course, comment, verdicts))
                .toList());
        show(page, "comments/queue", "cases", cases, ON_A_PAGE);
    }

    private void showLog(Context ctx) {
        var page = Page.of(ctx);
        var lines = database.read(tx -> verdicts.log.list(tx, page.course().id(), (page.sheet() - 1L) * LINES_ON_A_PAGE, LINES_ON_A_PAGE + 1));
        show(page, "comments/log", "lines", lines, LINES_ON_A_PAGE);
    }

    /** One page of a list, of which one more was found than fits. */
    static void show(Page page, String template, String name, List<?> found, int most) {
        if (page.sheet() > 1 && found.isEmpty()) {
            throw new NotFoundResponse();
        }
        page.unkept().show(template, Map.of(name, found.subList(0, Math.min(found.size(), most)), "previous", page.sheet() - 1,
                "next", page.sheet() + 1, "more", found.size() > most));
    }
}
