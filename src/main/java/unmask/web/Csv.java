package unmask.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A table for spreadsheets, in which no cell is taken for a formula. */
public final class Csv {
    /** Tells spreadsheets that letters are not what they were in 1990. */
    private static final String UTF_8 = "\uFEFF";
    private static final String BEGINS_FORMULA = "=+-@\t\r";

    private Csv() {}

    /** @param rows the first of them names the columns */
    public static String of(List<List<String>> rows) {
        var sheet = new StringBuilder(UTF_8);
        try (var printer = new CSVPrinter(sheet, CSVFormat.DEFAULT)) {
            for (var row : rows) {
                printer.printRecord(row.stream().map(Csv::harmless).toList());
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

    /** Sends a table as a file that nobody keeps on the way. */
    public static void send(Context ctx, String file, List<List<String>> rows) {
        ctx.res().setHeader("Cache-Control", "no-store");
        ctx.res().setHeader("Content-Disposition", "attachment; filename=\"" + file + ".csv\"");
        ctx.res().setContentType("text/csv; charset=utf-8");
        ctx.result(of(rows).getBytes(StandardCharsets.UTF_8));
    }
}
