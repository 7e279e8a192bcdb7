package unmask.prompts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The prompts that come with the product, ready to be put into an article or a course. */
public final class Library {
    /** In the order in which they are offered: the first of each kind suits a class that has never met it. */
    private static final List<String> NAMES = List.of(
            "question-the-sentence-to-doubt", "question-a-rule-and-its-price", "question-what-this-site-keeps",
            "poll-the-door-knows", "poll-a-fair-price", "poll-ask-me-first",
            "stance-faces-at-the-station", "stance-let-it-be-forgotten", "stance-under-which-name",
            "spot-six-messages", "spot-where-the-link-leads", "spot-texts-on-a-phone",
            "confidential-i-agree", "confidential-who-might-be-watching", "confidential-my-own-name",
            "exit-clear-and-muddy", "exit-one-setting", "exit-a-question-to-begin-with");

    private static final Pattern FILE = Pattern.compile("---\\ntitle: (.+)\\n---\\n```prompt\\n(.+)\\n```\\n", Pattern.DOTALL);

    /**
     * A ready prompt.
     *
     * @param name the kind and a word or two, as in an address: {@code poll-the-door-knows}
     * @param yaml what stands in its block
     */
    public record Ready(String name, String title, String yaml) {
        public String kind() {
            return name.substring(0, name.indexOf('-'));
        }

        /** {@return the block, fenced, as it stands in an article} */
        public String block() {
            return "```prompt\n" + yaml + "\n```\n";
        }
    }

    private final List<Ready> all = NAMES.stream().map(Library::read).toList();

    private static Ready read(String name) {
        try (var file = Library.class.getResourceAsStream("/library/" + name + ".md")) {
            if (file == null) {
                throw new IllegalStateException("There is no library/" + name + ".md.");
            }
            var found = FILE.matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            if (!found.matches()) {
                throw new IllegalStateException("In library/" + name + ".md stands more, or less, than a title and a block.");
            }
            return new Ready(name, found.group(1), found.group(2));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** {@return all of them, kind by kind} */
    public List<Ready> all() {
        return all;
    }

    public Optional<Ready> named(String name) {
        return all.stream().filter(ready -> ready.name.equals(name)).findFirst();
    }
}
