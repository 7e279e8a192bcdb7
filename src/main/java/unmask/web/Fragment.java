package unmask.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A part of a page that a template of ours has made, to be set into other pages as it is. It may have slots, for what stands
 * inside it or differs from viewer to viewer: {@code <slot id="…" name="…"></slot>}. An open slot prints nothing.
 */
public final class Fragment {
    /** What templates leave between elements, and where something is not printed. Inside the exact ones it would be somebody's own. */
    private static final Pattern BREAKS = Pattern.compile("\\n\\s+");
    private static final Pattern EXACT = Pattern.compile("<(pre|textarea)\\b");
    /** The name of slots that an article has where its blocks stand; their ids count them, from 1. */
    public static final long EMBEDDED = 3;

    private static final Pattern SLOT = Pattern.compile("<slot id=\"(\\d+)\" name=\"(\\d+)\"></slot>|<div data-slot=\"(\\d{1,6})\"></div>");

    /** Nothing at all. */
    public static final Fragment EMPTY = new Fragment("", List.of());

    private final String text;
    private final List<Slot> slots;

    private Fragment(String text, List<Slot> slots) {
        this.text = text;
        this.slots = slots;
    }

    /** What a template has printed. */
    static Fragment printed(String printed) {
        var text = EXACT.matcher(printed).find() ? printed : BREAKS.matcher(printed).replaceAll("\n");
        if (!text.contains("slot")) {
            return new Fragment(text, List.of());
        }
        var part = new Joint(text.length());
        var found = SLOT.matcher(text);
        int from = 0;
        while (found.find()) {
            part.text.append(text, from, found.start());
            part.slots.add(found.group(3) != null ? new Slot(part.text.length(), Long.parseLong(found.group(3)), EMBEDDED)
                    : new Slot(part.text.length(), Long.parseLong(found.group(1)), Long.parseLong(found.group(2))));
            from = found.end();
        }
        part.text.append(text, from, text.length());
        return part.done();
    }

    /**
     * A place to be filled.
     *
     * @param at   where, in the text
     * @param id   what it stands in
     * @param name whose it is, or what belongs there
     */
    public record Slot(int at, long id, long name) {}

    /** Sets parts into the slots; those that the function answers with null stay open, and so do the slots of the parts. */
    public Fragment filled(Function<Slot, Fragment> filling) {
        var filled = new Joint(text.length() + 200);
        int from = 0;
        for (var slot : slots) {
            filled.text.append(text, from, slot.at);
            from = slot.at;
            var part = filling.apply(slot);
            if (part == null) {
                filled.slots.add(new Slot(filled.text.length(), slot.id, slot.name));
            } else {
                filled.add(part);
            }
        }
        filled.text.append(text, from, text.length());
        return filled.done();
    }

    /** The parts, one after another. */
    public static Fragment joined(List<Fragment> parts) {
        var joined = new Joint(parts.stream().mapToInt(part -> part.text.length()).sum());
        parts.forEach(joined::add);
        return joined.done();
    }

    /** The markup, to be printed without further escaping. */
    public String text() {
        return text;
    }

    /** A fragment in the making. */
    private static final class Joint {
        private final StringBuilder text;
        private final List<Slot> slots = new ArrayList<>();

        Joint(int room) {
            text = new StringBuilder(room);
        }

        void add(Fragment part) {
            part.slots.forEach(slot -> slots.add(new Slot(text.length() + slot.at, slot.id, slot.name)));
            text.append(part.text);
        }

        Fragment done() {
            return new Fragment(text.toString(), List.copyOf(slots));
        }
    }
}
