package unmask.posts;

import de.undercouch.citeproc.CSL;
import de.undercouch.citeproc.ItemDataProvider;
import de.undercouch.citeproc.csl.CSLItemData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import unmask.markdown.Cite;

/**
 * A way of writing citations, read from its style file at first use (about half a second for the first, a tenth for others) and kept.
 * One caller at a time has the engine; the others wait. The style files are by the Citation Style Language project, CC BY-SA 3.0.
 */
public enum CitationStyle {
    /**
     * APA, 7th edition, throughout, with one change: "Retrieved February 12, 2014, from" stands before the address of every source that
     * has a date of access. The 7th edition prints it only for sources without a date, the 6th only for pages of no periodical, and in
     * other words. A page that a class read in 2014 may say something else today, so whoever wrote the date down wants it read.
     * Mixing both editions by entry would also sort and letter one list by two rules.
     */
    APA("apa") {
        @Override
        String adjusted(String style) {
            var accessed = replaced(style, "<macro name=\"source-DOI-URL\">",
                    "<if match=\"none\" variable=\"issued status\">", "<if variable=\"accessed\">");
            // The library compares dates as numbers, so that a bare 2015 would stand before 2014-02-10: first by year.
            var key = "<key macro=\"date-sort-group\"/>";
            var macro = "<macro name=\"date-sort-group\">";
            var byYear = replaced(accessed, macro, macro,
                    "<macro name=\"date-sort-year\"><date date-parts=\"year\" form=\"numeric\" variable=\"issued\"/></macro>" + macro);
            return byYear.replace(key, key + "<key macro=\"date-sort-year\"/>");
        }
    },
    MLA("modern-language-association"),
    /** Notes and bibliography, which history and literature classes use; author–date is close to APA. */
    CHICAGO("chicago-notes-bibliography");

    private final String file;
    private final Sources sources = new Sources();
    private CSL engine;

    CitationStyle(String file) {
        this.file = file;
    }

    /** Loads every style and prints an example with each, so that the first post of the day need not wait. */
    public static void warmUp() {
        Bibliography.of(List.of(Map.of("id", "a", "type", "article-journal", "title", "A \"mask\"", "author", "Lee, Ann", "issued", "2014-02-10",
                "volume", "1", "page", "2-3", "URL", "https://example.org/"))).inText(List.of(new Cite("a", "p. 2")));
        CiteThis.of(new CiteThis.Article("A mask", List.of("Ann Lee"), Optional.of(LocalDate.EPOCH), "Masks", "https://example.org/"));
    }

    /** Lends the engine, knowing these sources and no citation yet. */
    synchronized <T> T write(Collection<Reference> references, Function<CSL, T> writing) {
        sources.replace(references);
        try {
            var lent = engine();
            lent.setOutputFormat(new CitationHtml());
            lent.setConvertLinks(true);
            lent.registerCitationItems(sources.getIds());
            return writing.apply(lent);
        } finally {
            if (engine != null) {
                engine.reset();
            }
            sources.replace(List.of());
        }
    }

    String adjusted(String style) {
        return style;
    }

    private static String replaced(String style, String after, String old, String changed) {
        var at = style.indexOf(old, style.indexOf(after));
        if (!style.contains(after) || at < 0) {
            throw new IllegalStateException("The citation style no longer has " + old + " where we change it.");
        }
        return style.substring(0, at) + changed + style.substring(at + old.length());
    }

    private CSL engine() {
        if (engine == null) {
            try (var style = CitationStyle.class.getResourceAsStream("/citationstyles/" + file + ".csl")) {
                engine = new CSL(sources, adjusted(new String(style.readAllBytes(), StandardCharsets.UTF_8)), "en-US");
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return engine;
    }

    private static final class Sources implements ItemDataProvider {
        private final Map<String, CSLItemData> items = new LinkedHashMap<>();

        void replace(Collection<Reference> references) {
            items.clear();
            references.forEach(reference -> items.put(reference.id(), reference.item()));
        }

        @Override
        public CSLItemData retrieveItem(String id) {
            return items.get(id);
        }

        @Override
        public Collection<String> getIds() {
            return items.keySet();
        }
    }
}
