package unmask.prompts;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import unmask.posts.Header;
import unmask.posts.Problems;

/** The keys of a block, with what is wrong with them. A block with anything wrong in it is shown as text. */
public final class Block {
    private static final Pattern MOMENT = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[T ]+(\\d{1,2}:\\d{2}))?");
    /** Whoever names only the day means all of it. */
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

    private final Header keys;
    private final Problems problems;

    Block(Header keys, Problems problems) {
        this.keys = keys;
        this.problems = problems;
    }

    /** Says what is wrong with a key. */
    public void wrong(String key, String messageKey, Object... args) {
        wrongAt(keys.line(key), messageKey, args);
    }

    void wrongAt(int line, String messageKey, Object... args) {
        problems.refuseAs(line, messageKey, args);
    }

    public boolean isGiven(String key) {
        return keys.isGiven(key);
    }

    /** A text; empty when there is none. */
    public String text(String key, int longest) {
        return keys.text(key, longest).map(String::strip).orElse("");
    }

    /** A text that must be there. */
    public String needed(String key, int longest) {
        var text = text(key, longest);
        if (text.isEmpty() && !problems.isRefused()) {
            wrong(key, "prompts.block.missing", key);
        }
        return text;
    }

    /** Texts in a list; too few or too many of them are a problem, and so is the same one twice. */
    public List<String> texts(String key, int least, int most, int longest) {
        var texts = keys.texts(key, most, longest).stream().map(String::strip).toList();
        if (texts.size() < least && !problems.isRefused()) {
            wrong(key, "prompts.block.few", key, least);
        }
        if (texts.stream().distinct().count() < texts.size()) {
            wrong(key, "prompts.block.twice", key);
        }
        return texts;
    }

    public boolean isTrue(String key) {
        return keys.isTrue(key);
    }

    /** A whole number; nought when there is none. */
    public int number(String key, int most) {
        var typed = text(key, 20);
        if (typed.isEmpty()) {
            return 0;
        }
        if (!typed.matches("\\d{1,6}") || Integer.parseInt(typed) > most) {
            wrong(key, "prompts.block.number", key, most);
            return 0;
        }
        return Integer.parseInt(typed);
    }

    /**
     * A day, perhaps with an hour; null when there is none.
     *
     * @param isEnd whether a day without an hour means its end, and not its beginning
     */
    public LocalDateTime moment(String key, boolean isEnd) {
        var typed = text(key, 40);
        if (typed.isEmpty()) {
            return null;
        }
        var moment = MOMENT.matcher(typed);
        try {
            if (moment.matches()) {
                var hour = moment.group(2);
                return LocalDate.parse(moment.group(1)).atTime(hour == null ? isEnd ? END_OF_DAY : LocalTime.MIN : LocalTime.parse(hour.length() < 5 ? "0" + hour : hour));
            }
        } catch (DateTimeException notInTheCalendar) {
            // The sentence below says it.
        }
        wrong(key, "prompts.block.moment", key, typed);
        return null;
    }

    <E> Optional<E> oneOf(String key, E[] all, Function<E, String> word) {
        var chosen = keys.oneOf(key, Arrays.stream(all).map(word).toList());
        return chosen.flatMap(typed -> Arrays.stream(all).filter(each -> word.apply(each).equals(typed)).findFirst());
    }

    /** One word out of several, which must be there. */
    public String oneOf(String key, List<String> words) {
        var chosen = keys.oneOf(key, words);
        if (chosen.isEmpty() && !problems.isRefused()) {
            wrong(key, "prompts.block.missing", key);
        }
        return chosen.orElse(words.get(0));
    }

    /** The items of a list, each a block of its own. */
    public List<Block> items(String key, int least, int most) {
        var items = keys.sections(key, most);
        if (items.size() < least && !problems.isRefused()) {
            wrong(key, "prompts.block.few", key, least);
        }
        return items.stream().map(each -> new Block(each, problems)).toList();
    }

    /** Says that an item has a key that there is not. */
    public void knowsOnly(Set<String> known) {
        keys.knowsOnly(known);
    }
}
