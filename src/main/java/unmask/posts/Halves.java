package unmask.posts;

import java.util.List;

/** The two parts of a file, still as text: the YAML between two lines of {@code ---}, and what follows them. */
record Halves(String yaml, int yamlLine, String body, int bodyLine) {
    private static final int NONE = 0;

    /** Line ends become {@code \n}. A first line that opens a header which never closes is a problem. */
    static Halves of(String document, Problems problems) {
        var text = (document.startsWith("\uFEFF") ? document.substring(1) : document).replace("\r\n", "\n").replace('\r', '\n');
        var lines = List.of(text.split("\n", -1));
        var opening = 0;
        while (opening < lines.size() - 1 && lines.get(opening).isBlank()) {
            opening++;
        }
        if (!isFence(lines.get(opening))) {
            return new Halves("", NONE, text, 1);
        }
        for (var closing = opening + 1; closing < lines.size(); closing++) {
            if (isFence(lines.get(closing))) {
                return new Halves(join(lines, opening + 1, closing), opening + 2, join(lines, closing + 1, lines.size()), closing + 2);
            }
        }
        problems.refuse(opening + 1, "header.open");
        return new Halves("", opening + 2, "", lines.size());
    }

    boolean hasHeader() {
        return yamlLine != NONE;
    }

    private static boolean isFence(String line) {
        return line.stripTrailing().equals("---");
    }

    private static String join(List<String> lines, int from, int to) {
        return String.join("\n", lines.subList(from, to));
    }
}
