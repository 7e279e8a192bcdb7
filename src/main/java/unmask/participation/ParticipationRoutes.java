package unmask.participation;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import unmask.participation.Roll.Cell;
import unmask.participation.Roll.Row;
import unmask.people.Mask;
import unmask.people.RosterStore;
import unmask.prompts.PromptStore;
import unmask.prompts.TakingPartStore;
import unmask.storage.Database;
import unmask.web.Access;
import unmask.web.Csv;
import unmask.web.Page;

/** Who has done what, for the staff of a class. There are no points in it, no order but the alphabet’s, and nothing about reading. */
public final class ParticipationRoutes {
    static final String PARTICIPATION = "/courses/{course}/participation";

    private final Database database;
    private final RollCall rolls;
    private final GrantRoutes grants;

    public ParticipationRoutes(Database database, RollCall rolls, RollStore store, RosterStore roster, PromptStore prompts, TakingPartStore takingPart) {
        this.database = database;
        this.rolls = rolls;
        this.grants = new GrantRoutes(database, rolls, store, roster, prompts, takingPart);
    }

    public void register(RoutesConfig routes) {
        routes.get(PARTICIPATION, this::show, Access.STAFF);
        routes.get(PARTICIPATION + ".csv", this::download, Access.STAFF);
        grants.register(routes);
    }

    private void show(Context ctx) {
        var page = Page.of(ctx);
        var roll = roll(page);
        page.unkept().show("participation/roll", Map.of("roll", roll, "masked", page.course().mask() == Mask.MASKED));
    }

    private Roll roll(Page page) {
        return database.read(tx -> rolls.of(tx, page.viewer(), page.course()));
    }

    private void download(Context ctx) {
        var page = Page.of(ctx);
        var roll = roll(page);
        boolean isShown = page.course().mask() != Mask.MASKED;
        var rows = new ArrayList<List<String>>();
        var prompts = roll.columns().stream().map(column -> column.asked().slug());
        rows.add(Stream.concat(isShown ? Stream.of("name", "id", "class name") : Stream.of("name", "id"), prompts).toList());
        Stream.concat(roll.rows().stream(), roll.others().stream()).forEach(row -> rows.add(Stream.concat(person(row, isShown), row.cells().stream().map(cell -> said(page, cell))).toList()));
        Csv.send(ctx, "participation-" + page.course().slug(), rows);
    }

    private static Stream<String> person(Row row, boolean isShown) {
        // Who is on no line of the list has no name but the class's.
        return row.key() == null ? Stream.of("", "", row.name())
                : isShown ? Stream.of(row.name(), row.schoolId(), row.shown() == null ? "" : row.shown()) : Stream.of(row.name(), row.schoolId());
    }

    private static String said(Page page, Cell cell) {
        return cell.mark() == null ? "" : page.say("participation.mark." + cell.mark().word());
    }
}
