package unmask.prompts;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is shown of the answers to one part of a prompt: published once, and the same for everybody from then on. */
public record Sheet(String name, Cells cells) {
    private static final String BETWEEN = "\t";

    /** By the rule for small numbers that holds inside a class. */
    public static Sheet of(String name, List<Integer> counts) {
        return of(Cells.IN_CLASS, name, counts);
    }

    public static Sheet of(Cells.Rule rule, String name, List<Integer> counts) {
        return new Sheet(name, Cells.of(rule, counts.stream().mapToInt(Integer::intValue).toArray()));
    }

    /** What of it strangers may see. */
    Sheet outside() {
        return new Sheet(name, cells.outside());
    }

    /** Every number on it, with what was counted. */
    public List<Kind.Count> counts(String part, List<String> labels) {
        return IntStream.range(0, labels.size())
                .mapToObj(cell -> new Kind.Count(part, labels.get(cell), cells.count(cell).isPresent() ? cells.count(cell).getAsInt() : null, cells.answers()))
                .toList();
    }

    /** Sheets as they are kept. */
    static String text(List<Sheet> sheets) {
        return sheets.stream().map(sheet -> sheet.name + BETWEEN + sheet.cells.text()).collect(Collectors.joining("\n"));
    }

    /** What was kept. */
    static List<Sheet> read(Cells.Rule rule, String text) {
        return text.isEmpty() ? List.of() : Arrays.stream(text.split("\n"))
                .map(line -> line.split(BETWEEN, 2))
                .map(parts -> new Sheet(parts[0], Cells.read(rule, parts[1])))
                .toList();
    }
}
