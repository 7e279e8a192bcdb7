package unmask.prompts;

import java.util.ArrayList;
import java.util.List;

/** Results as a table: what the page shows, and never more. */
final class ResultSheet {
    private ResultSheet() {}

    static List<List<String>> of(List<Kind.Count> counts) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("part", "answer", "people", "of"));
        counts.forEach(count -> rows.add(List.of(count.part(), count.label(), count.answer() == null ? "hidden" : String.valueOf(count.answer()),
                count.of() == 0 ? "too few" : String.valueOf(count.of()))));
        return rows;
    }
}
