package unmask.posts;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * The keys of a file's YAML header, with look-ups that note what is wrong and where.
 * Every scalar is the text that was typed, so that {@code issue: 1.10} keeps its nought and {@code title: 1984} is a title;
 * empty values count as absent. Aliases, anchors and tags are refused: nobody writes them by hand, and they are how YAML attacks.
 */
public final class Header {
    /** A reference list of a hundred entries is about 40,000 characters. */
    static final int LONGEST = 100_000;
    /** references, entry, author list, author, name part; the rest is room. */
    private static final int DEEPEST = 10;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new CoreSchema()).setCodePointLimit(LONGEST).setMaxAliasesForCollections(0).build();

    private final String yaml;
    private final int firstLine;
    private final Problems problems;
    private final Map<Object, Map<String, Integer>> lines;
    private final Map<String, Object> values;
    private final String prefix;

    private Header(String yaml, int firstLine, Problems problems) {
        this.yaml = yaml;
        this.firstLine = firstLine;
        this.problems = problems;
        this.lines = new IdentityHashMap<>();
        this.values = read();
        this.prefix = "";
    }

    private Header(Header parent, String key, Map<String, Object> values) {
        this.yaml = parent.yaml;
        this.firstLine = parent.firstLine;
        this.problems = parent.problems;
        this.lines = parent.lines;
        this.values = values;
        this.prefix = parent.prefix + key + ".";
    }

    static Header read(Halves file, Problems problems) {
        return of(file.yaml(), file.yamlLine(), problems);
    }

    /**
     * Keys that stand elsewhere than at the top of a file.
     *
     * @param firstLine where the YAML begins in its file, from 1
     */
    public static Header of(String yaml, int firstLine, Problems problems) {
        return new Header(yaml, firstLine, problems);
    }

    /** An unknown key that resembles a known one was meant to say something, so the file is refused; any other is only reported. */
    public void knowsOnly(Set<String> known) {
        values.keySet().stream().filter(key -> !known.contains(key)).forEach(key ->
                NearMiss.of(key, known).ifPresentOrElse(
                        meant -> problems.refuse(line(key), "key.meant", prefix + key, prefix + meant),
                        () -> problems.report(line(key), "key.unknown", prefix + key)));
    }

    public boolean isGiven(String key) {
        return values.containsKey(key);
    }

    public Optional<String> text(String key, int longest) {
        return as(key, String.class, "text").filter(text -> fits(key, text, longest)).filter(text -> !text.isBlank());
    }

    /** One text, or a list of them. */
    public List<String> texts(String key, int most, int longest) {
        if (!(values.get(key) instanceof List<?> list)) {
            return text(key, longest).map(List::of).orElse(List.of());
        }
        if (list.size() > most) {
            problems.refuse(line(key), "list.long", prefix + key, most);
            return List.of();
        }
        if (!list.stream().allMatch(String.class::isInstance)) {
            problems.refuse(line(key), "type.texts", prefix + key);
            return List.of();
        }
        return list.stream().map(String.class::cast).filter(text -> fits(key, text, longest)).filter(text -> !text.isBlank()).toList();
    }

    private boolean fits(String key, String text, int longest) {
        var fits = text.length() <= longest;
        if (!fits) {
            problems.refuse(line(key), "text.long", prefix + key, longest);
        }
        return fits;
    }

    Optional<LocalDate> date(String key) {
        return as(key, String.class, "date").flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text.strip()));
            } catch (DateTimeParseException notADate) {
                problems.refuse(line(key), "date", prefix + key, text);
                return Optional.empty();
            }
        });
    }

    public Optional<String> oneOf(String key, Collection<String> choices) {
        var chosen = as(key, String.class, "text");
        chosen.filter(text -> !choices.contains(text))
                .ifPresent(text -> problems.refuse(line(key), "choice", prefix + key, text, String.join(", ", choices)));
        return chosen.filter(choices::contains);
    }

    public boolean isTrue(String key) {
        return as(key, String.class, "yes").map(text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> {
                problems.refuse(line(key), "type.yes", prefix + key);
                yield false;
            }
        }).orElse(false);
    }

    /** The keys under a key, as in {@code term: {begins: …, ends: …}}. */
    Header section(String key) {
        return new Header(this, key, as(key, Map.class, "section").map(Header::keyed).orElse(Map.of()));
    }

    /** The items listed under a key, each with keys of its own. */
    public List<Header> sections(String key, int most) {
        var items = as(key, List.class, "list").orElse(List.of());
        if (items.size() > most) {
            problems.refuse(line(key), "list.long", prefix + key, most);
            return List.of();
        }
        var sections = new ArrayList<Header>();
        for (var item : items) {
            if (item instanceof Map<?, ?> map) {
                sections.add(new Header(this, key, keyed(map)));
            } else {
                problems.refuse(line(key), "type.section", prefix + key);
            }
        }
        return sections;
    }

    /** Where the keys begin in the file. */
    public int line() {
        return line(values, "");
    }

    /** The maps listed under a key; an item that is no map is reported and left out. */
    List<Map<String, Object>> maps(String key, int most) {
        var maps = new ArrayList<Map<String, Object>>();
        for (var item : as(key, List.class, "references").orElse(List.of())) {
            if (item instanceof Map<?, ?> map) {
                maps.add(keyed(map));
            } else {
                problems.report(line(key), "reference.map", item);
            }
        }
        if (maps.size() > most) {
            problems.refuse(line(key), "list.long", prefix + key, most);
            return List.of();
        }
        return maps;
    }

    /** The YAML under a key as its author wrote it, comments included, moved to the left margin. */
    public String source(String key) {
        if (!isGiven(key)) {
            return "";
        }
        var all = yaml.split("\n", -1);
        var from = line(key) - firstLine;
        var next = lines.get(values).values().stream().filter(line -> line > line(key)).min(Integer::compare);
        var to = next.map(line -> line - firstLine).orElse(all.length);
        var inline = all[from].substring(all[from].indexOf(':') + 1).strip();
        var block = String.join("\n", List.of(all).subList(from + 1, to)).stripIndent().strip();
        return inline.isEmpty() || inline.startsWith("#") ? block : (inline + "\n" + block).strip();
    }

    public int line(String key) {
        return line(values, key);
    }

    /** Where a key of a map that this header gave stands in the file; the map's own line when it has no such key. */
    int line(Map<String, Object> map, String key) {
        var known = lines.getOrDefault(map, Map.of());
        return known.getOrDefault(key, known.values().stream().min(Integer::compare).orElse(firstLine));
    }

    private <T> Optional<T> as(String key, Class<T> type, String expected) {
        var value = values.get(key);
        if (value != null && !type.isInstance(value)) {
            problems.refuse(line(key), "type." + expected, prefix + key);
            return Optional.empty();
        }
        return Optional.ofNullable(value).map(type::cast);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> keyed(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    private Map<String, Object> read() {
        if (yaml.length() > LONGEST) {
            problems.refuse(firstLine, "header.long", LONGEST);
            return Map.of();
        }
        try {
            return isHarmless() ? top(new Compose(SETTINGS).composeString(yaml)) : Map.of();
        } catch (MarkedYamlEngineException broken) {
            problems.refuse(line(broken.getProblemMark()), "yaml", Optional.ofNullable(broken.getProblem()).orElse(""));
        } catch (YamlEngineException broken) {
            problems.refuse(firstLine, "yaml", String.valueOf(broken.getMessage()));
        }
        return Map.of();
    }

    /** Walks the parser's events, which need neither memory nor stack, before anything is built from them. */
    private boolean isHarmless() {
        var depth = 0;
        var documents = 0;
        for (var event : new Parse(SETTINGS).parseString(yaml)) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            documents += event instanceof DocumentStartEvent ? 1 : 0;
            var reason = event instanceof AliasEvent || event instanceof NodeEvent node && node.getAnchor().isPresent() ? "yaml.alias"
                    : isTagged(event) ? "yaml.tag" : depth > DEEPEST ? "yaml.deep" : documents > 1 ? "yaml.many" : "";
            if (!reason.isEmpty()) {
                problems.refuse(line(event.getStartMark()), reason);
                return false;
            }
        }
        return true;
    }

    private static boolean isTagged(Event event) {
        return event instanceof ScalarEvent scalar && scalar.getTag().isPresent()
                || event instanceof CollectionStartEvent collection && collection.getTag().isPresent();
    }

    private Map<String, Object> top(Optional<Node> root) {
        if (root.isEmpty() || root.get().getTag().equals(Tag.NULL)) {
            return Map.of();
        }
        if (root.get() instanceof MappingNode keys) {
            return map(keys);
        }
        problems.refuse(firstLine, "header.keys");
        return Map.of();
    }

    private Map<String, Object> map(MappingNode node) {
        var map = new LinkedHashMap<String, Object>();
        var keyLines = new LinkedHashMap<String, Integer>();
        lines.put(map, keyLines);
        for (var entry : node.getValue()) {
            var line = line(entry.getKeyNode().getStartMark());
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                problems.refuse(line, "yaml.key");
            } else if (keyLines.putIfAbsent(key.getValue(), line) != null) {
                problems.refuse(line, "key.twice", key.getValue());
            } else {
                value(entry.getValueNode()).ifPresent(value -> map.put(key.getValue(), value));
            }
        }
        return map;
    }

    private Optional<Object> value(Node node) {
        if (node instanceof MappingNode keys) {
            return Optional.of(map(keys));
        }
        if (node instanceof SequenceNode items) {
            return Optional.of(items.getValue().stream().flatMap(item -> value(item).stream()).toList());
        }
        return node.getTag().equals(Tag.NULL) ? Optional.empty() : Optional.of(((ScalarNode) node).getValue());
    }

    private int line(Optional<Mark> mark) {
        return firstLine + mark.map(Mark::getLine).orElse(0);
    }
}
