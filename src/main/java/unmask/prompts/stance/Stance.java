package unmask.prompts.stance;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import unmask.prompts.Ballot;
import unmask.prompts.Block;
import unmask.prompts.Cells;
import unmask.prompts.Kind;
import unmask.prompts.Sheet;
import unmask.prompts.Shift;
import unmask.prompts.TwoLines;
import unmask.prompts.Votes;
import unmask.web.Form;

/** A line between two poles, on which people place themselves before they talk and again after it. */
public record Stance(List<String> poles) implements Kind {
    public static final String WORD = "stance";
    public static final Set<String> KEYS = Set.of("poles");
    /** Places on the line, from the first pole, which is 1, to the second. */
    public static final int POINTS = 5;
    public static final String BEFORE = "before";
    public static final String AFTER = "after";
    static final String MOVES = "moves";

    private static final int LONGEST = 60;

    public static Stance read(Block block) {
        var poles = block.texts("poles", 2, 2, LONGEST);
        return new Stance(poles);
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public boolean isLike(Kind other) {
        return equals(other);
    }

    @Override
    public boolean asksTwice() {
        return true;
    }

    @Override
    public Map<String, String> first(Map<String, String> given) {
        return given.containsKey(BEFORE) ? Map.of(BEFORE, given.get(BEFORE)) : Map.of();
    }

    @Override
    public Ballot ballot(Context form, boolean again) {
        var place = Form.line(form, "place");
        return place.matches("[1-" + POINTS + "]") ? new Ballot.Kept(Map.of(again ? AFTER : BEFORE, place)) : new Ballot.Wrong("place", "prompts.stance.none");
    }

    @Override
    public List<Sheet> results(Votes votes, List<Sheet> out) {
        if (out.isEmpty()) {
            return List.of(Sheet.of(BEFORE, IntStream.rangeClosed(1, POINTS).mapToObj(place -> votes.giving(BEFORE, String.valueOf(place))).toList()));
        }
        var again = votes.kept().stream().filter(answer -> answer.containsKey(BEFORE) && answer.containsKey(AFTER))
                .map(answer -> new Shift.Placing(point(answer, BEFORE), point(answer, AFTER))).toList();
        var shift = Shift.of(out.get(0).cells(), again);
        var sheets = new ArrayList<>(List.of(out.get(0), new Sheet(AFTER, shift.after())));
        shift.moves().ifPresent(moves -> sheets.add(new Sheet(MOVES, moves)));
        return sheets;
    }

    /** Counted from 0. */
    private static int point(Map<String, String> answer, String part) {
        return Integer.parseInt(answer.get(part)) - 1;
    }

    /** Two lines; or one, until people have placed themselves again. */
    @Override
    public TwoLines chart(List<Sheet> sheets) {
        if (sheets.size() < 2) {
            return sheets.isEmpty() ? null : TwoLines.of(poles.get(0), poles.get(1), sheets.get(0).cells());
        }
        var moves = sheets.size() > 2 ? Optional.of(sheets.get(2).cells()) : Optional.<Cells>empty();
        return TwoLines.of(poles.get(0), poles.get(1), new Shift(sheets.get(0).cells(), sheets.get(1).cells(), moves));
    }

    private List<String> labels() {
        return IntStream.rangeClosed(1, POINTS).mapToObj(place -> place == 1 ? poles.get(0) : place == POINTS ? poles.get(1) : String.valueOf(place)).toList();
    }

    @Override
    public List<Count> counts(List<Sheet> sheets) {
        return sheets.stream().flatMap(sheet -> sheet.counts(sheet.name(), sheet.name().equals(MOVES) ? List.of("toward " + poles.get(0), "stayed", "toward " + poles.get(1)) : labels()).stream())
                .toList();
    }
}
