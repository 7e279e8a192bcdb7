package unmask.participation;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import unmask.participation.Roll.Cell;
import unmask.participation.Roll.Column;
import unmask.participation.RollStore.Grant;
import unmask.people.Mask;
import unmask.people.RosterName;
import unmask.people.RosterStore;
import unmask.prompts.Asked;
import unmask.prompts.PromptStore;
import unmask.prompts.TakingPartStore;
import unmask.storage.Database;
import unmask.storage.Ids;
import unmask.web.Access;
import unmask.web.Form;
import unmask.web.Page;

/** One person on the list: how they stand, and more time or an excuse for them, by the real name and never by the class name. */
final class GrantRoutes {
    private static final String PERSON = ParticipationRoutes.PARTICIPATION + "/{name}";
    private static final String GRANT = PERSON + "/{prompt}/extension";

    private final Database database;
    private final RollCall rolls;
    private final RollStore store;
    private final RosterStore roster;
    private final PromptStore prompts;
    private final TakingPartStore takingPart;

    GrantRoutes(Database database, RollCall rolls, RollStore store, RosterStore roster, PromptStore prompts, TakingPartStore takingPart) {
        this.database = database;
        this.rolls = rolls;
        this.store = store;
        this.roster = roster;
        this.prompts = prompts;
        this.takingPart = takingPart;
    }

    void register(RoutesConfig routes) {
        routes.get(PERSON, this::show, Access.STAFF);
        routes.post(GRANT, this::grant, Access.INSTRUCTOR);
        routes.post(GRANT + "/end", this::end, Access.INSTRUCTOR);
    }

    /**
     * A prompt on somebody's page.
     *
     * @param grant what they were granted; null for nothing
     * @param mayExtend whether there is a due time that could be moved for them
     */
    record Entry(Column column, Cell cell, Grant grant, boolean mayExtend) {
        public String slug() {
            return column.asked().slug();
        }

        /** Whether there is nothing left to grant. */
        public boolean isDone() {
            return cell.mark() == Mark.DONE;
        }
    }

    private void show(Context ctx) {
        var page = Page.of(ctx);
        page.unkept().show("participation/person", model(ctx, page));
    }

    private Map<String, Object> model(Context ctx, Page page) {
        var line = line(ctx, page);
        Map<String, Object> model = new HashMap<>();
        database.read(tx -> {
            var roll = rolls.of(tx, page.viewer(), page.course());
            var row = roll.rows().stream().filter(each -> each.key().equals(Roll.key(line.id()))).findFirst().orElseThrow(NotFoundResponse::new);
            var grants = store.grants(tx, page.course().id()).getOrDefault(line.id(), Map.of());
            List<Entry> entries = new ArrayList<>();
            for (int at = 0; at < roll.columns().size(); at++) {
                var column = roll.columns().get(at);
                entries.add(new Entry(column, row.cells().get(at), grants.get(column.asked().id()), column.asked().dueAt() != null));
            }
            model.put("row", row);
            model.put("entries", entries);
            return null;
        });
        model.put("masked", page.course().mask() == Mask.MASKED);
        model.put("problems", Map.of());
        model.put("until", "");
        model.put("about", "");
        return model;
    }

    private RosterName line(Context ctx, Page page) {
        long id = Ids.parse(ctx.pathParam("name")).orElseThrow(NotFoundResponse::new);
        return database.read(tx -> roster.find(tx, page.course().id(), id)).orElseThrow(NotFoundResponse::new);
    }

    private Asked asked(Context ctx, Page page) {
        return database.read(tx -> prompts.opened(tx, page.course().id())).stream().filter(each -> each.slug().equals(ctx.pathParam("prompt"))).findFirst()
                .orElseThrow(NotFoundResponse::new);
    }

    private void grant(Context ctx) {
        var page = Page.of(ctx);
        var line = line(ctx, page);
        var asked = asked(ctx, page);
        if (Form.line(ctx, "kind").equals("excuse")) {
            database.change(tx -> takingPart.extend(tx, asked, line.id(), null));
            page.redirect(place(page, line) + "?done=excused");
            return;
        }
        var draft = new GrantDraft(Form.line(ctx, "until"));
        var problem = draft.problem(page.course(), asked);
        if (problem.isPresent()) {
            var model = model(ctx, page);
            model.put("problems", Map.of("until-" + asked.slug(), problem.get().said(page)));
            model.put("until", draft.until());
            model.put("about", asked.slug());
            page.askAgain("participation/person", model);
            return;
        }
        Instant until = draft.moment(page.course()).orElseThrow();
        database.change(tx -> {
            takingPart.extend(tx, asked, line.id(), until);
            if (!until.isBefore(tx.now())) {
                store.inTime(tx, page.course().id(), asked.id(), line.id());
            }
        });
        page.redirect(place(page, line) + "?done=extended");
    }

    private void end(Context ctx) {
        var page = Page.of(ctx);
        var line = line(ctx, page);
        var asked = asked(ctx, page);
        database.change(tx -> takingPart.endExtension(tx, asked, line.id()));
        page.redirect(place(page, line) + "?done=grant-ended");
    }

    private static String place(Page page, RosterName line) {
        return page.course().path() + "/participation/" + Roll.key(line.id());
    }
}
