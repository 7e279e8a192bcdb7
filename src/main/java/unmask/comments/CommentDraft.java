package unmask.comments;

import io.javalin.http.Context;
import unmask.people.Audience;
import unmask.web.Form;

/**
 * What somebody typed under an article.
 *
 * @param parent the key of the comment that it answers; empty for a new thread
 * @param quote  words of that comment, to stand above the answer; empty when there are none
 * @param promised who could read it, according to the form; a course opened meanwhile does not widen it
 * @param once   names the form, so that it counts once
 */
record CommentDraft(String body, String parent, String quote, Audience promised, String once, boolean preview) {
    static CommentDraft from(Context ctx) {
        return new CommentDraft(Form.text(ctx, "body").strip(), Form.line(ctx, "parent"), Form.text(ctx, "quote").strip(),
                Form.line(ctx, "audience").equals("web") ? Audience.WEB : Audience.COURSE, Form.line(ctx, "once"),
                Form.isTicked(ctx, "preview"));
    }

    /** The message key of what is wrong with it before anybody has looked at the Markdown; null when nothing is. */
    String problem() {
        return body.isBlank() ? "comments.empty" : once.isEmpty() ? "comments.unnamed" : null;
    }

    /** Everything that makes this form this form. */
    String words() {
        return quote.isEmpty() ? parent + "\n" + body : parent + "\n" + quote + "\n" + body;
    }
}
