package unmask.participation;

import java.util.Map;
import java.util.Set;
import unmask.prompts.TakingPartStore.Part;
import unmask.prompts.TakingPartStore.Standing;

/** How somebody stands with a prompt. It says nothing of how well, and nothing of when. */
public enum Mark {
    DONE("done"),
    LATE("late"),
    EXCUSED("excused"),
    NOT_YET("not-yet");

    private final String word;

    Mark(String word) {
        this.word = word;
    }

    /**
     * What the parts of a prompt come to: as much as the one that is furthest behind.
     *
     * @param asked  which parts it has
     * @param called whether the roll was called when it was due, so that whoever is in the class and has no standing has come later
     * @param parts  how somebody stands with each
     */
    static Mark of(Set<Part> asked, boolean called, Map<Part, Standing> parts) {
        var answer = of(parts.get(Part.ANSWER), called);
        if (!asked.contains(Part.REPLIES)) {
            return answer;
        }
        var replies = of(parts.get(Part.REPLIES), called);
        return answer == EXCUSED && replies != EXCUSED || replies != EXCUSED && replies.compareTo(answer) > 0 ? replies : answer;
    }

    private static Mark of(Standing standing, boolean cameLater) {
        if (standing == null) {
            return cameLater ? EXCUSED : NOT_YET;
        }
        return switch (standing) {
            case DONE -> DONE;
            case LATE -> LATE;
            case MISSING -> NOT_YET;
        };
    }

    /** {@return the end of the message key that says it} */
    public String word() {
        return word;
    }
}
