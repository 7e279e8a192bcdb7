package unmask.markdown;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a link leads, decided from the characters that a browser would see. */
record Href(Kind kind, String url) {
    enum Kind { WEB, MAIL, FRAGMENT, PATH, FILE }

    private static final Pattern SCHEME = Pattern.compile("([^/?#]*?):.*", Pattern.DOTALL);
    private static final Pattern WEB = Pattern.compile("(?i)https?://[^/?#@\\s]+(?:[/?#].*)?");

    /** Nothing for a scheme that we do not know, for a host without a scheme, and for a name and password before a host. */
    static Optional<Href> of(String typed) {
        var url = asBrowsersReadIt(typed);
        if (url.isEmpty() || url.startsWith("//")) {
            return Optional.empty();
        }
        var scheme = SCHEME.matcher(url);
        if (scheme.matches()) {
            return switch (scheme.group(1).toLowerCase(Locale.ROOT)) {
                case "http", "https" -> WEB.matcher(url).matches() ? found(Kind.WEB, url) : Optional.empty();
                case "mailto" -> found(Kind.MAIL, url);
                default -> Optional.empty();
            };
        }
        return switch (url.charAt(0)) {
            case '#' -> found(Kind.FRAGMENT, url);
            case '/' -> found(Kind.PATH, url);
            default -> found(Kind.FILE, url);
        };
    }

    private static Optional<Href> found(Kind kind, String url) {
        return Optional.of(new Href(kind, url));
    }

    /** Browsers drop line ends and tabs, and take a backslash for a slash. */
    private static String asBrowsersReadIt(String typed) {
        var out = new StringBuilder(typed.length());
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            switch (c) {
                case '\\' -> out.append('/');
                case ' ', '\u00a0' -> out.append(' ');
                case '`' -> out.append("%60");
                default -> {
                    if (!Character.isISOControl(c) && Character.getType(c) != Character.FORMAT) {
                        out.append(c);
                    }
                }
            }
        }
        return out.toString().strip().replace(" ", "%20");
    }
}
