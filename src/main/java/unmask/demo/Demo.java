package unmask.demo;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unmask.comments.Anchor;
import unmask.comments.AnchorStore;
import unmask.comments.Comment;
import unmask.comments.CommentStore;
import unmask.comments.Discussion;
import unmask.comments.DiscussionStore;
import unmask.comments.Terms;
import unmask.markdown.Html;
import unmask.markdown.Markdown;
import unmask.people.AccountStore;
import unmask.people.Audience;
import unmask.people.Course;
import unmask.people.CourseStore;
import unmask.people.Mask;
import unmask.people.MaskDrawing;
import unmask.people.MemberStore;
import unmask.people.RosterStore;
import unmask.people.Viewer;
import unmask.reading.ArticlePassages;
import unmask.signin.Entrance;
import unmask.storage.Database;
import unmask.storage.Tx;
import unmask.web.Access;
import unmask.web.Form;
import unmask.web.Page;

/** Fills a throw-away site with people and what they say, and lets visitors in as any of the cast. */
public final class Demo {
    private static final String COURSE = "privacy-and-society";

    private final Database database;
    private final CourseStore courses;
    private final DiscussionStore discussions;
    private final CommentStore comments;
    private final AnchorStore anchors;
    private final ArticlePassages texts;
    private final Markdown markdown;
    private final Entrance entrance;
    private final StoryClock clock;
    private final Cast cast;
    private final Responses responses;
    private final Terms terms;

    /** @param passphrase the hash of the one that opens every account of the cast */
    public Demo(Database database, AccountStore accounts, CourseStore courses, MemberStore members, RosterStore roster,
                DiscussionStore discussions, CommentStore comments, AnchorStore anchors, ArticlePassages texts, Markdown markdown,
                Entrance entrance, StoryClock clock, Responses responses, Terms terms, String passphrase) {
        this.database = database;
        this.courses = courses;
        this.discussions = discussions;
        this.comments = comments;
        this.anchors = anchors;
        this.texts = texts;
        this.markdown = markdown;
        this.entrance = entrance;
        this.clock = clock;
        this.responses = responses;
        this.terms = terms;
        this.cast = new Cast(accounts, members, roster, passphrase);
    }

    /** Tells the story: who is there, and what they have said over the last days. */
    public void tell() {
        var now = Instant.now();
        var course = database.write(tx -> {
            var sample = courses.find(tx, COURSE).orElseThrow();
            cast.enter(tx, sample, elsewhere(tx));
            return sample;
        });
        Map<Script.Line, Long> said = new HashMap<>();
        for (var line : Script.lines(now)) {
            clock.tell(line.at());
            var anchor = anchor(course, line);
            said.put(line, database.write(tx -> say(tx, course, line, said.get(line.answers()), anchor)));
        }
        clock.goOn();
        responses.tell(course, cast);
        said.forEach((line, id) -> database.change(tx -> finish(tx, course, line, id)));
    }

    private Course elsewhere(Tx tx) {
        courses.add(tx, new CourseStore.Seed("media-and-the-law", "Media and the law", "What may be printed, and who says so.",
                "", "UTC", null, null, Mask.MASKED, Audience.COURSE, false, false), "BCDF-GHJK");
        return courses.find(tx, "media-and-the-law").orElseThrow();
    }

    private Optional<Anchor> anchor(Course course, Script.Line line) {
        var words = line.quote() == null ? line.beside() : line.quote();
        return words == null ? Optional.empty()
                : texts.of(cast.get(Cast.INSTRUCTOR), course, line.post()).pointingAt(words, line.quote() == null);
    }

    private long say(Tx tx, Course course, Script.Line line, Long answers, Optional<Anchor> anchor) {
        var speaker = cast.get(line.by());
        var discussion = discussion(tx, course, line);
        Comment parent = answers == null ? null : comments.find(tx, speaker, discussion, answers).orElseThrow();
        var words = markdown.comment(line.text()).done().orElse(Html.escaped(line.text()));
        long id = comments.add(tx, speaker, discussion, parent, Audience.WEB, line.text(), words.text()).id();
        terms.reckon(tx, speaker, discussion, () -> comments.share(tx, speaker, discussion));
        anchor.ifPresent(found -> anchors.tie(tx, discussion, id, found));
        return id;
    }

    /** Asked for by the instructor, who finds it also where the machine's clock says that the article is still to come. */
    private Discussion discussion(Tx tx, Course course, Script.Line line) {
        return discussions.at(tx, cast.get(Cast.INSTRUCTOR), course.id(), line.post().contains("/") ? line.post() : "posts/" + line.post()).orElseThrow();
    }

    private void finish(Tx tx, Course course, Script.Line line, long id) {
        var speaker = cast.get(line.by());
        var discussion = discussion(tx, course, line);
        var comment = comments.find(tx, speaker, discussion, id).orElseThrow();
        if (line.edited()) {
            comments.edit(tx, comment, line.text(), comment.html());
        }
        if (line.withdrawn()) {
            comments.withdraw(tx, comment);
        }
        if (line.hidden() != null) {
            comments.sight().hide(tx, cast.get(Cast.INSTRUCTOR), comment, line.hidden());
        }
    }

    public void register(RoutesConfig routes) {
        routes.get("/demo", this::show, Access.ANYONE);
        routes.post("/demo", this::comeIn, Access.ANYONE);
    }

    /** @param key the end of the message key that says what this person sees */
    record Part(String as, String key, Viewer viewer, MaskDrawing mask) {}

    private void show(Context ctx) {
        var parts = new ArrayList<Part>();
        parts.add(part(Cast.INSTRUCTOR, "instructor"));
        Cast.STUDENTS.forEach(name -> parts.add(part(name, name)));
        parts.add(part(Cast.OUTSIDER, "outsider"));
        Page.of(ctx).unkept().show("demo/cast", Map.of("parts", List.copyOf(parts)));
    }

    private Part part(String name, String key) {
        var viewer = cast.get(name);
        return new Part(name, key, viewer, viewer.isStaff() ? MaskDrawing.STAFF : MaskDrawing.of(viewer.member().maskSeed()));
    }

    private void comeIn(Context ctx) {
        var page = Page.of(ctx);
        var as = Form.line(ctx, "as");
        if (!as.equals(Cast.INSTRUCTOR) && !Cast.STUDENTS.contains(as) && !as.equals(Cast.OUTSIDER)) {
            throw new NotFoundResponse();
        }
        entrance.enter(page, cast.get(as).account().id(), false);
        page.redirect("/");
    }
}
