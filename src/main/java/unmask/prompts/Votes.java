package unmask.prompts;

import java.util.List;
import java.util.Map;

/**
 * All answers to a prompt that are counted.
 *
 * @param kept    of each person who has answered, by part of the question
 * @param counted by cell, for answers that are kept with nobody
 */
public record Votes(List<Map<String, String>> kept, Map<String, Integer> counted) {
    public static final Votes NONE = new Votes(List.of(), Map.of());

    /** How many have answered, when each is counted in so many cells. */
    int people(int cellsEach) {
        return kept.size() + counted.values().stream().mapToInt(Integer::intValue).sum() / cellsEach;
    }

    /** How many have answered in this cell. */
    public int in(String cell) {
        return counted.getOrDefault(cell, 0);
    }

    /** How many have given this value in a part of the question. */
    public int giving(String part, String value) {
        return (int) kept.stream().filter(answer -> value.equals(answer.get(part))).count();
    }
}
