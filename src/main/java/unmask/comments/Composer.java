package unmask.comments;

import java.util.List;
import unmask.markdown.Html;
import unmask.people.WhoSees;
import unmask.people.WhoSees.Line;
import unmask.web.Page;

/**
 * The form in which a member writes, and what it promises.
 *
 * @param parentName whom the words answer; null for a new thread
 * @param problem    message key of what is wrong; null when nothing is
 * @param preview    null until asked for
 */
record Composer(String parent, String parentName, String body, String once, String problem, Html preview, List<Line> promise) {
    /** An empty form, to answer the comment or, when that is null, to begin a thread. */
    static Composer empty(Page page, Discussion discussion, Comment parent) {
        return new Composer(parent == null ? "" : parent.key(), parent == null ? null : parent.name(), "", page.onceKey(), null, null,
                promise(page, discussion));
    }

    /** The same form again, with the person's words in it. */
    static Composer again(Page page, Discussion discussion, Comment parent, CommentDraft draft, String problem, Html preview) {
        return new Composer(parent == null ? "" : parent.key(), parent == null ? null : parent.name(), draft.body(),
                draft.once().isEmpty() ? page.onceKey() : draft.once(), problem, preview, promise(page, discussion));
    }

    private static List<Line> promise(Page page, Discussion discussion) {
        return WhoSees.promise(page.course(), discussion.audience(), page.viewer().member());
    }
}
