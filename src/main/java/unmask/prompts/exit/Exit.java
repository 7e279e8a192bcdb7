package unmask.prompts.exit;

import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import unmask.prompts.Ballot;
import unmask.prompts.Block;
import unmask.prompts.Kind;
import unmask.prompts.Sheet;
import unmask.prompts.Votes;
import unmask.web.Form;

/** One line to the instructor at the end of a class, which is kept with nobody. */
public record Exit() implements Kind {
    public static final String WORD = "exit";
    public static final Set<String> KEYS = Set.of();
    public static final int LONGEST = 300;

    public static Exit read(Block block) {
        return new Exit();
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public boolean isLike(Kind other) {
        return equals(other);
    }

    /** The lines are for the instructor, who begins the next lesson with them. */
    @Override
    public boolean hasResults() {
        return false;
    }

    @Override
    public boolean isUnlinked() {
        return true;
    }

    @Override
    public Ballot ballot(Context form, boolean again) {
        var line = Form.line(form, "line");
        return line.isEmpty() ? new Ballot.Wrong("line", "prompts.exit.none")
                : line.length() > LONGEST ? new Ballot.Wrong("line", "prompts.exit.long") : new Ballot.Line(line);
    }

    @Override
    public List<Sheet> results(Votes votes, List<Sheet> out) {
        return List.of();
    }
}
