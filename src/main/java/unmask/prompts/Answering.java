package unmask.prompts;

import java.util.HashMap;
import java.util.Map;
import unmask.people.Viewer;
import unmask.prompts.TakingPartStore.Part;
import unmask.storage.Tx;

/** Takes an answer, or the choice to give none: one for each person, and the last word of those that can be changed. */
public final class Answering {
    private final PromptStore prompts;
    private final AnswerStore answers;
    private final TakingPartStore takingPart;

    public Answering(PromptStore prompts, AnswerStore answers, TakingPartStore takingPart) {
        this.prompts = prompts;
        this.answers = answers;
        this.takingPart = takingPart;
    }

    /** What became of it. */
    public enum Outcome {
        TAKEN,
        /** Theirs was counted before, and cannot be told from the others any more. */
        BEFORE,
        CLOSED
    }

    public Outcome take(Tx tx, Viewer viewer, Asked asked, Ballot ballot) {
        var current = prompts.forChange(tx, asked).orElseThrow();
        var round = current.round(tx.now());
        var kind = current.prompt().kind();
        if (!round.isTaking()) {
            return Outcome.CLOSED;
        }
        boolean again = round == Round.REVEALED && kind.asksTwice();
        boolean taken = kind.isUnlinked() ? spend(tx, viewer, current, ballot) : choose(tx, viewer, current, ballot, round == Round.REVEALED, again);
        if (taken) {
            takingPart.done(tx, viewer, current, Part.ANSWER);
            if (again) {
                takingPart.done(tx, viewer, current, Part.AGAIN);
            }
        }
        return taken ? Outcome.TAKEN : Outcome.BEFORE;
    }

    private boolean spend(Tx tx, Viewer viewer, Asked asked, Ballot ballot) {
        if (answers.isSpent(tx, viewer, asked)) {
            return false;
        }
        answers.spend(tx, viewer, asked);
        if (ballot instanceof Ballot.Counted counted) {
            counted.cells().forEach(cell -> answers.count(tx, asked, cell));
        } else if (ballot instanceof Ballot.Line line) {
            answers.write(tx, asked, line.words());
        }
        return true;
    }

    private boolean choose(Tx tx, Viewer viewer, Asked asked, Ballot ballot, boolean isOut, boolean again) {
        var given = answers.of(tx, viewer, asked);
        var standing = takingPart.of(tx, viewer, asked).get(Part.ANSWER);
        boolean hasHadTurn = standing == TakingPartStore.Standing.DONE || standing == TakingPartStore.Standing.LATE;
        if (isOut && !again && hasHadTurn) {
            return false;
        }
        Map<String, String> now = new HashMap<>();
        if (again) {
            // The first answers are out, or counted on; what is asked now stands beside them.
            now.putAll(asked.prompt().kind().first(given));
        }
        if (ballot instanceof Ballot.Kept kept) {
            now.putAll(kept.values());
        }
        answers.choose(tx, viewer, asked, now);
        return true;
    }
}
