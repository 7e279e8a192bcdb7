package unmask.courses;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import unmask.courses.UnmaskingStore.Subject;
import unmask.inbox.Notice;
import unmask.inbox.NoticeStore;
import unmask.people.MaskDrawing;
import unmask.people.RealNameStore;
import unmask.storage.Database;
import unmask.storage.Ids;
import unmask.storage.Tx;
import unmask.web.Access;
import unmask.web.Confirmed;
import unmask.web.OnceKeys;
import unmask.web.Page;

/** An instructor looks behind a class name: with a reason, on the record, and the person is told. */
public final class UnmaskingRoutes {
    private static final String UNMASKINGS = "/courses/{course}/unmaskings";

    private final Database database;
    private final UnmaskingStore unmaskings;
    private final RealNameStore realNames;
    private final NoticeStore notices;
    private final OnceKeys onceKeys;

    public UnmaskingRoutes(Database database, UnmaskingStore unmaskings, RealNameStore realNames, NoticeStore notices, OnceKeys onceKeys) {
        this.database = database;
        this.unmaskings = unmaskings;
        this.realNames = realNames;
        this.notices = notices;
        this.onceKeys = onceKeys;
    }

    public void register(RoutesConfig routes) {
        routes.get(UNMASKINGS, this::list, Access.INSTRUCTOR, Confirmed.LATELY);
        routes.get(UNMASKINGS + "/{persona}", this::ask, Access.INSTRUCTOR, Confirmed.LATELY);
        routes.post(UNMASKINGS + "/{persona}", this::look, Access.INSTRUCTOR, Confirmed.LATELY);
        routes.get("/me/unmaskings", this::mine, Access.SIGNED_IN);
    }

    private void list(Context ctx) {
        var page = Page.of(ctx);
        page.unkept().show("courses/unmaskings", Map.of("unmaskings", database.read(tx -> unmaskings.in(tx, page.course().id()))));
    }

    private void ask(Context ctx) {
        var page = Page.of(ctx);
        page.unkept().show("courses/unmask", form(page, subject(ctx, page), UnmaskingDraft.EMPTY, Map.of()));
    }

    private Subject subject(Context ctx, Page page) {
        long persona = Ids.parse(ctx.pathParam("persona")).orElseThrow(NotFoundResponse::new);
        return database.read(tx -> unmaskings.subject(tx, page.course(), persona)).orElseThrow(NotFoundResponse::new);
    }

    private void look(Context ctx) {
        var page = Page.of(ctx);
        var subject = subject(ctx, page);
        var draft = UnmaskingDraft.from(ctx);
        if (!draft.problems().isEmpty()) {
            page.askAgain("courses/unmask", form(page, subject, draft, draft.problems()));
            return;
        }
        var answer = database.write(tx -> behind(tx, page, subject, draft));
        if (answer.isEmpty()) {
            page.redirect(page.course().path() + "/unmaskings?done=unmasked-before");
            return;
        }
        Map<String, Object> model = form(page, subject, draft, Map.of());
        model.put("real", answer.get().name());
        page.unkept().show("courses/unmasked", model);
    }

    /** @param name null when the person is on no list */
    private record Answer(String name) {}

    /** The record, the notice and the look are one: none is there without the others. Empty when the form was answered before. */
    private Optional<Answer> behind(Tx tx, Page page, Subject subject, UnmaskingDraft draft) {
        long course = page.course().id();
        if (onceKeys.isFirst(tx, draft.once(), "unmasking " + subject.personaId() + draft.category() + draft.reason())) {
            long id = unmaskings.add(tx, page.viewer(), subject, draft);
            notices.tell(tx, subject.accountId(), course, Notice.Kind.UNMASKED, id, draft.chosen().delay);
        } else if (!unmaskings.hasJustLooked(tx, page.viewer(), subject)) {
            return Optional.empty();
        }
        return Optional.of(new Answer(realNames.behind(tx, page.course(), subject.personaId()).orElse(null)));
    }

    private static Map<String, Object> form(Page page, Subject subject, UnmaskingDraft draft, Map<String, String> wrong) {
        Map<String, String> problems = new LinkedHashMap<>();
        wrong.forEach((field, key) -> problems.put(field, page.say(key)));
        Map<String, Object> model = new HashMap<>();
        model.put("key", Ids.text(subject.personaId()));
        model.put("subject", subject);
        model.put("mask", MaskDrawing.of(subject.maskSeed()));
        model.put("draft", draft);
        model.put("problems", problems);
        model.put("once", draft.once().isEmpty() ? page.onceKey() : draft.once());
        return model;
    }

    private void mine(Context ctx) {
        var page = Page.of(ctx);
        page.unkept().show("courses/my-unmaskings", Map.of("unmaskings", database.read(tx -> unmaskings.of(tx, page.viewer()))));
    }
}
