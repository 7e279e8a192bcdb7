package unmask.prompts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import unmask.prompts.confidential.Confidential;
import unmask.prompts.exit.Exit;
import unmask.prompts.poll.Poll;
import unmask.prompts.question.Question;
import unmask.prompts.spot.Spot;
import unmask.prompts.stance.Stance;

/** Every kind of prompt that there is: a new one is a package of its own and a line here. */
public final class Kinds {
    private static final Map<String, Reader> ALL = new LinkedHashMap<>();

    static {
        ALL.put(Question.WORD, new Reader(Question.KEYS, Question::read));
        ALL.put(Poll.WORD, new Reader(Poll.KEYS, Poll::read));
        ALL.put(Stance.WORD, new Reader(Stance.KEYS, Stance::read));
        ALL.put(Spot.WORD, new Reader(Spot.KEYS, Spot::read));
        ALL.put(Confidential.WORD, new Reader(Confidential.KEYS, Confidential::read));
        ALL.put(Exit.WORD, new Reader(Exit.KEYS, Exit::read));
    }

    private Kinds() {}

    /** Reads the keys of a block that are a kind's own. */
    record Reader(Set<String> keys, Function<Block, Kind> reading) {
        Kind read(Block block) {
            return reading.apply(block);
        }
    }

    /** As blocks write them. */
    public static List<String> words() {
        return List.copyOf(ALL.keySet());
    }

    static Optional<Reader> reader(String word) {
        return Optional.ofNullable(ALL.get(word));
    }
}
