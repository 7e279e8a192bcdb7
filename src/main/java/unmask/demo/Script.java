package unmask.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the class says in the demonstration: {@code demo/discussion.yaml}, put in the order in which it was said. */
final class Script {
    private Script() {}

    /**
     * One thing said.
     *
     * @param answers the line that it replies to; null when it begins a thread
     * @param beside  words of the passage that it stands beside; null for none
     * @param quote   the words that it quotes from the article; null for none
     * @param hidden  why the instructor has hidden it; null otherwise
     */
    record Line(String post, String by, Instant at, String text, String beside, String quote, Line answers, boolean edited, boolean withdrawn, String hidden) {}

    static List<Line> lines(Instant today) {
        var lines = new ArrayList<Line>();
        read().forEach((post, threads) -> gather(lines, post, threads, null, today));
        lines.sort(Comparator.comparing(Line::at));
        return lines;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, List<Map<String, Object>>> read() {
        try (var stream = Script.class.getResourceAsStream("/demo/discussion.yaml")) {
            var document = (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromInputStream(stream);
            return (Map<String, List<Map<String, Object>>>) document.get("posts");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @SuppressWarnings("unchecked")
    private static void gather(List<Line> lines, String post, List<Map<String, Object>> entries, Line answers, Instant today) {
        for (var entry : entries) {
            var day = today.atZone(ZoneOffset.UTC).toLocalDate().minusDays((Integer) entry.get("days"));
            var at = day.atTime(LocalTime.parse((String) entry.get("at"))).toInstant(ZoneOffset.UTC);
            var line = new Line(post, (String) entry.get("by"), at, ((String) entry.get("text")).strip(), (String) entry.get("beside"), (String) entry.get("quote"), answers,
                    Boolean.TRUE.equals(entry.get("edited")), Boolean.TRUE.equals(entry.get("withdrawn")), (String) entry.get("hidden"));
            lines.add(line);
            gather(lines, post, (List<Map<String, Object>>) entry.getOrDefault("replies", List.of()), line, today);
        }
    }
}
