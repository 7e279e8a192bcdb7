package unmask.comments;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import unmask.comments.Terms.Share;
import unmask.markdown.Html;
import unmask.people.RecoveryCodes;
import unmask.storage.Database;
import unmask.web.Access;
import unmask.web.Form;
import unmask.web.Page;
import unmask.web.WrongCodes;

/** Responses that nobody keeps the author of: sending one, and taking it back by its code. */
public final class LetterRoutes {
    private static final String WITHDRAWAL = "/withdrawal";

    private final Database database;
    private final Letterbox letterbox;
    private final Terms terms;
    private final WrongCodes wrongCodes;

    public LetterRoutes(Database database, Letterbox letterbox, Terms terms, WrongCodes wrongCodes) {
        this.database = database;
        this.letterbox = letterbox;
        this.terms = terms;
        this.wrongCodes = wrongCodes;
    }

    /** Whoever has the code may use it, signed in or not: the less is known of them, the better. */
    public void register(RoutesConfig routes) {
        routes.get(WITHDRAWAL, this::ask, Access.ANYONE);
        routes.post(WITHDRAWAL, this::withdraw, Access.ANYONE);
    }

    /**
     * Takes a response and shows its code. The form has no key that lets it count once, since that would be kept with a time: that
     * everybody has one turn does the same.
     *
     * @return the message key of why it was not taken; empty when it was, and the page is answered
     */
    Optional<String> post(Page page, Discussion discussion, CommentDraft draft, Html words) {
        var audience = draft.promised().within(discussion.audience()).within(page.course().audience());
        var outcome = database.writeWords(tx -> {
            if (discussion.isLocked(tx.now())) {
                return new Taken("comments.locked", null);
            }
            var code = letterbox.take(tx, page.viewer(), discussion, audience, draft.body(), words.text());
            code.ifPresent(fresh -> terms.reckon(tx, page.viewer(), discussion, () -> new Share(1, 0)));
            return new Taken(code.isPresent() ? null : "comments.letter-before", code.orElse(null));
        });
        if (outcome.code != null) {
            page.unkept().show("comments/letter", Map.of("code", outcome.code, "discussion", discussion, "place", DiscussionView.place(page, discussion)));
        }
        return Optional.ofNullable(outcome.problem);
    }

    /** @param code null when there is a problem, which is null otherwise */
    private record Taken(String problem, String code) {}

    private void ask(Context ctx) {
        Page.of(ctx).unkept().show("comments/letter-back", form("", Map.of()));
    }

    private void withdraw(Context ctx) {
        var page = Page.of(ctx);
        var typed = Form.line(ctx, "code");
        boolean done = RecoveryCodes.normal(typed).map(RecoveryCodes::hash)
                .filter(hash -> database.<Boolean>writeWords(tx -> letterbox.withdraw(tx, hash)))
                .isPresent();
        if (done) {
            page.redirect(WITHDRAWAL + "?done=letter-withdrawn");
        } else {
            wrongCodes.answerLate(ctx, () -> page.askAgain("comments/letter-back", form(typed, Map.of("code", page.say("comments.letter-no-code")))));
        }
    }

    private static Map<String, Object> form(String code, Map<String, String> problems) {
        return new HashMap<>(Map.of("code", code, "problems", problems));
    }
}
