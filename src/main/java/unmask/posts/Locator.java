package unmask.posts;

import de.undercouch.citeproc.csl.CSLCitationItem;
import de.undercouch.citeproc.csl.CSLCitationItemBuilder;
import de.undercouch.citeproc.csl.CSLLabel;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import unmask.markdown.Cite;

/** A place in a work: {@code p. 3}, {@code pp. 3–5}, {@code sec. 3.6}, {@code § 4}. A bare number is a page, other words stay as typed. */
final class Locator {
    private static final Pattern PLACE = Pattern.compile("(?:(\\p{L}+)\\.?|([§¶]){1,2})?\\s*(\\d.*)");
    private static final Map<String, CSLLabel> LABELS = Map.ofEntries(
            Map.entry("p", CSLLabel.PAGE), Map.entry("pp", CSLLabel.PAGE), Map.entry("page", CSLLabel.PAGE), Map.entry("pages", CSLLabel.PAGE),
            Map.entry("ch", CSLLabel.CHAPTER), Map.entry("chap", CSLLabel.CHAPTER), Map.entry("chapter", CSLLabel.CHAPTER),
            Map.entry("sec", CSLLabel.SECTION), Map.entry("section", CSLLabel.SECTION), Map.entry("§", CSLLabel.SECTION),
            Map.entry("para", CSLLabel.PARAGRAPH), Map.entry("paragraph", CSLLabel.PARAGRAPH), Map.entry("¶", CSLLabel.PARAGRAPH),
            Map.entry("fig", CSLLabel.FIGURE), Map.entry("figure", CSLLabel.FIGURE), Map.entry("part", CSLLabel.PART),
            Map.entry("vol", CSLLabel.VOLUME), Map.entry("line", CSLLabel.LINE), Map.entry("n", CSLLabel.NOTE));

    private Locator() {
    }

    static CSLCitationItem item(Cite cite) {
        var place = PLACE.matcher(cite.locator());
        var label = place.matches() && cite.locator().length() <= Reference.LONGEST_NUMBER ? label(place.group(1), place.group(2))
                : Optional.<CSLLabel>empty();
        var item = new CSLCitationItemBuilder(cite.id());
        if (label.isPresent()) {
            item.label(label.get()).locator(place.group(3));
        } else if (!cite.locator().isBlank()) {
            item.suffix(", " + cite.locator());
        }
        return item.build();
    }

    private static Optional<CSLLabel> label(String word, String sign) {
        return word == null && sign == null ? Optional.of(CSLLabel.PAGE)
                : Optional.ofNullable(LABELS.get(word == null ? sign : word.toLowerCase(Locale.ROOT)));
    }
}
