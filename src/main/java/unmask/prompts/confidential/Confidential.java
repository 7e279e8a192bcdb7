package unmask.prompts.confidential;

import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import unmask.prompts.Ballot;
import unmask.prompts.Block;
import unmask.prompts.Cells;
import unmask.prompts.Estimate;
import unmask.prompts.Kind;
import unmask.prompts.RoughShare;
import unmask.prompts.Sheet;
import unmask.prompts.Votes;
import unmask.web.Form;

/** A sensitive question for a yes or a no, which a die that nobody else sees may answer instead. */
public record Confidential() implements Kind {
    public static final String WORD = "confidential";
    public static final Set<String> KEYS = Set.of();
    public static final String YES = "yes";
    public static final String NO = "no";
    /** The dice have hidden who said what, so both numbers may be shown; from fewer than 20 nothing could be estimated. */
    public static final Cells.Rule DICE = new Cells.Rule(20, 0);

    public static Confidential read(Block block) {
        return new Confidential();
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
    public boolean isUnlinked() {
        return true;
    }

    @Override
    public Ballot ballot(Context form, boolean again) {
        var said = Form.line(form, "said");
        return said.equals(YES) || said.equals(NO) ? new Ballot.Counted(List.of(said)) : new Ballot.Wrong("said", "prompts.confidential.none");
    }

    @Override
    public Cells.Rule rule() {
        return DICE;
    }

    @Override
    public List<Sheet> results(Votes votes, List<Sheet> out) {
        return List.of(Sheet.of(DICE, "die", List.of(votes.in(YES), votes.in(NO))));
    }

    @Override
    public RoughShare chart(List<Sheet> sheets) {
        if (sheets.isEmpty()) {
            return null;
        }
        var cells = sheets.get(0).cells();
        return RoughShare.of(new Estimate(Estimate.Device.DIE, cells.count(0).orElse(0), cells.answers()));
    }

    @Override
    public List<Count> counts(List<Sheet> sheets) {
        return sheets.stream().flatMap(sheet -> sheet.counts("", List.of(YES, NO)).stream()).toList();
    }

    /** What one answer tells, which holds before anybody has answered. */
    public List<RoughShare.Telling> tells() {
        return RoughShare.tells(Estimate.Device.DIE);
    }
}
