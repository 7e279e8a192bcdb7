package unmask.posts;

import de.undercouch.citeproc.csl.CSLCitationItem;
import de.undercouch.citeproc.csl.CSLCitationItemBuilder;
import de.undercouch.citeproc.csl.CSLLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One source named in the text: {@code @obrien2014}, perhaps with words before it and the place within it.
 *
 * @param before {@code see}, or nothing
 * @param locator as written, such as {@code p. 3}, {@code pp. 3–5} or {@code sec. 3.6}; a bare number is a page; or nothing
 */
public record Cite(String id, String before, String locator) {
    private static final Pattern CITE = Pattern.compile("([^@]{0,100}?)\\s*@([\\p{L}\\p{N}_][\\p{L}\\p{N}_:.#$%&+?<>~/-]{0,99})\\s*(?:,\\s*(.{0,200}))?");
    private static final Pattern PLACE = Pattern.compile("(?:(\\p{L}+)\\.?|([§¶]{1,2}))?\\s*(\\d.*)");
    private static final Map<String, CSLLabel> LABELS = Map.ofEntries(
            Map.entry("p", CSLLabel.PAGE), Map.entry("pp", CSLLabel.PAGE), Map.entry("page", CSLLabel.PAGE), Map.entry("pages", CSLLabel.PAGE),
            Map.entry("chap", CSLLabel.CHAPTER), Map.entry("ch", CSLLabel.CHAPTER), Map.entry("chapter", CSLLabel.CHAPTER),
            Map.entry("sec", CSLLabel.SECTION), Map.entry("section", CSLLabel.SECTION), Map.entry("sections", CSLLabel.SECTION),
            Map.entry("§", CSLLabel.SECTION), Map.entry("§§", CSLLabel.SECTION),
            Map.entry("para", CSLLabel.PARAGRAPH), Map.entry("paras", CSLLabel.PARAGRAPH), Map.entry("paragraph", CSLLabel.PARAGRAPH),
            Map.entry("¶", CSLLabel.PARAGRAPH), Map.entry("¶¶", CSLLabel.PARAGRAPH),
            Map.entry("fig", CSLLabel.FIGURE), Map.entry("figure", CSLLabel.FIGURE), Map.entry("part", CSLLabel.PART),
            Map.entry("vol", CSLLabel.VOLUME), Map.entry("l", CSLLabel.LINE), Map.entry("line", CSLLabel.LINE), Map.entry("n", CSLLabel.NOTE));

    public static Cite of(String id) {
        return new Cite(id, "", "");
    }

    /** What stands between the brackets of {@code [see @obrien2014, p. 3; @kaspersky2014]}; nothing when that is no citation. */
    public static Optional<List<Cite>> parse(String betweenBrackets) {
        var cites = new ArrayList<Cite>();
        for (var part : betweenBrackets.split(";", -1)) {
            var cite = CITE.matcher(part.strip());
            if (!cite.matches()) {
                return Optional.empty();
            }
            cites.add(new Cite(cite.group(2), cite.group(1), Optional.ofNullable(cite.group(3)).orElse("").strip()));
        }
        return Optional.of(List.copyOf(cites));
    }

    /** For a place or words that the library cannot print. */
    Cite bare() {
        return Cite.of(id);
    }

    CSLCitationItem item() {
        var item = new CSLCitationItemBuilder(id);
        if (!before.isBlank()) {
            item.prefix(before + " ");
        }
        var place = PLACE.matcher(locator);
        if (locator.length() <= Reference.LONGEST_NUMBER && place.matches() && label(place.group(1), place.group(2)).isPresent()) {
            item.label(label(place.group(1), place.group(2)).get()).locator(place.group(3));
        } else if (!locator.isBlank()) {
            item.suffix(", " + locator);
        }
        return item.build();
    }

    private static Optional<CSLLabel> label(String word, String sign) {
        return word == null && sign == null ? Optional.of(CSLLabel.PAGE)
                : Optional.ofNullable(LABELS.get(word == null ? sign : word.toLowerCase(Locale.ROOT)));
    }
}
