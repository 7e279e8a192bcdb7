package unmask.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PeopleMessagesTest {
    private static final Pattern KEY = Pattern.compile("\"(people\\.(passphrase|signInName)\\.\\w+)\"");

    @Test
    void everyProblemHasItsSentenceAndEverySentenceItsProblem() throws IOException {
        var used = new TreeSet<String>();
        try (var files = Files.list(Path.of("src/main/java/unmask/people"))) {
            for (var file : files.toList()) {
                KEY.matcher(Files.readString(file)).results().forEach(key -> used.add(key.group(1)));
            }
        }
        var known = sentences().stringPropertyNames().stream().filter(key -> KEY.matcher('"' + key + '"').matches()).toList();
        assertThat(known).containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void theNumbersInTheSentencesAreTheNumbersInTheRules() throws IOException {
        assertThat(sentences().getProperty("people.passphrase.tooShort")).contains(" " + Passphrases.SHORTEST + " ");
        assertThat(sentences().getProperty("people.passphrase.tooLong")).contains(" " + Passphrases.LONGEST + " ");
        assertThat(sentences().getProperty("people.signInName.tooShort")).contains(" " + SignInNames.SHORTEST + " ");
        assertThat(sentences().getProperty("people.signInName.tooLong")).contains(" " + SignInNames.LONGEST + " ");
    }

    private static Properties sentences() throws IOException {
        var sentences = new Properties();
        try (var file = PeopleMessagesTest.class.getResourceAsStream("/messages/people.properties")) {
            sentences.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return sentences;
    }
}
