package unmask.participation;

import java.util.List;
import unmask.prompts.Asked;
import unmask.storage.Ids;

/**
 * Who has done what, as a table.
 *
 * @param columns one for each prompt, first what is due first
 * @param rows    one for each line of the list, by name
 * @param others  those on no line, by the name that the class knows; nobody where the rule keeps the two apart
 */
record Roll(List<Column> columns, List<Row> rows, List<Row> others) {
    /** Whether some prompt hides its authors, so that its column changes seldom. */
    public boolean isVeiled() {
        return columns.stream().anyMatch(column -> column.asked.prompt().mask().hidesHours());
    }

    /**
     * A prompt.
     *
     * @param isShown whether its marks may be seen yet
     * @param due     when it is due, or is shown; null for prompts that are never due
     */
    record Column(Asked asked, boolean isShown, String due) {
    }

    /**
     * Somebody.
     *
     * @param key      names the line in an address; null for who is on none
     * @param schoolId the school's own number; empty where there is none
     * @param shown    the name that the class knows; null where nobody has come in, and where the rule keeps the two apart
     */
    record Row(String key, String name, String schoolId, String shown, List<Cell> cells) {
    }

    /**
     * How somebody stands with a prompt.
     *
     * @param mark  null where it may not be seen yet
     * @param until how long they have, when that is longer than others; null otherwise
     */
    record Cell(Mark mark, String until) {
    }

    static String key(long line) {
        return Ids.text(line);
    }
}
