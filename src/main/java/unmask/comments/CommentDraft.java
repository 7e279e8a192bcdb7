package unmask.comments;

import io.javalin.http.Context;
import unmask.people.Audience;
import unmask.web.Form;

/**
 * What somebody typed under an article, or beside its text.
 *
 * @param parent the key of the comment that it answers; empty for a new thread
 * @param beside names the passage of the article that it is about; empty for the article as a whole
 * @param phrase the words of that passage that are meant; empty for all of it
 * @param quote  words of that comment, to stand above the answer; empty when there are none
 * @param promised who could read it, according to the form; a course opened meanwhile does not widen it
 * @param once   names the form, so that it counts once
 * @param letsGo whether it is not to be about the passage after all
 */
record CommentDraft(String body, String parent, String beside, String phrase, String quote, Audience promised, String once, boolean preview, boolean letsGo) {
    static CommentDraft from(Context ctx) {
        boolean letsGo = Form.isTicked(ctx, "let-go");
        return new CommentDraft(Form.text(ctx, "body").strip(), Form.line(ctx, "parent"), letsGo ? "" : Form.line(ctx, "beside"),
                letsGo ? "" : Form.text(ctx, "phrase").strip(), Form.text(ctx, "quote").strip(),
                Form.line(ctx, "audience").equals("web") ? Audience.WEB : Audience.COURSE, Form.line(ctx, "once"), Form.isTicked(ctx, "preview"), letsGo);
    }

    boolean isBeside() {
        return !beside.isEmpty();
    }

    /** The message key of what is wrong with it before anybody has looked at the Markdown; null when nothing is. */
    String problem() {
        return body.isBlank() ? "comments.empty" : once.isEmpty() ? "comments.unnamed" : null;
    }

    /** Everything that makes this form this form. */
    String words() {
        return parent + "\n" + (isBeside() ? beside + "\n" + phrase + "\n" : "") + (quote.isEmpty() ? "" : quote + "\n") + body;
    }
}
