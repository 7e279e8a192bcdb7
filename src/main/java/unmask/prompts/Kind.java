package unmask.prompts;

import io.javalin.http.Context;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/** What people do with a prompt. Each kind lives in a package of its own, and is named in {@link Kinds} and nowhere else. */
public interface Kind {
    /** As blocks write it, and as its template and its messages are called. */
    String word();

    /** Whether answers to one are answers to the other: same choices, same poles, same items. */
    boolean isLike(Kind other);

    /** Whether people respond in words that become a discussion. */
    default boolean isTalk() {
        return false;
    }

    /** Whether the class is shown what all answers come to. */
    default boolean hasResults() {
        return !isTalk();
    }

    /** Whether it may be left out, which counts as taking part and looks like it. */
    default boolean maySkip() {
        return !isTalk();
    }

    /** When the last of what is asked for is due. */
    default LocalDateTime lastDue(LocalDateTime due) {
        return due;
    }

    /** How many answers to others are asked for. */
    default int repliesAsked() {
        return 0;
    }

    /** Whether people are asked again after the results are out. */
    default boolean asksTwice() {
        return false;
    }

    /** What of somebody's answer they gave the first time, when they are asked twice. */
    default Map<String, String> first(Map<String, String> given) {
        return given;
    }

    /** Whether answers are counted at once and under nobody's name, so that none can be changed. */
    default boolean isUnlinked() {
        return false;
    }

    /**
     * What somebody has answered.
     *
     * @param again whether the results are out, and people are asked a second time
     */
    Ballot ballot(Context form, boolean again);

    /** In how many cells one answer is counted. */
    default int cellsEach() {
        return 1;
    }

    /** By which rule its numbers are shown. */
    default Cells.Rule rule() {
        return Cells.IN_CLASS;
    }

    /**
     * What may be shown of all answers, by the rules for small numbers.
     *
     * @param out what was published before; empty the first time
     */
    List<Sheet> results(Votes votes, List<Sheet> out);

    /** What was published, ready for this kind's template to be drawn; null when there is nothing to draw. */
    default Object chart(List<Sheet> sheets) {
        return null;
    }

    /** The same as numbers, a row for each: what was counted, and how many, or null where that is hidden. */
    default List<Count> counts(List<Sheet> sheets) {
        return List.of();
    }

    /**
     * A number of the results.
     *
     * @param of     the whole of which it is a part
     * @param answer null where it is hidden
     */
    record Count(String part, String label, Integer answer, int of) {}
}
