package unmask.people;

import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * The names that are worn in one discussion alone, such as "Copper Lantern": a material and a thing, and no animal, so that nobody takes
 * one for a class name. Which one somebody gets is chance and nothing else.
 */
final class FreshNames {
    private static final int TRIES = 200;

    private final List<String> materials;
    private final List<String> things;

    FreshNames(List<String> materials, List<String> things) {
        this.materials = Handles.titled(materials);
        this.things = Handles.titled(things);
    }

    static FreshNames shipped() {
        return new FreshNames(WordList.read("people/materials.txt"), WordList.read("people/things.txt"));
    }

    /** @param taken whether somebody wears a name already; it must not depend on whom the new one is for */
    String draw(RandomGenerator random, Predicate<String> taken) {
        for (int tried = 0; tried < TRIES; tried++) {
            var name = pair(random);
            if (!taken.test(name)) {
                return name;
            }
        }
        // So many names are out that a number has to tell the rest apart.
        String name;
        do {
            name = pair(random) + " " + (2 + random.nextInt(9_998));
        } while (taken.test(name));
        return name;
    }

    private String pair(RandomGenerator random) {
        return materials.get(random.nextInt(materials.size())) + " " + things.get(random.nextInt(things.size()));
    }

    /** How many names there are before numbers are needed. */
    int count() {
        return materials.size() * things.size();
    }
}
