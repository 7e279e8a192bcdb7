package unmask.prompts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the blocks of an article that hold prompts, as the typesetter does: at the left margin, and not inside other blocks. */
final class Fences {
    private static final Pattern OPENING = Pattern.compile("( {0,3})(`{3,}|~{3,})[ \\t]*([^`\\s]*)[^`]*");

    private Fences() {}

    /**
     * A block.
     *
     * @param firstLine of its body in the document
     */
    record Found(String body, int firstLine) {}

    /** @param firstLine of the text in its document, from 1 */
    static List<Found> in(String text, int firstLine) {
        var found = new ArrayList<Found>();
        var lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            var opening = OPENING.matcher(lines[i]);
            if (opening.matches()) {
                var closing = Pattern.compile(" {0,3}" + Pattern.quote(opening.group(2)) + opening.group(2).charAt(0) + "*[ \\t]*");
                int from = i + 1;
                for (i = from; i < lines.length && !closing.matcher(lines[i]).matches(); i++) {
                    // On to its end, or that of the text.
                }
                if (opening.group(3).equals(Prompt.WORD) && opening.group(1).isEmpty()) {
                    found.add(new Found(String.join("\n", List.of(lines).subList(from, Math.min(i, lines.length))) + "\n", firstLine + from));
                }
            }
        }
        return found;
    }
}
