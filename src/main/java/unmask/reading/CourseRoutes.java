package unmask.reading;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import unmask.comments.Verdicts;
import unmask.courses.UnmaskingStore;
import unmask.markdown.Article;
import unmask.markdown.ArticleLinks;
import unmask.markdown.Citing;
import unmask.markdown.Html;
import unmask.markdown.Markdown;
import unmask.people.Mask;
import unmask.people.MemberStore;
import unmask.people.RosterStore;
import unmask.posts.PostFiles;
import unmask.posts.PostStore;
import unmask.storage.Database;
import unmask.web.Access;
import unmask.web.Page;

/** The home of a course: what it is about, and its articles. */
public final class CourseRoutes {
    private final Database database;
    private final MemberStore members;
    private final RosterStore roster;
    private final PostStore posts;
    private final PostFiles files;
    private final Contents contents;
    private final UnmaskingStore unmaskings;
    private final Verdicts verdicts;
    private final Markdown markdown;

    public CourseRoutes(Database database, MemberStore members, RosterStore roster, PostStore posts, PostFiles files, Contents contents,
                        UnmaskingStore unmaskings, Verdicts verdicts, Markdown markdown) {
        this.database = database;
        this.members = members;
        this.roster = roster;
        this.posts = posts;
        this.files = files;
        this.contents = contents;
        this.unmaskings = unmaskings;
        this.verdicts = verdicts;
        this.markdown = markdown;
    }

    public void register(RoutesConfig routes) {
        routes.get("/courses/{course}", this::show, Access.READER);
    }

    private void show(Context ctx) {
        var page = Page.of(ctx);
        var course = page.course();
        Map<String, Object> model = new HashMap<>();
        database.read(tx -> {
            model.put("listing", contents.of(tx, page.viewer(), course, Integer.MAX_VALUE));
            model.put("isCodeOpen", course.isCodeOpen(tx.now()) && !course.isFull(members.count(tx, course.id())));
            model.put("instructors", String.join(", ", members.instructors(tx, course.id())));
            model.put("attendance", page.viewer().isStaff() ? roster.attendance(tx, course.id()) : null);
            int looked = page.viewer().isMember() ? unmaskings.count(tx, course.id()) : 0;
            model.put("unmaskings", page.viewer().isMember() && (course.mask() == Mask.MASKED || looked > 0) ? looked : null);
            model.put("waiting", page.viewer().isStaff() ? verdicts.waiting(tx, course.id()) : 0);
            model.put("drafts", page.viewer().isStaff() ? posts.drafts(tx, page.viewer(), course) : List.of());
            return null;
        });
        model.put("welcome", markdown.article(course.welcome(), Citing.NONE, ArticleLinks.NONE, Set.of()).done()
                .map(Article::html)
                .orElse(Html.escaped(course.welcome())));
        model.put("problems", page.viewer().isStaff() ? files.problems(course.slug()) : List.of());
        model.put("link", page.absolute("/join/" + course.joinCode()));
        page.show("reading/course", model);
    }
}
