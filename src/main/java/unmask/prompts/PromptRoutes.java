package unmask.prompts;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Map;
import unmask.comments.DiscussionStore;
import unmask.comments.DiscussionView;
import unmask.prompts.PromptStore.Turn;
import unmask.storage.Database;
import unmask.web.Access;
import unmask.web.Csv;
import unmask.web.Form;
import unmask.web.Page;

/** A prompt by itself: its question, answering it, and letting its round go on. */
public final class PromptRoutes {
    static final String PROMPTS = "/courses/{course}/prompts";
    static final String PROMPT = PROMPTS + "/{prompt}";

    private final Database database;
    private final PromptStore prompts;
    private final PromptView view;
    private final Rounds rounds;
    private final DiscussionStore discussions;
    private final DiscussionView talks;
    private final Answering answering;

    public PromptRoutes(Database database, PromptStore prompts, Answering answering, PromptView view, Rounds rounds,
                        DiscussionStore discussions, DiscussionView talks) {
        this.database = database;
        this.prompts = prompts;
        this.view = view;
        this.rounds = rounds;
        this.discussions = discussions;
        this.talks = talks;
        this.answering = answering;
    }

    public void register(RoutesConfig routes) {
        routes.get(PROMPTS, this::list, Access.MEMBER);
        routes.get(PROMPT, this::show, Access.READER);
        routes.post(PROMPT + "/answers", this::answer, Access.MEMBER);
        routes.get(PROMPT + "/results.csv", this::download, Access.MEMBER);
        routes.post(PROMPT + "/opening", ctx -> turn(ctx, Turn.OPENING), Access.STAFF);
        routes.post(PROMPT + "/revelation", ctx -> turn(ctx, Turn.REVEALING), Access.STAFF);
        routes.get(PROMPT + "/closing", this::askClosing, Access.STAFF);
        routes.post(PROMPT + "/closing", ctx -> turn(ctx, Turn.CLOSING), Access.STAFF);
    }

    /** A prompt in the list of its course. */
    record Entry(Asked asked, Round round, String when) {}

    private void list(Context ctx) {
        var page = Page.of(ctx);
        var entries = database.read(tx -> prompts.list(tx, page.viewer(), page.course()).stream()
                .map(asked -> new Entry(asked, asked.round(tx.now()), asked.dueAt() == null ? null : PromptView.moment(page.course(), asked.dueAt())))
                .toList());
        page.show("prompts/list", Map.of("entries", entries));
    }

    private void show(Context ctx) {
        var page = Page.of(ctx);
        show(page, asked(ctx, page), null);
    }

    private void show(Page page, Asked asked, Ballot.Wrong wrong) {
        var model = view.model(page, asked, wrong);
        var discussion = asked.discussionId() == null ? null
                : database.read(tx -> discussions.at(tx, page.viewer(), page.course().id(), asked.place())).orElse(null);
        var talk = discussion == null ? null : view.talk(page, asked, false).orElse(null);
        if (talk != null && page.around() != null) {
            var folded = talks.folded(page, discussion, talk, page.around());
            if (folded.isPresent()) {
                page.redirect(folded.get() + (page.done() == null ? "" : "?done=" + page.done()));
                return;
            }
        }
        model.put("talk", talk);
        boolean live = discussion != null && discussion.isOpen() && page.viewer().isSignedIn();
        model.put("script", live ? "live.js" : null);
        if (wrong == null) {
            page.withPictures(live ? 1 : 0).show("prompts/page", model);
        } else {
            page.askAgain("prompts/page", model);
        }
    }

    /** The prompt at the request's address, if this viewer may see it. */
    Asked asked(Context ctx, Page page) {
        return database.read(tx -> prompts.find(tx, page.viewer(), page.course(), ctx.pathParam("prompt"))).orElseThrow(NotFoundResponse::new);
    }

    private void answer(Context ctx) {
        var page = Page.of(ctx);
        var asked = asked(ctx, page);
        var kind = asked.prompt().kind();
        if (page.viewer().isStaff() || kind.isTalk()) {
            page.redirect(asked.path(page.course()) + (kind.isTalk() ? "#composer" : "?done=staff-do-not-count"));
            return;
        }
        boolean again = kind.asksTwice() && database.read(tx -> asked.round(tx.now())) == Round.REVEALED;
        var ballot = Form.isTicked(ctx, "skip") ? new Ballot.Skipped() : kind.ballot(ctx, again);
        if (ballot instanceof Ballot.Wrong wrong) {
            show(page, asked, wrong);
            return;
        }
        var outcome = database.writeWords(tx -> answering.take(tx, page.viewer(), asked, ballot));
        switch (outcome) {
            case TAKEN -> page.redirect(back(page, asked, ctx, "answered"));
            case BEFORE -> page.redirect(back(page, asked, ctx, "answered-before"));
            case CLOSED -> show(page, asked, new Ballot.Wrong("", "prompts.closed-meanwhile"));
        }
    }

    /** To where the form stood: in the article, or on a page of its own. */
    private static String back(Page page, Asked asked, Context ctx, String done) {
        boolean within = Form.line(ctx, "from").equals("article") && !asked.isAlone();
        return within ? page.course().path() + "/posts/" + asked.postSlug() + "?done=" + done + "#prompt-" + asked.slug()
                : asked.path(page.course()) + "?done=" + done;
    }

    private void turn(Context ctx, Turn turn) {
        var page = Page.of(ctx);
        var asked = asked(ctx, page);
        var after = database.write(tx -> rounds.turn(tx, page.course(), page.viewer(), asked, turn));
        boolean hasTurned = !after.equals(asked);
        page.redirect(asked.path(page.course()) + "?done=" + (!hasTurned ? "round-as-it-was" : switch (turn) {
            case OPENING -> "round-opened";
            case REVEALING -> "round-revealed";
            case CLOSING -> "round-closed";
        }));
    }

    private void askClosing(Context ctx) {
        var page = Page.of(ctx);
        var asked = asked(ctx, page);
        page.show("prompts/closing", Map.of("asked", asked, "place", asked.path(page.course())));
    }

    private void download(Context ctx) {
        var page = Page.of(ctx);
        var asked = asked(ctx, page);
        var kind = asked.prompt().kind();
        if (!asked.published() || kind.isTalk()) {
            throw new NotFoundResponse();
        }
        Csv.send(ctx, asked.slug(), ResultSheet.of(kind.counts(asked.sheets(kind))));
    }
}
