package unmask.comments;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Map;
import unmask.people.DiscussionMask;
import unmask.people.Exclusion.Kind;
import unmask.people.Exclusions;
import unmask.storage.Database;
import unmask.web.Access;
import unmask.web.Confirmed;
import unmask.web.Page;

/** An instructor puts the author of a comment out for a while, without learning who it is. */
final class PauseRoutes {
    private static final String PAUSE = "/comments/{comment}/pause";

    private final Database database;
    private final CommentRoutes places;
    private final Exclusions exclusions;

    PauseRoutes(Database database, CommentRoutes places, Exclusions exclusions) {
        this.database = database;
        this.places = places;
        this.exclusions = exclusions;
    }

    void register(RoutesConfig routes) {
        CommentRoutes.PLACES.forEach(place -> {
            routes.get(place + PAUSE, this::ask, Access.INSTRUCTOR);
            routes.post(place + PAUSE, this::pause, Access.INSTRUCTOR, Confirmed.LATELY);
            routes.post(place + PAUSE + "/end", this::end, Access.INSTRUCTOR, Confirmed.LATELY);
        });
    }

    private void ask(Context ctx) {
        var page = Page.of(ctx);
        var discussion = places.discussion(ctx, page);
        var comment = byStudent(ctx, page, discussion);
        page.unkept().show("comments/pause", Map.of("discussion", discussion, "place", DiscussionView.place(page, discussion), "comment", comment,
                "out", database.read(tx -> exclusions.isOut(tx, page.course(), comment.personaId()))));
    }

    private void pause(Context ctx) {
        var page = Page.of(ctx);
        var discussion = places.discussion(ctx, page);
        var comment = byStudent(ctx, page, discussion);
        var outcome = database.write(tx -> exclusions.byPersona(tx, page.course(), comment.personaId(), Kind.PAUSED));
        page.redirect(page.course().path() + "/moderation?done=" + (outcome != Exclusions.Outcome.DONE ? "author-not-paused"
                : comment.mask() == DiscussionMask.COURSE ? "author-paused" : "author-paused-here"));
    }

    /** Whoever wears the name may come back, as far as this name is concerned. */
    private void end(Context ctx) {
        var page = Page.of(ctx);
        var comment = byStudent(ctx, page, places.discussion(ctx, page));
        database.change(tx -> exclusions.endByPersona(tx, page.course(), comment.personaId()));
        page.redirect(page.course().path() + "/moderation?done=author-back");
    }

    private Comment byStudent(Context ctx, Page page, Discussion discussion) {
        var comment = places.comment(ctx, page, discussion);
        // Whose words are gone has no name on any page.
        if (comment.isWithdrawn() || comment.role().isStaff() || !comment.hasAuthor()) {
            throw new NotFoundResponse();
        }
        return comment;
    }
}
