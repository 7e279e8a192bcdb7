package unmask.posts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A post's document: what stands between the {@code ---} lines at its top, and the Markdown under them.
 * The same document is a file on disk or a text written in the browser.
 *
 * @param references CSL-YAML, each entry with an id of its own and a type that exists; what was wrong is left out and reported
 * @param referencesText the YAML of the references as its author wrote it, for the editor
 * @param bodyLine the line of the document on which {@code body} begins, counted from 1
 */
public record FrontMatter(String title, List<String> authors, Optional<LocalDate> published, Optional<String> teaser,
                          Optional<String> audience, boolean draft, List<String> was, List<Map<String, Object>> references,
                          String referencesText, String body, int bodyLine) {
    static final int LONGEST_TITLE = 200;
    static final int LONGEST_TEASER = 400;
    static final int LONGEST_NAME = 100;
    static final int MOST_NAMES = 30;
    static final int MOST_REFERENCES = 200;

    private static final Set<String> KEYS = Set.of("title", "authors", "published", "teaser", "audience", "draft", "was", "references");
    private static final List<String> AUDIENCES = List.of("course", "web");
    private static final Pattern HEADING = Pattern.compile(" {0,3}#[ \\t]+(.*?)(?:[ \\t]+#+)?[ \\t]*");
    private static final Pattern CODE_FENCE = Pattern.compile(" {0,3}(```|~~~).*");
    /** Text that YAML reads as itself without quotes, in a list too. */
    private static final Pattern PLAIN = Pattern.compile("(?!(?i:null|true|false|yes|no|on|off)$)"
            + "\\p{IsAlphabetic}(?:[\\p{IsAlphabetic}\\d .’?!()-]*[\\p{IsAlphabetic}\\d.’?!)])?");

    /** Never throws: what is wrong with the document comes back as problems, in the order of its lines. */
    public static Parsed<FrontMatter> parse(String document) {
        var problems = new Problems();
        var file = Halves.of(document, problems);
        if (!file.hasHeader()) {
            return fromHeading(file, problems);
        }
        var header = Header.read(file, problems);
        if (problems.isRefused()) {
            return problems.conclude(() -> null);
        }
        header.knowsOnly(KEYS);
        if (!header.isGiven("title")) {
            problems.refuse(file.yamlLine() - 1, "title.missing");
        }
        var read = new FrontMatter(
                header.text("title", LONGEST_TITLE).orElse(""), header.texts("authors", MOST_NAMES, LONGEST_NAME), header.date("published"),
                header.text("teaser", LONGEST_TEASER), header.oneOf("audience", AUDIENCES), header.isTrue("draft"),
                header.texts("was", MOST_NAMES, LONGEST_NAME), references(header, problems), header.source("references"),
                file.body(), file.bodyLine());
        if (header.isGiven("title") && read.title.isEmpty() && !problems.isRefused()) {
            problems.refuse(header.line("title"), "title.missing");
        }
        return problems.conclude(() -> read);
    }

    /** Without a header the first heading is the title. Its line is left empty, so that the lines below keep their numbers. */
    private static Parsed<FrontMatter> fromHeading(Halves file, Problems problems) {
        var lines = file.body().split("\n", -1);
        var inCode = false;
        for (var i = 0; i < lines.length; i++) {
            inCode ^= CODE_FENCE.matcher(lines[i]).matches();
            var heading = HEADING.matcher(lines[i]);
            if (inCode || !heading.matches() || heading.group(1).isBlank()) {
                continue;
            }
            var title = heading.group(1);
            if (title.length() > LONGEST_TITLE) {
                problems.refuse(i + 1, "text.long", "title", LONGEST_TITLE);
            }
            lines[i] = "";
            return problems.conclude(() -> new FrontMatter(title, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), false,
                    List.of(), List.of(), "", String.join("\n", lines), 1));
        }
        problems.refuse(1, "title.nowhere");
        return problems.conclude(() -> null);
    }

    private static List<Map<String, Object>> references(Header header, Problems problems) {
        var ids = new HashSet<String>();
        var good = new ArrayList<Map<String, Object>>();
        for (var map : header.maps("references", MOST_REFERENCES)) {
            Reference.read(map, key -> header.line(map, key), problems).ifPresent(reference -> {
                if (ids.add(reference.id())) {
                    good.add(map);
                } else {
                    problems.report(header.line(map, "id"), "reference.twice", reference.id());
                }
            });
        }
        return List.copyOf(good);
    }

    /**
     * The document of a post that was written in the browser, such that {@link #parse} gives the same parts back.
     *
     * @param referencesText a YAML list, or nothing; a mistake in it is found when the document is parsed
     */
    public static String write(String title, List<String> authors, Optional<LocalDate> published, Optional<String> teaser,
                               String referencesText, String body) {
        var lines = new ArrayList<String>();
        lines.add("---");
        lines.add("title: " + scalar(title));
        if (!authors.isEmpty()) {
            lines.add("authors: [" + authors.stream().map(FrontMatter::scalar).collect(Collectors.joining(", ")) + "]");
        }
        published.ifPresent(date -> lines.add("published: " + date));
        teaser.ifPresent(text -> lines.add("teaser: " + scalar(text)));
        if (!referencesText.isBlank()) {
            lines.add("references:");
            // Indented throughout, no line of it can close the header or begin another key.
            lines.add(referencesText.replace("\r\n", "\n").replace('\r', '\n').stripTrailing().indent(2).stripTrailing());
        }
        lines.add("---");
        return String.join("\n", lines) + "\n" + body;
    }

    /** A text as YAML reads it back, on one line. */
    public static String scalar(String text) {
        if (PLAIN.matcher(text).matches()) {
            return text;
        }
        var quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append((char) c);
                case '\n' -> quoted.append("\\n");
                default -> quoted.append(isWrittenAsIs(c) ? String.valueOf((char) c) : "\\u%04x".formatted(c));
            }
        });
        return quoted.append('"').toString();
    }

    /** YAML folds or forbids control characters, unusual line ends and the byte order mark. */
    private static boolean isWrittenAsIs(int c) {
        return c >= 0x20 && c < 0x7F || c >= 0xA0 && c != 0x2028 && c != 0x2029 && c < 0xFEFF || c > 0xFEFF && c < 0xFFFE;
    }
}
