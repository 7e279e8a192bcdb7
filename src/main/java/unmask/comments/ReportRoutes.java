package unmask.comments;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import unmask.comments.ReportStore.Category;
import unmask.storage.Database;
import unmask.web.Access;
import unmask.web.Form;
import unmask.web.Page;

/** A member tells staff that something is wrong with what somebody else has said. */
final class ReportRoutes {
    private static final String REPORTS = "/comments/{comment}/reports";
    private static final int LONGEST_REASON = 1_000;
    /** One may be mistaken or cross; two are worth a second look before the class reads on. */
    private static final int ENOUGH_TO_FOLD = 2;

    private final Database database;
    private final CommentRoutes places;
    private final CommentStore comments;
    private final Verdicts verdicts;
    private final Pace pace;

    ReportRoutes(Database database, CommentRoutes places, CommentStore comments, Verdicts verdicts, Pace pace) {
        this.database = database;
        this.places = places;
        this.comments = comments;
        this.verdicts = verdicts;
        this.pace = pace;
    }

    void register(RoutesConfig routes) {
        CommentRoutes.PLACES.forEach(place -> {
            routes.get(place + REPORTS, this::ask, Access.MEMBER);
            routes.post(place + REPORTS, this::report, Access.MEMBER);
        });
    }

    /** What somebody typed against a comment. */
    private record ReportDraft(String category, String reason) {
        static ReportDraft from(Context ctx) {
            return new ReportDraft(Form.line(ctx, "category"), Form.text(ctx, "reason").strip());
        }

        Optional<Category> chosen() {
            return Arrays.stream(Category.values()).filter(each -> each.name().toLowerCase(Locale.ROOT).equals(category)).findFirst();
        }

        Map<String, String> problems() {
            Map<String, String> problems = new LinkedHashMap<>();
            if (chosen().isEmpty()) {
                problems.put("category", "comments.report-category-missing");
            }
            if (reason.isEmpty()) {
                problems.put("reason", "comments.report-reason-missing");
            } else if (reason.length() > LONGEST_REASON) {
                problems.put("reason", "comments.report-reason-long");
            }
            return problems;
        }
    }

    private void ask(Context ctx) {
        var page = Page.of(ctx);
        var discussion = places.discussion(ctx, page);
        var comment = reportable(ctx, page, discussion);
        if (page.viewer().isStaff()) {
            page.redirect(DiscussionView.place(page, discussion) + "/comments/" + comment.key() + "/moderation");
            return;
        }
        page.unkept().show("comments/report", form(page, discussion, comment, new ReportDraft("", ""), Map.of()));
    }

    private void report(Context ctx) {
        var page = Page.of(ctx);
        var discussion = places.discussion(ctx, page);
        var comment = reportable(ctx, page, discussion);
        if (page.viewer().isStaff()) {
            page.redirect(DiscussionView.place(page, discussion) + "/comments/" + comment.key() + "/moderation");
            return;
        }
        var draft = ReportDraft.from(ctx);
        if (!draft.problems().isEmpty()) {
            page.askAgain("comments/report", form(page, discussion, comment, draft, draft.problems()));
            return;
        }
        var wait = pace.take(page.viewer());
        if (!wait.isZero()) {
            ctx.res().setHeader("Retry-After", String.valueOf(wait.toSeconds() + 1));
            page.refuse(429, "comments/report", form(page, discussion, comment, draft, Map.of("reason", Pace.sentence(wait))));
            return;
        }
        database.writeWords(tx -> {
            comments.forChange(tx, page.viewer(), discussion, comment.id()).filter(Comment::isShown)
                    .filter(current -> !verdicts.reports.hasReported(tx, page.viewer(), current))
                    .ifPresent(current -> {
                        verdicts.reports.add(tx, page.viewer(), current, draft.chosen().orElseThrow(), draft.reason());
                        if (!current.folded() && verdicts.reports.isEnoughToFold(tx, current, ENOUGH_TO_FOLD)) {
                            comments.sight().fold(tx, current, true);
                        }
                    });
            return null;
        });
        OwnCommentRoutes.back(page, discussion, comment, "reported");
    }

    private Map<String, Object> form(Page page, Discussion discussion, Comment comment, ReportDraft draft, Map<String, String> problems) {
        Map<String, Object> model = new HashMap<>();
        model.put("discussion", discussion);
        model.put("place", DiscussionView.place(page, discussion));
        model.put("comment", comment);
        model.put("reported", database.read(tx -> verdicts.reports.hasReported(tx, page.viewer(), comment)));
        model.put("category", draft.category);
        model.put("reason", draft.reason);
        Map<String, String> sentences = new LinkedHashMap<>();
        problems.forEach((field, key) -> sentences.put(field, page.say(key)));
        model.put("problems", sentences);
        return model;
    }

    /** What somebody else has said, and the class can read. */
    private Comment reportable(Context ctx, Page page, Discussion discussion) {
        var comment = places.comment(ctx, page, discussion);
        if (!comment.isShown() || comment.personaId() == discussion.me(page.viewer())) {
            throw new NotFoundResponse();
        }
        return comment;
    }
}
