package unmask.courses;

import java.util.ArrayList;
import java.util.List;
import unmask.people.RosterName;

/** Slips as a table for a mail merge. */
final class SlipSheet {
    private SlipSheet() {}

    /** @param link the address before the ticket */
    static List<List<String>> of(List<RosterName> expected, String link) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("name", "id", "ticket", "link"));
        expected.forEach(line -> rows.add(List.of(line.name(), line.schoolId(), line.ticket(), link + line.ticket())));
        return rows;
    }
}
