package unmask.courses;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import unmask.people.RosterName;

/** Slips as a table for a mail merge. */
final class SlipSheet {
    /** Tells spreadsheets that letters are not what they were in 1990. */
    private static final String UTF_8 = "\uFEFF";
    private static final String BEGINS_FORMULA = "=+-@\t\r";

    private SlipSheet() {}

    /** @param link the address before the ticket */
    static String of(List<RosterName> expected, String link) {
        var sheet = new StringBuilder(UTF_8);
        try (var printer = new CSVPrinter(sheet, CSVFormat.DEFAULT)) {
            printer.printRecord("name", "id", "ticket", "link");
            for (var line : expected) {
                printer.printRecord(harmless(line.name()), harmless(line.schoolId()), line.ticket(), link + line.ticket());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return sheet.toString();
    }

    /** A cell that no spreadsheet takes for a formula. */
    static String harmless(String cell) {
        return !cell.isEmpty() && BEGINS_FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
