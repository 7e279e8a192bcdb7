package unmask.comments;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import unmask.comments.ModerationLogStore.Act;
import unmask.people.DiscussionMask;
import unmask.people.Moderation;
import unmask.storage.Database;
import unmask.storage.Tx;
import unmask.web.Access;
import unmask.web.Page;

/** Staff say for one discussion whether comments wait for them, and until when anything can be added. */
final class RuleRoutes {
    private static final String RULES = "/discussion";

    private final Database database;
    private final CommentRoutes places;
    private final DiscussionStore discussions;
    private final ModerationLogStore log;

    RuleRoutes(Database database, CommentRoutes places, DiscussionStore discussions, ModerationLogStore log) {
        this.database = database;
        this.places = places;
        this.discussions = discussions;
        this.log = log;
    }

    void register(RoutesConfig routes) {
        CommentRoutes.PLACES.forEach(place -> {
            routes.get(place + RULES, this::show, Access.STAFF);
            routes.post(place + RULES, this::save, Access.STAFF);
        });
    }

    private void show(Context ctx) {
        var page = Page.of(ctx);
        var discussion = places.discussion(ctx, page);
        var draft = database.read(tx -> RulesDraft.of(discussions.rules(tx, discussion), tx.now(), page.course().zoneId()));
        page.unkept().show("comments/rules", form(page, discussion, draft, Map.of()));
    }

    private void save(Context ctx) {
        var page = Page.of(ctx);
        var discussion = places.discussion(ctx, page);
        var draft = RulesDraft.from(ctx);
        if (!draft.problems().isEmpty()) {
            page.askAgain("comments/rules", form(page, discussion, draft, draft.problems()));
            return;
        }
        database.writeWords(tx -> {
            change(tx, page, discussion, draft);
            return null;
        });
        page.redirect(DiscussionView.place(page, discussion) + "?done=rules-saved#discussion");
    }

    private void change(Tx tx, Page page, Discussion discussion, RulesDraft draft) {
        var before = discussions.rules(tx, discussion);
        var lockedAt = draft.lockedAt(before.lockedAt(), tx.now(), page.course().zoneId());
        // Where nobody keeps who has said something, everything waits, and there is no rule to change.
        boolean isFixed = discussion.mask() == DiscussionMask.UNLINKED;
        discussions.rule(tx, discussion, new DiscussionStore.Rules(isFixed ? before.moderation() : draft.moderation(), lockedAt));
        if (!isFixed && !before.moderation().equals(draft.moderation())) {
            log.add(tx, discussion.courseId(), Act.RULE, ruleNow(page, draft));
        }
        if (!Objects.equals(before.lockedAt(), lockedAt)) {
            log.add(tx, discussion.courseId(), lockedAt == null ? Act.UNLOCKED : Act.LOCKED, null);
        }
    }

    private static Moderation ruleNow(Page page, RulesDraft draft) {
        return draft.moderation().equals("course") ? page.course().moderation() : Moderation.valueOf(draft.moderation().toUpperCase(Locale.ROOT));
    }

    private static Map<String, Object> form(Page page, Discussion discussion, RulesDraft draft, Map<String, String> problems) {
        Map<String, Object> model = new HashMap<>();
        model.put("discussion", discussion);
        model.put("place", DiscussionView.place(page, discussion));
        model.put("rules", draft);
        Map<String, String> sentences = new LinkedHashMap<>();
        problems.forEach((field, key) -> sentences.put(field, page.say(key)));
        model.put("problems", sentences);
        return model;
    }
}
