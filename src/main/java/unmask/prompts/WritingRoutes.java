package unmask.prompts;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import unmask.comments.DiscussionStore;
import unmask.people.Course;
import unmask.people.DiscussionMask;
import unmask.people.WhoSees;
import unmask.prompts.poll.Poll;
import unmask.prompts.question.Question;
import unmask.storage.Database;
import unmask.storage.Tx;
import unmask.web.Access;
import unmask.web.AddressNames;
import unmask.web.Form;
import unmask.web.OnceKeys;
import unmask.web.Page;

/** Where staff write a prompt that stands alone in its course, with a preview and with advice. */
public final class WritingRoutes {
    private static final AddressNames NAMES = new AddressNames("prompt");

    private final Database database;
    private final PromptStore prompts;
    private final TakingPartStore takingPart;
    private final PromptRoutes places;
    private final PromptView view;
    private final OnceKeys onceKeys;

    public WritingRoutes(Database database, PromptStore prompts, TakingPartStore takingPart, PromptRoutes places, PromptView view, OnceKeys onceKeys) {
        this.database = database;
        this.prompts = prompts;
        this.takingPart = takingPart;
        this.places = places;
        this.view = view;
        this.onceKeys = onceKeys;
    }

    /** Before the route that shows a prompt, whose address also fits the form's. */
    public void register(RoutesConfig routes) {
        routes.get(PromptRoutes.PROMPTS + "/new", this::showNew, Access.STAFF);
        routes.post(PromptRoutes.PROMPTS, this::add, Access.STAFF);
        routes.get(PromptRoutes.PROMPT + "/edit", this::showEdit, Access.STAFF);
        routes.post(PromptRoutes.PROMPT, this::edit, Access.STAFF);
    }

    private void showNew(Context ctx) {
        var page = Page.of(ctx);
        var kind = ctx.queryParam("kind");
        if (kind == null || !Kinds.words().contains(kind)) {
            page.show("prompts/kinds", Map.of("kinds", Kinds.words()));
        } else {
            page.unkept().show("prompts/editor", form(page, null, PromptDraft.empty(kind), Map.of()));
        }
    }

    private void add(Context ctx) {
        var page = Page.of(ctx);
        var typed = PromptDraft.from(ctx);
        if (!Kinds.words().contains(typed.get("kind"))) {
            page.redirect(page.course().path() + "/prompts/new");
            return;
        }
        var draft = typed.named(database.read(tx -> free(tx, page.course(), typed.get("question"))));
        if (isAnswered(ctx, page, null, draft)) {
            return;
        }
        var asked = database.<Asked>write(tx -> {
            var once = Form.line(ctx, "once");
            var named = draft.named(free(tx, page.course(), draft.get("question")));
            return !once.isEmpty() && !onceKeys.isFirst(tx, once, draft.words()) ? null : add(tx, page.course(), named);
        });
        page.redirect(asked == null ? page.course().path() + "/prompts?done=prompt-saved-before" : asked.path(page.course()) + "?done=prompt-saved");
    }

    /** A name that nothing in the course has, as near to the question as an address can be. */
    String free(Tx tx, Course course, String question) {
        var words = question.length() > Prompt.LONGEST_ID - 12 ? question.substring(0, Prompt.LONGEST_ID - 12) : question;
        return NAMES.forTitle(words, name -> prompts.named(tx, course.id(), name).isPresent());
    }

    /** Adds what is written as a draft, under a name that is free in the course and without its days. */
    public Asked add(Tx tx, Course course, String definition) {
        return addUnderFreeName(tx, course, draft(definition).undated());
    }

    /** Adds what is written with its days. */
    public Asked addDated(Tx tx, Course course, String definition) {
        return addUnderFreeName(tx, course, draft(definition));
    }

    private static PromptDraft draft(String definition) {
        return PromptDraft.of(Prompt.parse(definition, 1).document().orElseThrow(), definition);
    }

    private Asked addUnderFreeName(Tx tx, Course course, PromptDraft draft) {
        return add(tx, course, draft.named(free(tx, course, draft.get("id"))));
    }

    /** Adds a draft, which opens by a button or on the day that it names. */
    Asked add(Tx tx, Course course, PromptDraft draft) {
        var prompt = draft.parsed().document().orElseThrow();
        return prompts.add(tx, course, null, prompt, draft.definition(), visibleFrom(prompt, false));
    }

    private static Instant visibleFrom(Prompt prompt, boolean isOpened) {
        return prompt.opens() != null || isOpened ? Instant.EPOCH : DiscussionStore.NEVER;
    }

    /** Shows the form again when something is wrong with it, or when that is what was asked for. */
    private boolean isAnswered(Context ctx, Page page, Asked asked, PromptDraft draft) {
        var problems = draft.problems(page);
        if (asked != null && problems.isEmpty()) {
            whyNot(asked, draft).ifPresent(key -> problems.put("question", page.say(key)));
        }
        var prompt = draft.parsed().document();
        if (prompt.isPresent() && prompt.get().kind() instanceof Question question && question.quotation()) {
            problems.put("quotation", page.say("prompts.block.quotation-alone"));
        }
        boolean isPreview = Form.isTicked(ctx, "preview");
        var model = form(page, asked, draft, problems);
        prompt.ifPresent(written -> {
            model.put("advice", advice(page, written));
            model.put("preview", view.preview(page, written));
        });
        if (!problems.isEmpty()) {
            page.askAgain("prompts/editor", model);
        } else if (isPreview) {
            page.unkept().show("prompts/editor", model);
        }
        return isPreview || !problems.isEmpty();
    }

    private Optional<String> whyNot(Asked asked, PromptDraft draft) {
        boolean hasBegun = database.read(tx -> prompts.hasBegun(tx, asked));
        return hasBegun ? asked.prompt().whyNot(draft.parsed().document().orElseThrow()) : Optional.empty();
    }

    private List<Advice> advice(Page page, Prompt prompt) {
        int people = database.read(tx -> takingPart.students(tx, page.course().id()));
        var poll = prompt.kind() instanceof Poll found ? found : new Poll(List.of(), false);
        boolean isQuoting = prompt.kind() instanceof Question question && question.quotation();
        return Advice.on(new Advice.Asked(prompt.kind().word(), prompt.question(), poll.choices(), poll.several(), isQuoting, people));
    }

    /**
     * A mask that a question can have, with what students will be told.
     *
     * @param word as blocks write it; empty for the names of the class
     */
    record Guise(String word, List<WhoSees.Line> promise) {
        static Guise of(Course course, DiscussionMask mask) {
            return new Guise(mask == DiscussionMask.COURSE ? "" : mask.name().toLowerCase(Locale.ROOT), WhoSees.promised(course, mask));
        }

        public String key() {
            return word.isEmpty() ? "course" : word;
        }
    }

    /** @param asked null for a new prompt */
    private Map<String, Object> form(Page page, Asked asked, PromptDraft draft, Map<String, String> problems) {
        Map<String, Object> model = new HashMap<>();
        model.put("asked", asked);
        model.put("word", draft.get("kind"));
        model.put("action", asked == null ? page.course().path() + "/prompts" : asked.path(page.course()));
        model.put("draft", draft);
        model.put("problems", problems);
        model.put("advice", List.of());
        model.put("preview", null);
        model.put("ways", List.of("open", "post-first", "sealed"));
        model.put("masks", Arrays.stream(DiscussionMask.values()).map(mask -> Guise.of(page.course(), mask)).toList());
        model.put("zone", page.course().zone().replace('_', ' '));
        return model;
    }

    private void showEdit(Context ctx) {
        var page = Page.of(ctx);
        var asked = places.asked(ctx, page);
        if (asked.isAlone()) {
            page.unkept().show("prompts/editor", form(page, asked, PromptDraft.of(asked.prompt(), asked.definition()), Map.of()));
        } else {
            page.redirect(page.course().path() + "/posts/" + asked.postSlug() + "/edit");
        }
    }

    private void edit(Context ctx) {
        var page = Page.of(ctx);
        var asked = places.asked(ctx, page);
        if (!asked.isAlone()) {
            throw new NotFoundResponse();
        }
        var draft = PromptDraft.from(ctx).named(asked.slug()).with("kind", asked.kind());
        if (isAnswered(ctx, page, asked, draft)) {
            return;
        }
        database.write(tx -> {
            var current = prompts.forChange(tx, asked).orElseThrow(NotFoundResponse::new);
            var prompt = draft.parsed().document().orElseThrow();
            boolean fits = !prompts.hasBegun(tx, current) || current.prompt().whyNot(prompt).isEmpty();
            return fits ? prompts.save(tx, page.course(), current, null, prompt, draft.definition(), visibleFrom(prompt, current.opened())) : current;
        });
        page.redirect(asked.path(page.course()) + "?done=prompt-saved");
    }
}
