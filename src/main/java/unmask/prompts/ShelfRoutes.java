package unmask.prompts;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unmask.people.Course;
import unmask.storage.Database;
import unmask.storage.Ids;
import unmask.web.Access;
import unmask.web.Form;
import unmask.web.OnceKeys;
import unmask.web.Page;

/** Ready prompts and one's own: put into a course with a click, kept, and copied to another course without anybody's answers. */
public final class ShelfRoutes {
    private static final String LIBRARY = "/courses/{course}/library";

    private final Database database;
    private final PromptStore prompts;
    private final PromptRoutes places;
    private final WritingRoutes writing;
    private final OnceKeys onceKeys;
    private final Library library;
    private final ShelfStore shelf;

    public ShelfRoutes(Database database, PromptStore prompts, ShelfStore shelf, Library library, PromptRoutes places, WritingRoutes writing, OnceKeys onceKeys) {
        this.database = database;
        this.prompts = prompts;
        this.places = places;
        this.writing = writing;
        this.onceKeys = onceKeys;
        this.library = library;
        this.shelf = shelf;
    }

    public void register(RoutesConfig routes) {
        routes.get(LIBRARY, this::show, Access.STAFF);
        routes.post(LIBRARY, this::add, Access.STAFF);
        routes.post(LIBRARY + "/own/{own}/end", this::drop, Access.STAFF);
        routes.post(PromptRoutes.PROMPT + "/keeping", this::keep, Access.STAFF);
        routes.get(PromptRoutes.PROMPT + "/copies", this::askWhere, Access.STAFF);
        routes.post(PromptRoutes.PROMPT + "/copies", this::copy, Access.STAFF);
    }

    /**
     * A prompt on the shelf.
     *
     * @param from what a form says to take it
     * @param end  the key with which it can be taken off; null for those that came with the product
     */
    record Offer(String from, String title, Prompt prompt, String end) {}

    private void show(Context ctx) {
        var page = Page.of(ctx);
        var own = database.read(tx -> shelf.of(tx, page.viewer())).stream()
                .map(kept -> new Offer(kept.key(), kept.question(), prompt(kept.definition()), kept.key())).toList();
        var ready = new ArrayList<List<Offer>>();
        for (var kind : Kinds.words()) {
            ready.add(library.all().stream().filter(each -> each.kind().equals(kind)).map(each -> new Offer(each.name(), each.title(), prompt(each.yaml()), null)).toList());
        }
        Map<String, Object> model = new HashMap<>();
        model.put("own", own);
        model.put("ready", ready);
        page.show("prompts/library", model);
    }

    private static Prompt prompt(String definition) {
        return Prompt.parse(definition, 1).document().orElseThrow();
    }

    private void add(Context ctx) {
        var page = Page.of(ctx);
        var found = definition(page, Form.line(ctx, "from"));
        if (found.isEmpty()) {
            page.redirect(page.course().path() + "/library?done=prompt-off-shelf");
            return;
        }
        var definition = found.get();
        var once = Form.line(ctx, "once");
        var asked = database.<Asked>write(tx -> !once.isEmpty() && !onceKeys.isFirst(tx, once, definition) ? null : writing.add(tx, page.course(), definition));
        page.redirect(asked == null ? page.course().path() + "/prompts?done=prompt-saved-before" : asked.path(page.course()) + "?done=prompt-added");
    }

    private Optional<String> definition(Page page, String from) {
        return library.named(from).map(Library.Ready::yaml).or(() -> {
            var id = Ids.parse(from);
            return id.isEmpty() ? Optional.empty() : database.read(tx -> shelf.find(tx, page.viewer(), id.getAsLong())).map(ShelfStore.Own::definition);
        });
    }

    private void keep(Context ctx) {
        var page = Page.of(ctx);
        var asked = places.asked(ctx, page);
        database.change(tx -> shelf.keep(tx, page.viewer(), asked));
        page.redirect(asked.path(page.course()) + "?done=prompt-kept");
    }

    private void drop(Context ctx) {
        var page = Page.of(ctx);
        long id = Ids.parse(ctx.pathParam("own")).orElseThrow(NotFoundResponse::new);
        database.read(tx -> shelf.find(tx, page.viewer(), id)).orElseThrow(NotFoundResponse::new);
        database.change(tx -> shelf.drop(tx, page.viewer(), id));
        page.redirect(page.course().path() + "/library?done=prompt-dropped");
    }

    private void askWhere(Context ctx) {
        var page = Page.of(ctx);
        var asked = places.asked(ctx, page);
        page.show("prompts/copies", where(page, asked));
    }

    private Map<String, Object> where(Page page, Asked asked) {
        Map<String, Object> model = new HashMap<>();
        model.put("asked", asked);
        model.put("place", asked.path(page.course()));
        model.put("others", database.read(tx -> shelf.others(tx, page.viewer(), page.course())));
        return model;
    }

    private void copy(Context ctx) {
        var page = Page.of(ctx);
        var asked = places.asked(ctx, page);
        var others = database.<List<Course>>read(tx -> shelf.others(tx, page.viewer(), page.course()));
        var to = others.stream().filter(course -> course.slug().equals(Form.line(ctx, "to"))).findFirst();
        if (to.isEmpty()) {
            var model = where(page, asked);
            model.put("problems", Map.of("to", page.say("prompts.copy-where")));
            page.askAgain("prompts/copies", model);
            return;
        }
        var copied = database.<Asked>write(tx -> writing.add(tx, to.get(), asked.definition()));
        page.redirect(copied.path(to.get()) + "?done=prompt-added");
    }
}
