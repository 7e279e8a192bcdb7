package unmask.courses;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import unmask.people.RosterName;
import unmask.people.RosterStore.Origin;
import unmask.web.Csv;

class SlipSheetTest {
    @Test
    void aMailMergeReadsBackWhatWeWrote() throws IOException {
        var sheet = Csv.of(SlipSheet.of(List.of(
                new RosterName(1, 2, "Haddad, \"Amal\"", "1001", Origin.STAFF, "KTRW-7MXD-9FCQ", false, null),
                new RosterName(1, 3, "سارة الخطيب", "", Origin.STAFF, "CCCC-DDDD-FFFF", false, null)), "https://unmask.school.example/join/"));
        assertThat(sheet).startsWith("\uFEFF");
        try (var parser = CSVParser.parse(sheet.substring(1), CSVFormat.DEFAULT)) {
            assertThat(parser.getRecords().stream().map(row -> row.toList())).containsExactly(
                    List.of("name", "id", "ticket", "link"),
                    List.of("Haddad, \"Amal\"", "1001", "KTRW-7MXD-9FCQ", "https://unmask.school.example/join/KTRW-7MXD-9FCQ"),
                    List.of("سارة الخطيب", "", "CCCC-DDDD-FFFF", "https://unmask.school.example/join/CCCC-DDDD-FFFF"));
        }
    }
}
