package unmask.courses;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import unmask.people.RealNames;

/**
 * One line of a pasted list: a name, and perhaps the school's number for the person.
 *
 * @param number   of the line, from 1
 * @param text     as it was pasted
 * @param schoolId empty when the line has none
 * @param problem  the end of the key that says why it cannot be read; null when it can
 */
record PastedLine(int number, String text, String name, String schoolId, String problem) {
    // A comma stands inside many a name. It parts columns only beside quotation marks, or before one word with a digit in it.
    private static final Pattern COMMA_PARTS = Pattern.compile("\\s*\".*\"\\s*,.*|[^,]*,\\s*\".*\"\\s*|[^,]+,\\s*[^\\s,]*\\d[^\\s,]*\\s*|\\s*[^\\s,\\p{L}]*\\d[^\\s,\\p{L}]*\\s*,[^,]+");
    private static final Pattern NUMBER = Pattern.compile("\\S*\\p{Nd}\\S*");
    /** Beyond this nobody has typed a name and a number. */
    private static final int LONGEST = 1_000;

    static PastedLine of(int number, String text) {
        if (text.length() > LONGEST) {
            return new PastedLine(number, text, "", "", "too-long");
        }
        var names = new ArrayList<String>();
        var ids = new ArrayList<String>();
        for (var column : columns(text)) {
            (NUMBER.matcher(column).matches() ? ids : names).add(column);
        }
        if (ids.isEmpty() && names.size() > 1 && names.get(0).contains(" ")) {
            ids.add(names.remove(names.size() - 1));
        }
        var name = String.join(" ", names);
        var id = ids.isEmpty() ? "" : ids.get(0);
        return new PastedLine(number, text, name, id, problem(name, ids));
    }

    private static String problem(String name, List<String> ids) {
        if (ids.size() > 1) {
            return "many-columns";
        }
        if (!ids.isEmpty() && ids.get(0).length() > RealNames.LONGEST_ID) {
            return "too-long";
        }
        return RealNames.problem(name).map(key -> key.endsWith("tooLong") ? "too-long" : "no-name").orElse(null);
    }

    /** What stands in the columns, without the empty ones. */
    private static List<String> columns(String text) {
        char parting = text.indexOf('\t') >= 0 ? '\t' : text.indexOf(';') >= 0 ? ';' : COMMA_PARTS.matcher(text).matches() ? ',' : '\0';
        var columns = parting == '\0' ? List.of(text) : parted(text, parting);
        return columns.stream().map(RealNames::plain).filter(column -> !column.isEmpty()).toList();
    }

    private static List<String> parted(String text, char parting) {
        var format = CSVFormat.DEFAULT.builder().setDelimiter(parting).setIgnoreSurroundingSpaces(true).setLenientEof(true).setTrailingData(true).get();
        try (var parser = CSVParser.parse(text, format)) {
            var records = parser.getRecords();
            return records.isEmpty() ? List.of() : records.get(0).toList();
        } catch (IOException unreadable) {
            return List.of(text);
        }
    }
}
