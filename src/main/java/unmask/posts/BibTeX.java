package unmask.posts;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes our own articles for people who keep their sources in BibTeX; the citation library only reads it. */
final class BibTeX {
    private static final Map<Character, String> ESCAPES = Map.ofEntries(
            // Braces must balance even behind a backslash, so they are named.
            Map.entry('{', "\\textbraceleft{}"), Map.entry('}', "\\textbraceright{}"), Map.entry('\\', "\\textbackslash{}"),
            Map.entry('~', "\\textasciitilde{}"), Map.entry('^', "\\textasciicircum{}"), Map.entry('"', "\\textquotedbl{}"),
            Map.entry('&', "\\&"), Map.entry('%', "\\%"), Map.entry('$', "\\$"), Map.entry('#', "\\#"), Map.entry('_', "\\_"));
    private static final Map<String, String> IN_ADDRESSES = new TreeMap<>(Map.of("{", "%7B", "}", "%7D", "\\", "%5C", " ", "%20", "\"", "%22"));

    private BibTeX() {
    }

    /** {@code @misc}, which every style knows. Double braces keep a group's name and a title's capitals as they are. */
    static String of(CiteThis.Article article) {
        var authors = article.authors().stream().map(PersonName::ofByline).map(BibTeX::author).collect(Collectors.joining(" and "));
        return "@misc{" + key(article) + ",\n"
                + (authors.isEmpty() ? "" : "  author = {" + authors + "},\n")
                + "  title = {{" + escaped(article.title()) + "}},\n"
                + "  howpublished = {" + escaped(article.container()) + "},\n"
                + article.published().map(date -> "  year = {" + date.getYear() + "},\n  month = "
                        + date.getMonth().name().substring(0, 3).toLowerCase(Locale.ROOT) + ",\n  day = {" + date.getDayOfMonth() + "},\n").orElse("")
                + "  url = {" + address(article.url()) + "}\n}\n";
    }

    private static String author(PersonName name) {
        return name.given().map(given -> escaped(name.family()) + ", " + escaped(given)).orElse("{" + escaped(name.family()) + "}");
    }

    /** Such as {@code class2026mask}: the last word of the author, the year, the first word of the title that says something. */
    private static String key(CiteThis.Article article) {
        var author = article.authors().stream().findFirst().map(PersonName::ofByline).map(PersonName::family).orElse("");
        return Optional.of(word(author) + article.published().map(date -> "" + date.getYear()).orElse("") + word(article.title()))
                .filter(key -> !key.isEmpty()).orElse("article");
    }

    private static String word(String text) {
        var ascii = Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.ROOT)
                .replaceAll("[\\p{M}'’]", "").replaceAll("[^a-z]+", " ");
        return Stream.of(ascii.split(" ")).filter(each -> each.length() > 2 && !each.equals("the") && !each.equals("and"))
                .findFirst().orElse("");
    }

    static String escaped(String text) {
        return text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ").chars().mapToObj(c -> ESCAPES.getOrDefault((char) c, String.valueOf((char) c)))
                .collect(Collectors.joining());
    }

    private static String address(String url) {
        var address = url;
        for (var each : IN_ADDRESSES.entrySet()) {
            address = address.replace(each.getKey(), each.getValue());
        }
        return address;
    }
}
