package unmask.markdown;

/** Plain text made harmless inside HTML. */
final class Escape {
    private Escape() {
    }

    static String html(String text) {
        var out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&#34;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** For a value between double quotes. The sanitiser pads values that hold a backtick, anew at each pass, so none stays. */
    static String attribute(String value) {
        return html(value.replace('`', '\'').replaceAll("\\s+", " ").strip());
    }
}
