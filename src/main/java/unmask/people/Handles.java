package unmask.people;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The class names that people may choose from: an adjective, an animal and a number, such as "Patient Heron 12".
 *
 * <p>Nobody types a handle. A form offers a few, and {@link #isHandle} tells on its return whether the chosen one is ours at all, so
 * that nobody can post a name of their own making. Any genuine combination passes, also one that was not offered to this person.
 */
public final class Handles {
    // 13 is unlucky, 14, 18, 28 and 88 are far-right codes, 67 and 69 are jokes that a class would not let go.
    private static final Set<Integer> SKIPPED = Set.of(13, 14, 18, 28, 67, 69, 88);
    private static final List<Integer> NUMBERS = IntStream.rangeClosed(2, 99).boxed().filter(n -> !SKIPPED.contains(n)).toList();
    private static final int TRIES = 50;

    private final List<String> adjectives;
    private final List<String> animals;
    private final Set<String> numbers;

    /**
     * Handles from these words. Case is put right; each must be one word.
     *
     * @throws IllegalArgumentException when a list is empty or an entry is not a single word
     */
    public Handles(List<String> adjectives, List<String> animals) {
        this.adjectives = titled(adjectives);
        this.animals = titled(animals);
        this.numbers = NUMBERS.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    /** Handles from the word lists that we ship, {@code people/adjectives.txt} and {@code people/animals.txt}. */
    public static Handles shipped() {
        return new Handles(WordList.read("people/adjectives.txt"), WordList.read("people/animals.txt"));
    }

    static List<String> titled(List<String> words) {
        var titled = new LinkedHashSet<String>();
        for (var word : words) {
            if (!word.matches("\\p{L}{2,}")) {
                throw new IllegalArgumentException("Handles are made of single words, unlike: " + word);
            }
            titled.add(word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1).toLowerCase(Locale.ROOT));
        }
        if (titled.isEmpty()) {
            throw new IllegalArgumentException("Handles need at least one adjective and one animal.");
        }
        return List.copyOf(titled);
    }

    /**
     * Some handles to choose from, no two with the same animal and none of them taken. They are fewer than asked for only when there
     * are not enough animals, or when nearly every handle of an animal is taken.
     *
     * @param taken whether a handle is in use in the course, or ever was; it is asked with the {@linkplain #folded folded} handle
     */
    public List<String> offer(RandomGenerator random, int howMany, Predicate<String> taken) {
        var rest = new ArrayList<>(animals);
        var offered = new ArrayList<String>();
        while (offered.size() < howMany && !rest.isEmpty()) {
            var animal = rest.remove(random.nextInt(rest.size()));
            free(random, animal, taken).ifPresent(offered::add);
        }
        return List.copyOf(offered);
    }

    private Optional<String> free(RandomGenerator random, String animal, Predicate<String> taken) {
        for (int tried = 0; tried < TRIES; tried++) {
            var handle = oneOf(adjectives, random) + " " + animal + " " + oneOf(NUMBERS, random);
            if (!taken.test(folded(handle))) {
                return Optional.of(handle);
            }
        }
        return Optional.empty();
    }

    private static <T> T oneOf(List<T> things, RandomGenerator random) {
        return things.get(random.nextInt(things.size()));
    }

    /** Whether this is, letter for letter, a handle that we could have offered. */
    public boolean isHandle(String text) {
        var parts = text.split(" ", -1);
        return parts.length == 3 && adjectives.contains(parts[0]) && animals.contains(parts[1]) && numbers.contains(parts[2]);
    }

    /** The form that must be unique in a course, so that no two people differ by a capital letter alone. */
    public static String folded(String handle) {
        return Folding.of(handle);
    }
}
