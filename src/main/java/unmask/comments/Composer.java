package unmask.comments;

import java.util.List;
import java.util.Locale;
import unmask.markdown.Html;
import unmask.people.Audience;
import unmask.people.WhoSees;
import unmask.people.WhoSees.Line;
import unmask.web.Page;

/**
 * The form in which a member writes, and what it promises.
 *
 * @param parentName whom the words answer; null for a new thread
 * @param beside     what the words are about; null for the article as a whole
 * @param quote      words of that thought, to stand above; empty when there are none
 * @param problem    message key of what is wrong; null when nothing is
 * @param preview    null until asked for
 * @param audience   who will be able to read it: the form carries the promise, and it is kept
 */
record Composer(String parent, String parentName, Beside beside, String quote, String body, String once, String problem, Html preview,
                Audience audience, List<Line> promise) {
    /** An empty form, to answer the comment or, when that is null, to begin a thread. */
    static Composer empty(Page page, Discussion discussion, Comment parent) {
        return of(page, discussion, parent, null, "", "", page.onceKey(), null, null, audience(page, discussion, parent));
    }

    /** An empty form, to begin a thread beside the text. */
    static Composer empty(Page page, Discussion discussion, Beside beside) {
        return of(page, discussion, null, beside, "", "", page.onceKey(), null, null, audience(page, discussion, null));
    }

    /** The same form again, with the person's words in it. */
    static Composer again(Page page, Discussion discussion, Comment parent, Beside beside, CommentDraft draft, String problem, Html preview) {
        return of(page, discussion, parent, beside, draft.quote(), draft.body(), draft.once().isEmpty() ? page.onceKey() : draft.once(), problem, preview,
                draft.promised().within(audience(page, discussion, parent)));
    }

    private static Audience audience(Page page, Discussion discussion, Comment parent) {
        var open = discussion.audience().within(page.course().audience());
        return parent == null ? open : open.within(parent.audience());
    }

    private static Composer of(Page page, Discussion discussion, Comment parent, Beside beside, String quote, String body, String once, String problem, Html preview,
                               Audience audience) {
        return new Composer(parent == null ? "" : parent.key(), parent == null ? null : parent.name(), beside, quote, body, once, problem, preview, audience,
                WhoSees.promise(page.course(), audience, page.viewer().member(), discussion.mask(), discussion.name()));
    }

    /** The audience as the form carries it. */
    public String readers() {
        return audience.name().toLowerCase(Locale.ROOT);
    }

    /** What the form is for. */
    public String title(Page page) {
        return parentName != null ? page.say("comments.reply-to", parentName) : beside != null ? page.say("comments.add-beside." + beside.kindKey()) : page.say("comments.add");
    }

    /** Whether the phrase does not stand in the passage. */
    public boolean isPhraseWrong() {
        return beside != null && beside.anchor() == null;
    }

    /** What is wrong with the words themselves; null when nothing is. */
    public String bodyProblem() {
        return isAboutQuote() || isPhraseWrong() ? null : problem;
    }

    /** What is wrong with the words that are quoted; null when nothing is. */
    public String quoteProblem() {
        return isAboutQuote() ? problem : null;
    }

    private boolean isAboutQuote() {
        return "comments.quote-long".equals(problem) || "comments.quote-missing".equals(problem);
    }
}
