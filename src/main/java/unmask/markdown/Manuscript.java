package unmask.markdown;

import java.util.regex.Pattern;

/** A source as it came from its author, looked over before the parser may see it. */
final class Manuscript {
    /** Beyond these, parsing takes time that grows with the square of the text or worse. */
    private static final int MOST_MARKERS = 20;
    private static final int MOST_COLUMNS = 100;

    /** In one paragraph. The parser compares these pair by pair, without reading on: no deadline would stop it. */
    private static final int MOST_MARKS = 4_000;

    private static final Pattern LINE_END = Pattern.compile("\r\n?");

    private Manuscript() {
    }

    static String checked(String source, int longest, String tooLong) {
        // A browser counts a line end as one character and sends two.
        if (source.length() > 2 * longest) {
            throw new Refusal(tooLong);
        }
        var text = withoutControls(LINE_END.matcher(source).replaceAll("\n"));
        if (text.length() > longest) {
            throw new Refusal(tooLong);
        }
        int marks = 0;
        for (var line : text.split("\n")) {
            marks = line.isBlank() ? 0 : marks + marks(line);
            if (marks > MOST_MARKS) {
                throw new Refusal(Refusal.TOO_MANY_MARKS);
            }
            if (markers(line) > MOST_MARKERS) {
                throw new Refusal(Refusal.TOO_DEEP);
            }
            if (columns(line) > MOST_COLUMNS) {
                throw new Refusal(Refusal.TOO_WIDE);
            }
        }
        return text;
    }

    /** Half a surrogate pair cannot be stored or sent, so it becomes the sign for a broken character. */
    private static String withoutControls(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '\uFFFD' : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    /** How many quotes and lists a line opens or continues, one inside another. */
    private static int markers(String line) {
        if (isRule(line)) {
            return 0;
        }
        int markers = 0;
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i);
            int end = i + 1;
            if (c >= '0' && c <= '9') {
                while (end < line.length() && line.charAt(end) >= '0' && line.charAt(end) <= '9') {
                    end++;
                }
                if (end == line.length() || line.charAt(end) != '.' && line.charAt(end) != ')') {
                    return markers;
                }
                end++;
            } else if (c == ' ' || c == '\t') {
                i++;
                continue;
            } else if (c != '>' && c != '-' && c != '*' && c != '+') {
                return markers;
            }
            if (c != '>' && end < line.length() && line.charAt(end) != ' ' && line.charAt(end) != '\t') {
                return markers;
            }
            markers++;
            i = end;
        }
        return markers;
    }

    /** The runs of characters that may begin or end an emphasis. */
    private static int marks(String line) {
        int marks = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if ((c == '*' || c == '_' || c == '~') && (i == 0 || line.charAt(i - 1) != c)) {
                marks++;
            }
        }
        return marks;
    }

    private static boolean isRule(String line) {
        var marks = line.replace(" ", "").replace("\t", "");
        return !marks.isEmpty() && "-*_".indexOf(marks.charAt(0)) >= 0
                && marks.chars().allMatch(c -> c == marks.charAt(0));
    }

    /** The columns of a table, counted in the line of dashes under its head. */
    private static int columns(String line) {
        int bars = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '|') {
                bars++;
            } else if (" \t:->".indexOf(c) < 0) {
                return 0;
            }
        }
        return bars;
    }
}
