package unmask.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One work cited in the text, as in {@code [@obrien2014, p. 3]}.
 *
 * @param id      the id of the reference
 * @param locator where in the work, such as {@code p. 3}; empty for the whole of it
 */
public record Cite(String id, String locator) {
    private static final Pattern ONE = Pattern.compile(
            "@([\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_:./-]*[\\p{L}\\p{N}_])?)(?:\\s*,\\s*(.+))?");

    /** Reads what stands between the brackets; the list is empty when that is no citation. */
    static List<Cite> in(String brackets) {
        if (!brackets.startsWith("@")) {
            return List.of();
        }
        var cites = new ArrayList<Cite>();
        for (var part : brackets.split(";")) {
            var one = ONE.matcher(part.strip());
            if (!one.matches()) {
                return List.of();
            }
            cites.add(new Cite(one.group(1), one.group(2) == null ? "" : one.group(2)));
        }
        return cites;
    }
}
