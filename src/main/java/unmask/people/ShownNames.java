package unmask.people;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a name may be by which people go in a class that uses real names, and by which staff go everywhere. */
public final class ShownNames {
    /** The most characters of a shown name, also when it is folded: some letters fold to many. */
    public static final int LONGEST = 60;

    // No invisible characters: with them, two names that look the same would count as two.
    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{M}\\p{Nd} .,'’()-]*");

    private ShownNames() {}

    /** The key of the sentence that says what is wrong with this name, or nothing when it is fine. */
    public static Optional<String> problem(String name) {
        if (name.isBlank()) {
            return Optional.of("people.shownName.missing");
        }
        if (name.length() > LONGEST || Handles.folded(name).length() > LONGEST) {
            return Optional.of("people.shownName.tooLong");
        }
        return ALLOWED.matcher(name).matches() ? Optional.empty() : Optional.of("people.shownName.characters");
    }
}
