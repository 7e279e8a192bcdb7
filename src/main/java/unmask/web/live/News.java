package unmask.web.live;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * One event of a live stream.
 *
 * @param number from which those who have heard it go on
 * @param bytes  as they are sent to everybody
 * @param own    what the author of something in it is told instead; asked for only while such a one watches
 */
public record News(long number, byte[] bytes, LongFunction<Optional<News>> own) {
    /** @param text any lines; a browser hands them to the page's script as they are */
    public static News of(String name, long number, String text) {
        var event = new StringBuilder("id: ").append(number).append("\nevent: ").append(name).append('\n');
        text.lines().forEach(line -> event.append("data: ").append(line).append('\n'));
        if (text.isEmpty()) {
            event.append("data:\n");
        }
        return new News(number, event.append('\n').toString().getBytes(StandardCharsets.UTF_8), author -> Optional.empty());
    }

    /** The same news, in which authors find their own. */
    public News withOwn(LongFunction<Optional<News>> told) {
        return new News(number, bytes, told);
    }

    News toldTo(long author) {
        return own.apply(author).orElse(this);
    }
}
