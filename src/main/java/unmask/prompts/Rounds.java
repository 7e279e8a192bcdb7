package unmask.prompts;

import unmask.comments.Letterbox;
import unmask.people.Course;
import unmask.people.DiscussionMask;
import unmask.people.Viewer;
import unmask.prompts.PromptStore.Turn;
import unmask.prompts.TakingPartStore.Part;
import unmask.storage.Database;
import unmask.storage.Tx;

/**
 * Lets rounds go on, by the clock or by a button. Whether people may respond, and who reads what, follows from the times alone; what
 * is left to do when an hour has come is to call the roll, to put results out, and to delete what they were made of.
 */
public final class Rounds {
    /** One late answer more would be known from the difference of two results, and a handful is not. */
    private static final int ENOUGH_MORE = Cells.IN_CLASS.smallest();

    private final Database database;
    private final PromptStore prompts;
    private final AnswerStore answers;
    private final TakingPartStore takingPart;
    private final Letterbox letterbox;

    public Rounds(Database database, PromptStore prompts, AnswerStore answers, TakingPartStore takingPart, Letterbox letterbox) {
        this.database = database;
        this.prompts = prompts;
        this.answers = answers;
        this.takingPart = takingPart;
        this.letterbox = letterbox;
    }

    /** Does what the clock has brought since the last time. */
    public void sweep() {
        for (var asked : database.read(prompts::ripe)) {
            database.writeWords(tx -> prompts.forChange(tx, asked).map(current -> goOn(tx, current)));
        }
        letterbox.sweep();
        if (database.read(answers::hasOldLines)) {
            database.writeWords(tx -> {
                answers.sweep(tx);
                return null;
            });
        }
    }

    /** A button lets the round go on now; answers with what stands then. */
    public Asked turn(Tx tx, Course course, Viewer viewer, Asked asked, Turn turn) {
        var current = prompts.forChange(tx, asked).orElseThrow();
        var round = current.round(tx.now());
        boolean fits = viewer.isStaff() && switch (turn) {
            case OPENING -> round == Round.DRAFT;
            case REVEALING -> round == Round.OPEN && current.prompt().isRevealed();
            case CLOSING -> round.isTaking();
        };
        return fits ? goOn(tx, prompts.turn(tx, course, current, turn)) : current;
    }

    private Asked goOn(Tx tx, Asked asked) {
        var prompt = asked.prompt();
        // What was promised to be deleted goes, also when the block has been taken out of its article.
        var round = asked.ripeness(tx.now());
        if (!asked.called() && asked.dueAt() != null && !asked.dueAt().isAfter(tx.now())) {
            takingPart.call(tx, asked, Part.ANSWER);
            if (prompt.kind().repliesAsked() > 0) {
                takingPart.call(tx, asked, Part.REPLIES);
            }
            prompts.called(tx, asked);
            deliver(tx, asked);
        }
        if (round.isOut() && prompt.isRevealed() && !asked.published()) {
            publish(tx, asked, prompt.kind());
            deliver(tx, asked);
        } else if (round == Round.CLOSED && !asked.settled() && asked.published()) {
            publishAgain(tx, asked, prompt.kind());
        }
        if (round == Round.CLOSED && !asked.settled()) {
            answers.release(tx, asked);
            answers.settle(tx, asked);
            takingPart.settle(tx, asked);
            prompts.settled(tx, asked);
            if (prompt.mask() == DiscussionMask.UNLINKED) {
                letterbox.close(tx, asked.courseId(), asked.discussionId());
            }
        }
        return prompts.forChange(tx, asked).orElseThrow();
    }

    /** Staff see what was said under nobody's name, now that the round has gone on; what is sealed stays so. */
    private void deliver(Tx tx, Asked asked) {
        var prompt = asked.prompt();
        boolean isSealed = prompt.isRevealed() && !asked.ripeness(tx.now()).isOut();
        if (prompt.mask() == DiscussionMask.UNLINKED && !isSealed) {
            letterbox.empty(tx, asked.courseId(), asked.discussionId());
        }
    }

    private void publish(Tx tx, Asked asked, Kind kind) {
        var votes = answers.votes(tx, asked);
        prompts.publish(tx, asked, kind.results(votes, asked.sheets(kind)), votes.people(kind.cellsEach()));
    }

    private void publishAgain(Tx tx, Asked asked, Kind kind) {
        int people = answers.votes(tx, asked).people(kind.cellsEach());
        if (kind.asksTwice() || people >= asked.counted() + ENOUGH_MORE) {
            publish(tx, asked, kind);
        }
    }
}
