package unmask.prompts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Results as a table: what the page shows, and never more. */
final class ResultSheet {
    /** Tells spreadsheets that letters are not what they were in 1990. */
    private static final String UTF_8 = "\uFEFF";
    private static final String BEGINS_FORMULA = "=+-@\t\r";

    private ResultSheet() {}

    static String of(List<Kind.Count> counts) {
        var sheet = new StringBuilder(UTF_8);
        try (var printer = new CSVPrinter(sheet, CSVFormat.DEFAULT)) {
            printer.printRecord("part", "answer", "people", "of");
            for (var count : counts) {
                printer.printRecord(harmless(count.part()), harmless(count.label()), count.answer() == null ? "hidden" : count.answer(), count.of() == 0 ? "too few" : count.of());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return sheet.toString();
    }

    /** A cell that no spreadsheet takes for a formula. */
    private static String harmless(String cell) {
        return !cell.isEmpty() && BEGINS_FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
