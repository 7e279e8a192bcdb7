package unmask.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** The site's sentences, one file for each feature: {@code messages/<feature>.properties}. */
public final class Messages {
    /** The files, in the order of the house. */
    public static final List<String> FEATURES = List.of("people", "web", "markdown", "signin", "signin-invitations", "signin-keys", "signin-slips",
            "courses", "courses-classes", "courses-people", "courses-staff", "courses-unmasking", "comments", "comments-sealed", "comments-beside", "comments-live",
            "comments-moderation", "comments-unmasking", "comments-masks", "posts", "posts-files", "prompts", "prompts-blocks", "prompts-charts", "prompts-advice", "prompts-masks", "participation", "participation-calendar", "reading", "reading-week",
            "search", "inbox", "inbox-talk", "privacy", "privacy-people",
            "privacy-moderation", "privacy-prompts", "privacy-participation", "privacy-masks", "demo");

    private final Map<String, String> sentences = new HashMap<>();

    public Messages() {
        for (var feature : FEATURES) {
            load(feature).forEach((key, sentence) -> {
                if (sentences.put((String) key, (String) sentence) != null) {
                    throw new IllegalStateException("The message " + key + " stands in two files.");
                }
            });
        }
    }

    private static Properties load(String feature) {
        var file = "/messages/" + feature + ".properties";
        try (var stream = Messages.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("There is no " + file + ".");
            }
            var sentences = new Properties();
            sentences.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return sentences;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public boolean has(String key) {
        return sentences.containsKey(key);
    }

    public Set<String> keys() {
        return sentences.keySet();
    }

    /**
     * The sentence with its arguments filled in.
     *
     * @throws IllegalArgumentException when there is no such message: a missing sentence is a bug, not a blank
     */
    public String say(String key, Object... arguments) {
        var sentence = sentences.get(key);
        if (sentence == null) {
            throw new IllegalArgumentException("There is no message " + key + ".");
        }
        return arguments.length == 0 && sentence.indexOf('{') < 0
                ? sentence
                : new MessageFormat(sentence, Locale.ENGLISH).format(arguments);
    }
}
