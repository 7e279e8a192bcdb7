package unmask.prompts;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import unmask.comments.Discussion;
import unmask.comments.Terms;
import unmask.people.DiscussionMask;
import unmask.people.Viewer;
import unmask.posts.Articles;
import unmask.posts.PostStore;
import unmask.prompts.TakingPartStore.Part;
import unmask.prompts.TakingPartStore.Standing;
import unmask.prompts.question.Question;
import unmask.storage.Database;
import unmask.storage.Tx;
import unmask.web.Page;

/** What a question asks of those who answer it, and the note that they have. */
public final class PromptTerms implements Terms {
    private static final Pattern QUOTED_LINES = Pattern.compile("(?m)(?:^ {0,3}>.*\\n?)+");
    private static final Pattern QUOTED_WORDS = Pattern.compile("[“\"]([^”\"\\n]{12,})[”\"]");

    private final Database database;
    private final PromptStore prompts;
    private final TakingPartStore takingPart;
    private final PostStore posts;
    private final Supplier<Articles> articles;

    public PromptTerms(Database database, PromptStore prompts, TakingPartStore takingPart, PostStore posts, Supplier<Articles> articles) {
        this.database = database;
        this.prompts = prompts;
        this.takingPart = takingPart;
        this.posts = posts;
        this.articles = articles;
    }

    @Override
    public Optional<String> refusal(Page page, Discussion discussion, boolean isReply, String words) {
        if (!discussion.place().startsWith("prompts/")) {
            return Optional.empty();
        }
        var asked = database.read(tx -> prompts.over(tx, discussion.courseId(), discussion.id()));
        if (asked.isPresent() && discussion.mask() == DiscussionMask.UNLINKED && hasTakenPart(page.viewer(), asked.get())) {
            return Optional.of("comments.letter-before");
        }
        if (asked.isEmpty() || page.viewer().isStaff() || isReply || !(asked.get().prompt().kind() instanceof Question question)) {
            return Optional.empty();
        }
        if (words.isBlank() || words.strip().split("\\s+").length < question.words()) {
            return Optional.of("prompts.question.short");
        }
        return question.quotation() && !asked.get().isAlone() && !quotes(page, asked.get(), words) ? Optional.of("prompts.question.unquoted") : Optional.empty();
    }

    /** The note outlasts the list of turns, which goes when the round is over. */
    private boolean hasTakenPart(Viewer viewer, Asked asked) {
        var standing = database.<Map<Part, Standing>>read(tx -> takingPart.of(tx, viewer, asked)).get(Part.ANSWER);
        return !viewer.isStaff() && (standing == Standing.DONE || standing == Standing.LATE);
    }

    /** Whether some words in it that are marked as a quotation stand in the article. */
    private boolean quotes(Page page, Asked asked, String words) {
        var post = database.read(tx -> posts.find(tx, page.viewer(), page.course(), asked.postSlug()));
        if (post.isEmpty()) {
            return true;
        }
        var passages = articles.get().shown(page.course(), post.get()).passages();
        var lines = QUOTED_LINES.matcher(words).results().map(hit -> hit.group().replaceAll("(?m)^ {0,3}> ?", "").strip());
        var marks = QUOTED_WORDS.matcher(words).results().map(hit -> hit.group(1).strip());
        return Stream.concat(lines, marks).anyMatch(quoted -> passages.pointingAt(quoted, false).isPresent());
    }

    @Override
    public void reckon(Tx tx, Viewer viewer, Discussion discussion, Supplier<Share> share) {
        if (viewer.isStaff() || !discussion.place().startsWith("prompts/")) {
            return;
        }
        prompts.over(tx, discussion.courseId(), discussion.id()).ifPresent(asked -> {
            var said = share.get();
            mark(tx, viewer, asked, Part.ANSWER, said.answers() > 0);
            int wanted = asked.prompt().kind().repliesAsked();
            if (wanted > 0) {
                mark(tx, viewer, asked, Part.REPLIES, said.replies() >= wanted);
            }
        });
    }

    private void mark(Tx tx, Viewer viewer, Asked asked, Part part, boolean isDone) {
        if (isDone) {
            takingPart.done(tx, viewer, asked, part);
        } else {
            takingPart.undone(tx, viewer, asked, part);
        }
    }
}
