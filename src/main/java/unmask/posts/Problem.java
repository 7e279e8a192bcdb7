package unmask.posts;

import java.util.List;
import java.util.stream.Stream;

/** Something in a file that its author should look at: the line (0 when unknown), and a message with its arguments. */
public record Problem(int line, String messageKey, List<String> args) {

    static Problem at(int line, String messageKey, Object... args) {
        return of(line, "posts.file." + messageKey, args);
    }

    /** @param messageKey all of it */
    public static Problem of(int line, String messageKey, Object... args) {
        return new Problem(line, messageKey, Stream.of(args).map(Problem::shown).toList());
    }

    /** A quoted piece of the file stays short enough to read in a sentence. */
    private static String shown(Object arg) {
        var text = arg.toString().replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        var cut = text.codePointCount(0, text.length()) > 80;
        return cut ? text.substring(0, text.offsetByCodePoints(0, 79)) + "…" : text;
    }
}
