package unmask.markdown;

/** Turns what can be typed into what is printed: quotes, dashes, the ellipsis. A backslash keeps a mark as typed. */
final class Typography {
    private static final String MARKS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    private static final String OPENERS = "([{<“‘–—-/¿¡«";

    private Typography() {
    }

    /** The text without its backslashes, and nothing else changed. */
    static String plain(String typed) {
        if (typed.indexOf('\\') < 0) {
            return typed;
        }
        var out = new StringBuilder(typed.length());
        for (int i = 0; i < typed.length(); i++) {
            if (isEscape(typed, i)) {
                i++;
            }
            out.append(typed.charAt(i));
        }
        return out.toString();
    }

    /** The text as a printer would set it, given the character that stands before it. */
    static String fine(String typed, char before) {
        var out = new StringBuilder(typed.length());
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            char last = out.length() == 0 ? before : out.charAt(out.length() - 1);
            if (isEscape(typed, i)) {
                out.append(typed.charAt(++i));
            } else if (c == '"') {
                out.append(isOpening(last) ? '“' : '”');
            } else if (c == '\'') {
                out.append(isOpening(last) && !isDigitAt(typed, i + 1) ? '‘' : '’');
            } else if (c == '-' || c == '.') {
                int run = run(typed, i);
                out.append(c == '-' ? dash(run) : dots(run));
                i += run - 1;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isEscape(String typed, int i) {
        return typed.charAt(i) == '\\' && i + 1 < typed.length() && MARKS.indexOf(typed.charAt(i + 1)) >= 0;
    }

    private static boolean isOpening(char before) {
        return Character.isWhitespace(before) || Character.isSpaceChar(before) || OPENERS.indexOf(before) >= 0;
    }

    private static boolean isDigitAt(String typed, int i) {
        return i < typed.length() && Character.isDigit(typed.charAt(i));
    }

    private static int run(String typed, int from) {
        int end = from + 1;
        while (end < typed.length() && typed.charAt(end) == typed.charAt(from)) {
            end++;
        }
        return end - from;
    }

    private static String dash(int run) {
        return switch (run) {
            case 2 -> "–";
            case 3 -> "—";
            default -> "-".repeat(run);
        };
    }

    private static String dots(int run) {
        return run == 3 ? "…" : ".".repeat(run);
    }
}
