package unmask.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import unmask.prompts.Library.Ready;

class LibraryTest {
    private static final Library LIBRARY = new Library();

    static List<Ready> all() {
        return LIBRARY.all();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> yaml(Ready ready) {
        return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(ready.yaml());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(Map<String, Object> from, String key) {
        return (List<Map<String, Object>>) from.getOrDefault(key, List.of());
    }

    @Test
    void threePromptsOfEachKindAreReady() {
        assertThat(all().stream().collect(Collectors.groupingBy(Ready::kind, Collectors.counting())))
                .isEqualTo(Map.of("question", 3L, "poll", 3L, "stance", 3L, "spot", 3L, "confidential", 3L, "exit", 3L));
    }

    @Test
    void everyFileOfTheLibraryIsOffered() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/library"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".md", ""))).containsExactlyInAnyOrderElementsOf(all().stream().map(Ready::name).toList());
        }
    }

    @Test
    void aPromptIsFoundByItsName() {
        assertThat(LIBRARY.named("poll-the-door-knows")).map(Ready::title).contains("The door knows");
        assertThat(LIBRARY.named("poll-no-such")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void itSaysWhatItIsForAndHowToUseIt(Ready ready) {
        assertThat(yaml(ready)).containsEntry("kind", ready.kind()).containsEntry("id", ready.name().substring(ready.kind().length() + 1));
        assertThat((String) yaml(ready).get("aim")).hasSizeBetween(30, 200).endsWith(".");
        assertThat((String) yaml(ready).get("note")).hasSizeBetween(80, 400).matches("(?s).*[.?]");
        assertThat(ready.block()).startsWith("```prompt\nkind: ").endsWith("\n```\n").doesNotContain("anonymous");
    }

    @ParameterizedTest
    @MethodSource("all")
    @SuppressWarnings("unchecked")
    void noColleagueWouldWarnOfIt(Ready ready) {
        var yaml = yaml(ready);
        var asked = new Advice.Asked(ready.kind(), (String) yaml.get("question"), (List<String>) yaml.getOrDefault("choices", List.of()), Boolean.TRUE.equals(yaml.get("several")),
                "yes".equals(yaml.get("quotation")), 30);
        assertThat(Advice.on(asked)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyAddressInItIsMadeUp(Ready ready) {
        var names = Pattern.compile("(?<![\\w.-])[\\w-]+(?:\\.[\\w-]+)*\\.([a-z]{2,})(?![\\w.-])").matcher(ready.yaml()).results();
        assertThat(names.map((MatchResult name) -> name.group(1))).allMatch(end -> end.equals("example"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyClueStandsInItsItemAndEveryRealOneHasAReason(Ready ready) {
        for (var item : maps(yaml(ready), "items")) {
            var text = Stream.of("from", "subject", "shows").map(item::get).map(String.class::cast).toList();
            for (var clue : maps(item, "clues")) {
                assertThat(text).anyMatch(part -> part.contains((String) clue.get("words")));
                assertThat(clue.get("family")).isIn("error", "technical", "visual", "language", "tactic");
            }
            assertThat(item.get("verdict")).isEqualTo(item.containsKey("clues") ? "fake" : "real");
            assertThat(item.containsKey("reason")).isEqualTo(item.get("verdict").equals("real"));
        }
    }

    @Test
    void everySpotHasBothSorts() {
        all().stream().filter(ready -> ready.kind().equals("spot")).forEach(ready -> {
            assertThat(maps(yaml(ready), "items")).hasSizeBetween(4, 8).extracting(item -> item.get("verdict")).contains("fake", "real");
        });
    }
}
