package unmask;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import unmask.web.Messages;

/** The rules of the house for what people read: every sentence that is asked for exists, and every one that exists is asked for. */
class WordsTest {
    private static final Messages MESSAGES = new Messages();
    private static final Set<String> FEATURES = Set.of("people", "web", "markdown", "signin", "courses", "comments", "posts", "reading", "search", "privacy", "demo",
            "inbox", "prompts", "participation", "register", "done", "error");
    private static final String KEY = "[a-zA-Z][\\w-]*(?:\\.[\\w-]+)+";

    /** Keys that stand in templates and Java as they are. */
    private static Set<String> spoken() {
        var spoken = new TreeSet<String>();
        Sources.templates().values().forEach(text -> {
            gather(spoken, "#\\{(" + KEY + ")[(}]", text);
            gather(spoken, "'(" + KEY + ")'", text);
        });
        Sources.java().values().forEach(text -> gather(spoken, "\"(" + KEY + ")\"", text));
        // Where a notice sends somebody on: ?done=posted, or the words that follow.
        Sources.java().values().forEach(text -> Pattern.compile("[?&]done=([\\w-]+)").matcher(text).results().forEach(hit -> spoken.add("done." + hit.group(1))));
        spoken.removeIf(key -> !FEATURES.contains(key.replaceAll("\\..*", "")) || key.matches(".*\\.(js|css|svg|html|properties|md)"));
        return spoken;
    }

    private static void gather(Set<String> keys, String pattern, String text) {
        Pattern.compile(pattern).matcher(text).results().forEach(hit -> keys.add(hit.group(1)));
    }

    /** Beginnings to which code adds an end, such as {@code 'people.role.' +}. */
    private static Set<String> beginnings() {
        var beginnings = new TreeSet<String>();
        Sources.templates().values().forEach(text -> gather(beginnings, "'([a-z][\\w-]*(?:\\.[\\w-]+)*\\.)'\\s*\\+", text));
        Sources.java().values().forEach(text -> gather(beginnings, "\"([a-z][\\w-]*(?:\\.[\\w-]+)*\\.)\"\\s*\\+", text));
        beginnings.removeIf(beginning -> !FEATURES.contains(beginning.replaceAll("\\..*", "")));
        return beginnings;
    }

    /** Ends that code adds to a key, such as {@code + '.title'}. */
    private static Set<String> ends() {
        var ends = new TreeSet<String>();
        Sources.templates().values().forEach(text -> gather(ends, "\\+\\s*'(\\.[\\w-]+)'", text));
        return ends;
    }

    @Test
    void everySentenceThatIsAskedForExists() {
        assertThat(spoken()).as("A page asks for a sentence that is in no message file. Write it there, or mend the key")
                .allMatch(key -> MESSAGES.has(key) || MESSAGES.has(key + ".what"));
        assertThat(beginnings()).as("Code completes a key that no message begins with. Write the messages, or mend the beginning")
                .allMatch(beginning -> MESSAGES.keys().stream().anyMatch(key -> key.startsWith(beginning)));
    }

    @Test
    void everySentenceThatExistsIsAskedFor() {
        var spoken = spoken();
        var ends = ends();
        var beginnings = beginnings();
        var words = String.join("\n", Sources.java().values());
        var silent = new TreeSet<String>();
        for (var key : MESSAGES.keys()) {
            boolean completed = beginnings.stream().filter(key::startsWith).anyMatch(beginning -> isNamed(key.substring(beginning.length()), beginning, words));
            boolean hangs = ends.stream().filter(key::endsWith).map(end -> key.substring(0, key.length() - end.length())).anyMatch(stem -> spoken.contains(stem) || MESSAGES.has(stem));
            if (!spoken.contains(key) && !completed && !hangs) {
                silent.add(key);
            }
        }
        assertThat(silent).as("No page says these sentences. Take them out of the message files, or say them").isEmpty();
    }

    /** Whether Java knows the end of a key: as a text, a constant of an enumeration, or a status of HTTP. */
    private static boolean isNamed(String end, String beginning, String words) {
        int dot = end.indexOf('.');
        return beginning.equals("error.") && end.matches("\\d{3}")
                || dot > 0 && words.contains('"' + end.substring(0, dot + 1) + '"') && isNamed(end.substring(dot + 1), "", words)
                || words.contains('"' + end + '"')
                || Pattern.compile("\\b" + Pattern.quote(end.toUpperCase(Locale.ROOT)) + "\\b").matcher(words).find();
    }

    @Test
    void noStraightApostropheStandsWhereAnArgumentDoes() {
        var wrong = new ArrayList<String>();
        sentences().forEach((key, sentence) -> {
            // Quoted braces are the one thing that needs straight ones.
            if (sentence.contains("{") && sentence.replaceAll("'[{}]'?|\\{'|}'", "").contains("'")) {
                wrong.add(key);
            }
        });
        assertThat(wrong).as("A straight apostrophe swallows the arguments after it. Write ’").isEmpty();
    }

    @Test
    void everySentenceCanBeFilledIn() {
        assertThat(sentences()).allSatisfy((key, sentence) -> new MessageFormat(sentence, Locale.ENGLISH));
    }

    @Test
    void everySentenceIsInItsFeaturesFile() {
        Sources.messages().forEach((file, text) -> {
            var feature = file.replaceAll("(-\\w+)?\\.properties", "");
            assertThat(text.lines().filter(line -> line.contains("=") && !line.startsWith("#")).map(line -> line.split("[.=]", 2)[0].strip()))
                    .as("A message stands in %s that belongs to another feature", file)
                    .allMatch(first -> first.equals(feature) || first.equals("done") || feature.equals("privacy") && first.equals("register")
                            || feature.equals("web") && first.equals("error"));
            assertThat(Messages.FEATURES).as("Nobody reads %s. Name it in Messages", file).contains(file.replace(".properties", ""));
        });
    }

    @Test
    void weNeverCallAnybodyAnonymous() {
        var told = Stream.of(Sources.messages(), Sources.templates(), Sources.articles()).map(Map::entrySet).flatMap(Set::stream);
        assertThat(told.filter(file -> file.getValue().toLowerCase(Locale.ROOT).contains("anonymous")).map(Map.Entry::getKey))
                .as("We cannot promise that. Write “pseudonymous” where a name stands in for another, or “unlinked” where none is kept").isEmpty();
    }

    private static Map<String, String> sentences() {
        var sentences = new TreeMap<String, String>();
        Sources.messages().values().forEach(text -> {
            var properties = new Properties();
            try {
                properties.load(new StringReader(text));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            properties.forEach((key, sentence) -> sentences.put((String) key, (String) sentence));
        });
        return sentences;
    }
}
