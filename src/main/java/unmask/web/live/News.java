package unmask.web.live;

import java.nio.charset.StandardCharsets;

/**
 * One event of a live stream.
 *
 * @param number from which those who have heard it go on
 * @param bytes  as they are sent to everybody
 */
public record News(long number, byte[] bytes) {
    /** @param text any lines; a browser hands them to the page's script as they are */
    public static News of(String name, long number, String text) {
        var event = new StringBuilder("id: ").append(number).append("\nevent: ").append(name).append('\n');
        text.lines().forEach(line -> event.append("data: ").append(line).append('\n'));
        if (text.isEmpty()) {
            event.append("data:\n");
        }
        return new News(number, event.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }
}
