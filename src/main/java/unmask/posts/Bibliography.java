package unmask.posts;

import de.undercouch.citeproc.CSL;
import de.undercouch.citeproc.csl.CSLCitation;
import de.undercouch.citeproc.csl.CSLCitationItem;
import de.undercouch.citeproc.csl.CSLItemData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import unmask.markdown.Cite;

/**
 * A post's references in APA style: labels for the text, and the list under it. Made when a post is saved, and kept with it.
 * <p>
 * Works that the text could not tell apart get letters after the year, in the order of the list (2014a, 2014b).
 * Nothing here throws on a bad reference: it is left out and becomes a problem, with the line 0 since only the file knows its lines.
 */
public final class Bibliography {
    private final Map<String, Reference> references;
    private final List<Entry> entries;
    private final Map<List<Cite>, String> labels = new LinkedHashMap<>();
    private final List<Problem> problems;

    /** @param html escaped text with {@code <i>} and {@code <a href>} only, still to be cleaned like everything that came from a person */
    public record Entry(String id, String html) {
    }

    private Bibliography(Map<String, Reference> references, List<Entry> entries, List<Problem> problems) {
        this.references = references;
        this.entries = entries;
        this.problems = problems;
    }

    public static Bibliography of(List<Map<String, Object>> references) {
        var problems = new Problems();
        var read = new LinkedHashMap<String, Reference>();
        for (var yaml : references) {
            Reference.read(yaml, key -> 0, problems).ifPresent(reference -> {
                if (read.putIfAbsent(reference.id(), withoutOwnPublisher(reference)) != null) {
                    problems.report(0, "reference.twice", reference.id());
                }
            });
        }
        read.values().removeIf(reference -> !isPrintable(reference, problems));
        if (read.isEmpty()) {
            return new Bibliography(Map.of(), List.of(), problems.all());
        }
        var lettered = lettered(read);
        return new Bibliography(lettered, CitationStyle.APA.write(lettered.values(), Bibliography::entries), problems.all());
    }

    /**
     * Names works in the text, such as {@code (O’Brien, 2014, p. 3)}: escaped text with {@code <i>} only, still to be cleaned.
     *
     * @param cites the works in one pair of brackets; at least one
     * @return nothing when any of them is not in the list
     */
    public synchronized Optional<String> inText(List<Cite> cites) {
        return cites.stream().map(Cite::id).allMatch(references::containsKey)
                ? Optional.of(labels.computeIfAbsent(List.copyOf(cites), this::written)) : Optional.empty();
    }

    /** In the order of the printed list. */
    public List<Entry> entries() {
        return entries;
    }

    public List<Problem> problems() {
        return problems;
    }

    /** A place that the library cannot print is left out. */
    private String written(List<Cite> cites) {
        var cited = cites.stream().map(cite -> references.get(cite.id())).distinct().toList();
        return CitationStyle.APA.write(cited, engine -> {
            try {
                return label(engine, cites);
            } catch (IllegalArgumentException | IndexOutOfBoundsException | NullPointerException unprintable) {
                return label(engine, cites.stream().map(cite -> whole(cite.id())).toList());
            }
        });
    }

    private static Cite whole(String id) {
        return new Cite(id, "");
    }

    private static String label(CSL engine, List<Cite> cites) {
        var items = cites.stream().map(Locator::item).toArray(CSLCitationItem[]::new);
        return engine.makeCitation(new CSLCitation(items)).get(0).getText();
    }

    private static List<Entry> entries(CSL engine) {
        var ids = engine.getRegisteredItems().stream().map(CSLItemData::getId).toList();
        var html = engine.makeBibliography().getEntries();
        var entries = new ArrayList<Entry>();
        for (var i = 0; i < html.length; i++) {
            entries.add(new Entry(ids.get(i), html[i].strip()));
        }
        return List.copyOf(entries);
    }

    /** The library does not letter works by itself. */
    private static Map<String, Reference> lettered(Map<String, Reference> references) {
        var sameLabel = CitationStyle.APA.write(references.values(), engine -> engine.getRegisteredItems().stream().map(CSLItemData::getId)
                .collect(Collectors.groupingBy(id -> label(engine, List.of(whole(id))), LinkedHashMap::new, Collectors.toList())));
        var lettered = new LinkedHashMap<>(references);
        sameLabel.values().stream().filter(ids -> ids.size() > 1).forEach(ids -> {
            for (var i = 0; i < ids.size(); i++) {
                lettered.put(ids.get(i), references.get(ids.get(i)).withYearSuffix(letters(i)));
            }
        });
        return lettered;
    }

    private static String letters(int number) {
        return (number < 26 ? "" : letters(number / 26 - 1)) + (char) ('a' + number % 26);
    }

    /** APA leaves out a publisher that is also the author. */
    private static Reference withoutOwnPublisher(Reference reference) {
        var publisher = reference.csl().get("publisher");
        var isAuthor = publisher != null && reference.csl().get("author") instanceof Collection<?> authors && authors.size() == 1
                && authors.iterator().next() instanceof Map<?, ?> author && publisher.equals(author.get("literal"));
        if (!isAuthor) {
            return reference;
        }
        var shorter = new LinkedHashMap<>(reference.csl());
        shorter.remove("publisher");
        return new Reference(reference.id(), shorter);
    }

    /** Tried one by one, so that a source which the library cannot print costs only itself. */
    private static boolean isPrintable(Reference reference, Problems problems) {
        try {
            return !CitationStyle.APA.write(List.of(reference), engine -> entries(engine) + label(engine, List.of(whole(reference.id())))).isEmpty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NullPointerException | StackOverflowError unprintable) {
            problems.report(0, "reference.unprintable", reference.id());
            return false;
        }
    }
}
