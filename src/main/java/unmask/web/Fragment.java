package unmask.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A part of a page that a template of ours has made, to be set into other pages as it is. It may have slots, for what differs
 * from viewer to viewer: {@code <slot id="…" name="…"></slot>}.
 */
public final class Fragment {
    private static final Pattern SLOT = Pattern.compile("<slot id=\"(\\d+)\" name=\"(\\d+)\"></slot>");

    /** Nothing at all. */
    public static final Fragment EMPTY = new Fragment("");

    private final String text;
    private final List<Slot> slots = new ArrayList<>();

    Fragment(String text) {
        var found = SLOT.matcher(text);
        var rest = new StringBuilder(text.length());
        int from = 0;
        while (found.find()) {
            rest.append(text, from, found.start());
            slots.add(new Slot(rest.length(), Long.parseLong(found.group(1)), Long.parseLong(found.group(2))));
            from = found.end();
        }
        this.text = rest.append(text, from, text.length()).toString();
    }

    /**
     * A place to be filled.
     *
     * @param at   where, in the text
     * @param id   what it stands in
     * @param name whose it is
     */
    public record Slot(int at, long id, long name) {}

    /** Fills the slots; those that the function answers with null stay empty. */
    public Fragment filled(Function<Slot, Fragment> filling) {
        var filled = new StringBuilder(text.length() + 200);
        int from = 0;
        for (var slot : slots) {
            var part = filling.apply(slot);
            if (part != null) {
                filled.append(text, from, slot.at).append(part.text);
                from = slot.at;
            }
        }
        return new Fragment(filled.append(text, from, text.length()).toString());
    }

    /** The markup, to be printed without further escaping. */
    public String text() {
        return text;
    }
}
