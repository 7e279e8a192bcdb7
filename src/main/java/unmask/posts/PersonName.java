package unmask.posts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A name as a citation needs it: family and given names apart, or the name of a group, which stays whole in {@code family}. */
record PersonName(String family, Optional<String> given) {
    private static final Set<String> PARTICLES = Set.of("van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "du", "la", "le",
            "ten", "ter", "zu", "af", "al", "el", "bin", "ibn");
    private static final Set<String> GROUP_WORDS = Set.of("the", "a", "an", "our", "all", "class", "course", "section", "period", "school",
            "team", "group", "club", "project", "lab", "students", "staff", "editors", "teachers", "committee", "department", "university",
            "college", "council", "ms.", "mr.", "mrs.", "mx.", "dr.", "ms", "mr", "mrs", "mx", "dr");
    private static final Pattern CAPITALISED = Pattern.compile("\\p{Lu}[\\p{L}\\p{M}.'’-]*");
    private static final int MOST_WORDS = 4;

    /** As references write it: a comma parts family from given, and a name without one is a group. */
    static PersonName ofReference(String name) {
        var comma = name.indexOf(',');
        return comma < 1 || comma == name.length() - 1 ? group(name)
                : new PersonName(name.substring(0, comma).strip(), Optional.of(name.substring(comma + 1).strip()));
    }

    /**
     * As a byline writes it. Two to four capitalised words are a person, unless one of them names a group or has a digit, as
     * class names do: a person taken for a group is cited in full, which is harmless, while a group cut into initials is nonsense.
     */
    static PersonName ofByline(String name) {
        var words = List.of(name.strip().split("\\s+"));
        if (name.contains(",")) {
            return ofReference(name);
        }
        var isPerson = words.size() > 1 && words.size() <= MOST_WORDS
                && words.stream().allMatch(word -> PARTICLES.contains(word) || CAPITALISED.matcher(word).matches())
                && words.stream().noneMatch(word -> GROUP_WORDS.contains(word.toLowerCase(Locale.ROOT)))
                && !PARTICLES.contains(words.get(0)) && !PARTICLES.contains(words.get(words.size() - 1));
        if (!isPerson) {
            return group(name);
        }
        var split = words.size() - 1;
        while (split > 1 && PARTICLES.contains(words.get(split - 1))) {
            split--;
        }
        return new PersonName(String.join(" ", words.subList(split, words.size())), Optional.of(String.join(" ", words.subList(0, split))));
    }

    private static PersonName group(String name) {
        return new PersonName(name.strip(), Optional.empty());
    }

    Map<String, Object> csl() {
        var csl = new LinkedHashMap<String, Object>();
        csl.put(given.isPresent() ? "family" : "literal", family);
        given.ifPresent(name -> csl.put("given", name));
        return csl;
    }
}
