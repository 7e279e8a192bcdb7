package unmask.prompts.poll;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import unmask.prompts.Ballot;
import unmask.prompts.Bars;
import unmask.prompts.Block;
import unmask.prompts.Kind;
import unmask.prompts.Sheet;
import unmask.prompts.Votes;

/**
 * A choice of one answer out of some, or of several.
 *
 * @param several whether people may choose more than one
 */
public record Poll(List<String> choices, boolean several) implements Kind {
    public static final String WORD = "poll";
    public static final Set<String> KEYS = Set.of("choices", "several");

    private static final int LEAST = 2;
    private static final int MOST = 8;
    private static final int LONGEST = 200;

    public static Poll read(Block block) {
        return new Poll(block.texts("choices", LEAST, MOST, LONGEST), block.isTrue("several"));
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
    public Ballot ballot(Context form, boolean again) {
        Map<String, String> chosen = new LinkedHashMap<>();
        for (var typed : form.formParams("choice")) {
            if (isChoice(typed) && (several || chosen.isEmpty())) {
                chosen.put("choice-" + typed, "yes");
            }
        }
        return chosen.isEmpty() ? new Ballot.Wrong("choice", "prompts.poll.none") : new Ballot.Kept(chosen);
    }

    private boolean isChoice(String typed) {
        return typed.matches("\\d") && Integer.parseInt(typed) < choices.size();
    }

    /** Whether somebody's answer has chosen this one. */
    public static boolean isChosen(Map<String, String> answer, int choice) {
        return answer.containsKey("choice-" + choice);
    }

    @Override
    public List<Sheet> results(Votes votes, List<Sheet> out) {
        if (!several) {
            return List.of(Sheet.of("choices", counts(votes)));
        }
        // Those who chose several are in several cells, so each choice is a small table of its own: yes and no.
        var sheets = new ArrayList<Sheet>();
        var counts = counts(votes);
        for (int choice = 0; choice < choices.size(); choice++) {
            sheets.add(Sheet.of("choice-" + choice, List.of(counts.get(choice), votes.kept().size() - counts.get(choice))));
        }
        return sheets;
    }

    @Override
    public Bars chart(List<Sheet> sheets) {
        return sheets.isEmpty() ? null : several ? Bars.several(choices, sheets.stream().map(Sheet::cells).toList()) : Bars.of(choices, sheets.get(0).cells());
    }

    @Override
    public List<Count> counts(List<Sheet> sheets) {
        var counts = new ArrayList<Count>();
        for (int number = 0; number < sheets.size(); number++) {
            counts.addAll(sheets.get(number).counts("", several ? List.of(choices.get(number)) : choices));
        }
        return counts;
    }

    private List<Integer> counts(Votes votes) {
        return IntStream.range(0, choices.size()).mapToObj(choice -> votes.giving("choice-" + choice, "yes")).toList();
    }
}
