package unmask.prompts.question;

import io.javalin.http.Context;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import unmask.prompts.Ballot;
import unmask.prompts.Block;
import unmask.prompts.Kind;
import unmask.prompts.Sheet;
import unmask.prompts.Votes;

/**
 * A question that people answer in words, and whose answers become a discussion.
 *
 * @param words      the least that an answer has; 0 for any number
 * @param quotation  whether an answer must quote the article
 * @param replies    how many answers to others are asked for
 * @param repliesDue when those are due; null for when the answer is
 */
public record Question(int words, boolean quotation, int replies, LocalDateTime repliesDue) implements Kind {
    public static final String WORD = "question";
    public static final Set<String> KEYS = Set.of("words", "quotation", "replies", "replies-due");

    private static final int MOST_WORDS = 2_000;
    private static final int MOST_REPLIES = 10;

    public static Question read(Block block) {
        var question = new Question(block.number("words", MOST_WORDS), block.isTrue("quotation"), block.number("replies", MOST_REPLIES),
                block.moment("replies-due", true));
        var due = block.moment("due", true);
        if (question.repliesDue != null && question.replies == 0) {
            block.wrong("replies-due", "prompts.block.no-replies");
        }
        if (question.repliesDue != null && due != null && question.repliesDue.isBefore(due)) {
            block.wrong("replies-due", "prompts.block.replies-early");
        }
        return question;
    }

    @Override
    public String word() {
        return WORD;
    }

    /** Words stay an answer, whatever is asked besides. */
    @Override
    public boolean isLike(Kind other) {
        return other instanceof Question;
    }

    @Override
    public boolean isTalk() {
        return true;
    }

    @Override
    public int repliesAsked() {
        return replies;
    }

    @Override
    public LocalDateTime lastDue(LocalDateTime due) {
        return repliesDue != null ? repliesDue : due;
    }

    @Override
    public Ballot ballot(Context form, boolean again) {
        return new Ballot.Wrong("body", "prompts.in-words");
    }

    @Override
    public List<Sheet> results(Votes votes, List<Sheet> out) {
        return List.of();
    }
}
