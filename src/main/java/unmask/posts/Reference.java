package unmask.posts;

import de.undercouch.citeproc.csl.CSLItemData;
import de.undercouch.citeproc.csl.CSLType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One source in a post's reference list, brought from the many spellings of CSL-YAML to the one that the citation library reads. */
record Reference(String id, Map<String, Object> csl) {
    private static final int LONGEST = 1_000;
    /** The library's number grammar takes 13 seconds for a thousand letters. */
    static final int LONGEST_NUMBER = 100;
    private static final int MOST_PEOPLE = 100;

    private static final Set<String> TYPES = Stream.of(CSLType.values()).map(CSLType::toString).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> DATES = words("accessed available-date event-date issued original-date submitted");
    private static final Set<String> NAMES = words("author chair collection-editor compiler composer container-author contributor curator"
            + " director editor editorial-director executive-producer guest host interviewer illustrator narrator organizer original-author"
            + " performer producer recipient reviewed-author script-writer series-creator translator");
    private static final Set<String> TEXTS = words("DOI ISBN ISSN PMCID PMID URL abstract annote archive archive_collection archive_location"
            + " archive-place authority call-number chapter-number citation-key collection-number collection-title container-title"
            + " container-title-short dimensions division edition event event-title event-place genre issue journalAbbreviation jurisdiction"
            + " keyword language medium note number number-of-pages number-of-volumes original-publisher original-publisher-place"
            + " original-title page part part-title printing publisher publisher-place references reviewed-genre reviewed-title scale"
            + " section shortTitle source status supplement title title-short version volume volume-title");
    private static final Set<String> NUMBERS = words("chapter-number collection-number edition issue number number-of-pages number-of-volumes"
            + " page part printing section supplement version volume");
    private static final Set<String> KEYS = Stream.of(DATES, NAMES, TEXTS, Set.of("id", "type")).flatMap(Set::stream)
            .collect(Collectors.toCollection(TreeSet::new));
    private static final Set<String> LAW = words("bill hearing legal_case legislation regulation treaty");
    private static final Set<String> CASED = words("title container-title collection-title genre");
    private static final Set<String> NAME_PARTS = words("family given literal suffix dropping-particle non-dropping-particle");

    /** What the text can cite after an {@code @}, and a page can link to. */
    private static final Pattern CITABLE = Pattern.compile("[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_:./-]*[\\p{L}\\p{N}_])?");
    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?");
    private static final Pattern DOI_ADDRESS = Pattern.compile("(?i)^(?:https?://(?:dx\\.)?doi\\.org/|doi:\\s*)");
    private static final Pattern SINGLE_QUOTED =
            Pattern.compile("(?<![\\p{L}\\p{N}])['‘](?=\\S)(.+?)(?<=\\S)['’](?![\\p{L}\\p{N}])");

    /** The reference, unless it has no id or no type that exists; smaller mistakes cost the field that they are in. */
    static Optional<Reference> read(Map<String, Object> yaml, ToIntFunction<String> lineOf, Problems problems) {
        if (!(yaml.get("id") instanceof String id) || id.isBlank()) {
            problems.report(lineOf.applyAsInt("id"), "reference.id");
            return Optional.empty();
        }
        if (id.length() > LONGEST_NUMBER || !CITABLE.matcher(id).matches()) {
            problems.report(lineOf.applyAsInt("id"), "reference.id.letters", id);
            return Optional.empty();
        }
        if (!(yaml.get("type") instanceof String type)) {
            problems.report(lineOf.applyAsInt("type"), "reference.typeless", id);
            return Optional.empty();
        }
        if (!TYPES.contains(type)) {
            var line = lineOf.applyAsInt("type");
            NearMiss.of(type, TYPES).ifPresentOrElse(
                    meant -> problems.report(line, "reference.type.meant", id, type, meant),
                    () -> problems.report(line, "reference.type.unknown", id, type));
            return Optional.empty();
        }
        var csl = new LinkedHashMap<String, Object>(Map.of("id", id, "type", type));
        yaml.forEach((key, value) -> field(id, key, value, csl,
                (what, args) -> problems.report(lineOf.applyAsInt(key), what, args)));
        keepCapitals(csl);
        return Optional.of(new Reference(id, csl));
    }

    /** Title case would make Gdpr of GDPR, Plos One of PLOS ONE, and V of a court's v: such a source keeps its letters as typed. */
    static void keepCapitals(Map<String, Object> csl) {
        if (LAW.contains(csl.get("type")) || CASED.stream().anyMatch(key -> csl.get(key) instanceof String text && text.equals(text.toUpperCase(Locale.ROOT)))) {
            csl.putIfAbsent("language", "zxx");
        }
    }

    /** With the letter that tells two works of one author and year apart. */
    Reference withYearSuffix(String letter) {
        var lettered = new LinkedHashMap<>(csl);
        lettered.put("year-suffix", letter);
        return new Reference(id, lettered);
    }

    CSLItemData item() {
        return CSLItemData.fromJson(csl);
    }

    private interface Complaint {
        void about(String what, Object... args);
    }

    private static void field(String id, String typed, Object value, Map<String, Object> csl, Complaint complaint) {
        var key = spelt(typed);
        if (DATES.contains(key)) {
            date(value).ifPresentOrElse(date -> csl.put(key, date), () -> complaint.about("reference.date", id, key, value));
        } else if (NAMES.contains(key)) {
            names(value).ifPresentOrElse(names -> csl.put(key, names), () -> complaint.about("reference.names", id, key));
        } else if (TEXTS.contains(key)) {
            text(key, value).ifPresentOrElse(text -> csl.put(key, text), () -> complaint.about("reference.text", id, key, longest(key)));
        } else if (!KEYS.contains(key)) {
            NearMiss.of(key, KEYS).ifPresent(meant -> complaint.about("reference.key.meant", id, key, meant));
        }
    }

    /** {@code url} and {@code doi} are what people type. */
    private static String spelt(String key) {
        var upper = key.toUpperCase(Locale.ROOT);
        return TEXTS.contains(upper) ? upper : key;
    }

    private static int longest(String key) {
        return NUMBERS.contains(key) ? LONGEST_NUMBER : LONGEST;
    }

    private static Optional<String> text(String key, Object value) {
        return value instanceof String text && text.length() <= longest(key) ? Optional.of(switch (key) {
            case "DOI" -> DOI_ADDRESS.matcher(text.strip()).replaceFirst("");
            case "title", "container-title", "collection-title" -> singleQuotesDoubled(text.strip());
            default -> text.strip();
        }) : Optional.empty();
    }

    /** A title that stands without quotation marks has double ones inside, however they were typed. */
    private static String singleQuotesDoubled(String title) {
        var hasDouble = title.chars().anyMatch(c -> "\"“”".indexOf(c) >= 0);
        return hasDouble ? title : SINGLE_QUOTED.matcher(title).replaceAll("“$1”");
    }

    /** A list of names or a single one; each a map of its parts, or a text. */
    private static Optional<List<Object>> names(Object value) {
        var names = new ArrayList<>();
        for (var name : value instanceof List<?> list ? list : List.of(value)) {
            if (name instanceof String text && text.length() <= LONGEST) {
                names.add(PersonName.ofReference(text).csl());
            } else if (name instanceof Map<?, ?> parts && hasNameParts(parts)) {
                names.add(nameParts(parts));
            } else {
                return Optional.empty();
            }
        }
        return names.size() <= MOST_PEOPLE ? Optional.of(names) : Optional.empty();
    }

    private static boolean hasNameParts(Map<?, ?> parts) {
        return (parts.containsKey("family") || parts.containsKey("literal") || parts.containsKey("name"))
                && parts.values().stream().allMatch(part -> part instanceof String text && text.length() <= LONGEST);
    }

    private static Map<String, Object> nameParts(Map<?, ?> parts) {
        var kept = new LinkedHashMap<String, Object>();
        parts.forEach((part, text) -> {
            if (NAME_PARTS.contains(part)) {
                kept.put((String) part, text);
            }
        });
        if (!kept.containsKey("family") && parts.get("name") instanceof String whole) {
            kept.putIfAbsent("literal", whole);
        }
        return kept;
    }

    /** {@code 2014-02-10}, {@code 2014-02}, {@code 2014}, two of these with a stroke between, or a map: date-parts, year/month/day, literal. */
    private static Optional<Map<String, Object>> date(Object value) {
        if (value instanceof Map<?, ?> map) {
            return mapped(map);
        }
        if (!(value instanceof String text) || text.length() > LONGEST) {
            return Optional.empty();
        }
        return parts(Stream.of(text.strip().split("/", -1)).map(Reference::day).toList());
    }

    private static Optional<Map<String, Object>> mapped(Map<?, ?> map) {
        if (map.get("date-parts") instanceof List<?> days && !days.isEmpty()) {
            var nested = days.get(0) instanceof List<?> ? days : List.of(days);
            return parts(nested.stream().map(day -> day instanceof List<?> list ? day(dashed(list)) : Optional.<List<Integer>>empty()).toList());
        }
        if (map.get("year") instanceof String) {
            var given = Stream.of("year", "month", "day").map(map::get).takeWhile(part -> part != null).toList();
            return parts(List.of(day(dashed(given))));
        }
        var words = map.containsKey("literal") ? map.get("literal") : map.get("raw");
        return words instanceof String text && text.length() <= LONGEST
                ? date(text).or(() -> Optional.of(Map.of("literal", text))) : Optional.empty();
    }

    private static String dashed(List<?> parts) {
        return parts.stream().map(String::valueOf).collect(Collectors.joining("-"));
    }

    private static Optional<Map<String, Object>> parts(List<Optional<List<Integer>>> days) {
        var isReal = days.size() <= 2 && days.stream().allMatch(Optional::isPresent);
        return isReal ? Optional.of(Map.of("date-parts", days.stream().map(Optional::get).toList())) : Optional.empty();
    }

    private static Optional<List<Integer>> day(String text) {
        var match = DATE.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        var parts = Stream.of(1, 2, 3).map(match::group).filter(part -> part != null).map(Integer::valueOf).toList();
        try {
            LocalDate.of(parts.get(0), parts.size() > 1 ? parts.get(1) : 1, parts.size() > 2 ? parts.get(2) : 1);
            return Optional.of(parts);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Set<String> words(String spaced) {
        return Set.of(spaced.split(" "));
    }
}
