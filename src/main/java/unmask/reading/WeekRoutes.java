package unmask.reading;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import unmask.participation.ToDo;
import unmask.people.Course;
import unmask.posts.Post;
import unmask.posts.PostStore;
import unmask.storage.Database;
import unmask.web.Access;
import unmask.web.Page;

/** A week of a class as plain text, for the school's own system. Nobody is named in it. */
public final class WeekRoutes {
    private final Database database;
    private final PostStore posts;
    private final ToDo toDo;

    public WeekRoutes(Database database, PostStore posts, ToDo toDo) {
        this.database = database;
        this.posts = posts;
        this.toDo = toDo;
    }

    public void register(RoutesConfig routes) {
        routes.get("/courses/{course}/week", this::show, Access.STAFF);
    }

    private void show(Context ctx) {
        var page = Page.of(ctx);
        var course = page.course();
        Map<String, Object> model = new HashMap<>();
        database.read(tx -> {
            var monday = monday(ctx, tx.now().atZone(course.zoneId()).toLocalDate());
            var due = toDo.between(tx, course, monday.atStartOfDay(course.zoneId()).toInstant(), monday.plusWeeks(1).atStartOfDay(course.zoneId()).toInstant());
            var news = posts.list(tx, page.viewer(), course).stream().filter(post -> isOf(post, monday)).toList();
            model.put("text", text(page, course, monday, due, news));
            model.put("monday", monday);
            model.put("previous", monday.minusWeeks(1));
            model.put("next", monday.plusWeeks(1));
            return null;
        });
        page.show("reading/week", model);
    }

    /** The Monday of the week in the address, or of this one. */
    private static LocalDate monday(Context ctx, LocalDate today) {
        var asked = ctx.queryParam("of");
        try {
            return (asked == null ? today : LocalDate.parse(asked)).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        } catch (DateTimeParseException unreadable) {
            return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }
    }

    private static boolean isOf(Post post, LocalDate monday) {
        return post.isPublished() && !post.publishedOn().isBefore(monday) && post.publishedOn().isBefore(monday.plusWeeks(1));
    }

    private static String text(Page page, Course course, LocalDate monday, List<ToDo.Task> due, List<Post> news) {
        var lines = new ArrayList<String>();
        lines.add(page.say("reading.week-of", course.title(), page.day(monday)));
        lines.add("");
        lines.add(page.say("reading.week-due"));
        due.forEach(task -> lines.add(page.say("reading.week." + task.word(), task.when(), task.asked().question(), page.absolute(task.path()))));
        if (due.isEmpty()) {
            lines.add(page.say("reading.week-nothing-due"));
        }
        if (!news.isEmpty()) {
            lines.add("");
            lines.add(page.say("reading.week-new"));
            news.forEach(post -> lines.add(page.say("reading.week-article", post.title(), page.absolute(post.path(course)))));
        }
        return String.join("\n", lines) + "\n";
    }
}
