package unmask.courses;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import unmask.people.RealNames;
import unmask.people.RosterName;

/**
 * A pasted list of people, looked through against the class's own.
 *
 * @param sound what goes on the list
 * @param held  what does not, with the reasons
 */
record RosterPaste(List<PastedLine> sound, List<Held> held) {
    /** More than any class has; beyond it something else was pasted. */
    static final int MOST_LINES = 2_000;
    private static final int SHOWN = 60;
    private static final Set<String> HEADINGS = Set.of("name", "names", "full name", "student", "students", "student name");

    /**
     * A line that stays behind.
     *
     * @param reason the end of the message key
     */
    record Held(int number, String text, String reason) {
        /** As much of it as tells which one it is. */
        public String shown() {
            var plain = RealNames.plain(text.substring(0, Math.min(text.length(), 4 * SHOWN)));
            return plain.codePointCount(0, plain.length()) > SHOWN ? plain.substring(0, plain.offsetByCodePoints(0, SHOWN)) + "…" : plain;
        }

        /** Whether a tick would let it in. */
        public boolean isNamesake() {
            return reason.startsWith("namesake");
        }
    }

    /** @param areTwo whether people of one name have been said to be two people */
    static RosterPaste of(String text, List<RosterName> list, boolean areTwo) {
        var ids = new HashMap<String, String>();
        var names = new HashMap<String, Namesakes>();
        for (var line : list) {
            ids.put(line.schoolId(), "id-listed");
            names.computeIfAbsent(RealNames.folded(line.name()), name -> new Namesakes("namesake-listed")).add(line.schoolId());
        }
        ids.remove("");
        return sorted(text, ids, names, areTwo);
    }

    private static RosterPaste sorted(String text, Map<String, String> ids, Map<String, Namesakes> names, boolean areTwo) {
        var sound = new ArrayList<PastedLine>();
        var held = new ArrayList<Held>();
        var lines = text.split("\n", -1);
        boolean begun = false;
        for (int at = 0; at < Math.min(lines.length, MOST_LINES); at++) {
            if (lines[at].isBlank()) {
                continue;
            }
            var line = PastedLine.of(at + 1, lines[at]);
            boolean heading = !begun && HEADINGS.contains(RealNames.folded(lines[at].split("[\t;,]", 2)[0].replace("\"", "")));
            begun = true;
            if (heading) {
                continue;
            }
            var reason = reason(line, ids, names, areTwo);
            if (reason != null) {
                held.add(new Held(line.number(), line.text(), reason));
                continue;
            }
            sound.add(line);
            ids.put(line.schoolId(), "id-pasted");
            ids.remove("");
            names.computeIfAbsent(RealNames.folded(line.name()), name -> new Namesakes("namesake-pasted")).add(line.schoolId());
        }
        if (lines.length > MOST_LINES) {
            held.add(new Held(MOST_LINES + 1, String.join("\n", List.of(lines).subList(MOST_LINES, lines.length)), "too-many"));
        }
        return new RosterPaste(List.copyOf(sound), List.copyOf(held));
    }

    private static String reason(PastedLine line, Map<String, String> ids, Map<String, Namesakes> names, boolean areTwo) {
        if (line.problem() != null) {
            return line.problem();
        }
        if (ids.containsKey(line.schoolId())) {
            return ids.get(line.schoolId());
        }
        var namesakes = names.get(RealNames.folded(line.name()));
        return namesakes != null && !areTwo && !namesakes.areTold(line.schoolId()) ? namesakes.reason : null;
    }

    /** People of one name: told apart when each has a number of their own. */
    private static final class Namesakes {
        private final String reason;
        private boolean allNumbered = true;

        Namesakes(String reason) {
            this.reason = reason;
        }

        void add(String schoolId) {
            allNumbered &= !schoolId.isEmpty();
        }

        boolean areTold(String schoolId) {
            return allNumbered && !schoolId.isEmpty();
        }
    }

    /** What stays in the box: the lines that need another look, as they were pasted. */
    String rest() {
        return String.join("\n", held.stream().map(Held::text).toList());
    }

    public boolean hasNamesakes() {
        return held.stream().anyMatch(Held::isNamesake);
    }
}
