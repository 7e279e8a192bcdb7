package unmask.comments;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unmask.inbox.Notice;
import unmask.markdown.Html;
import unmask.markdown.Markdown;
import unmask.storage.Database;
import unmask.storage.Ids;
import unmask.storage.Tx;
import unmask.web.Access;
import unmask.web.Form;
import unmask.web.OnceKeys;
import unmask.web.Page;

/** Staff write to one author alone, from a comment and whatever the mask; the author can answer. */
final class PrivateTalkRoutes {
    private static final String FROM_A_COMMENT = "/comments/{comment}/private";
    private static final String TALKS = ModerationRoutes.ROOM + "/private";
    private static final String TALK = TALKS + "/{talk}";
    private static final int ON_A_PAGE = 50;

    private final Database database;
    private final CommentRoutes places;
    private final DiscussionStore discussions;
    private final CommentStore comments;
    private final Tidings tidings;
    private final PrivateTalkStore talks;
    private final Markdown markdown;
    private final OnceKeys onceKeys;
    private final Pace pace;

    PrivateTalkRoutes(Database database, CommentRoutes places, DiscussionStore discussions, CommentStore comments, Tidings tidings,
                      PrivateTalkStore talks, Markdown markdown, OnceKeys onceKeys, Pace pace) {
        this.database = database;
        this.places = places;
        this.discussions = discussions;
        this.comments = comments;
        this.tidings = tidings;
        this.talks = talks;
        this.markdown = markdown;
        this.onceKeys = onceKeys;
        this.pace = pace;
    }

    void register(RoutesConfig routes) {
        CommentRoutes.PLACES.forEach(place -> {
            routes.get(place + FROM_A_COMMENT, this::begin, Access.STAFF);
            routes.post(place + FROM_A_COMMENT, this::open, Access.STAFF);
        });
        routes.get(TALKS, this::list, Access.MEMBER);
        routes.get(TALK, this::show, Access.MEMBER);
        routes.post(TALK, this::say, Access.MEMBER);
    }

    /** A talk that there is goes on; a new one begins with its first words. */
    private void begin(Context ctx) {
        var page = Page.of(ctx);
        var comment = byStudent(ctx, page);
        var talk = database.read(tx -> talks.about(tx, page.viewer(), comment));
        if (talk.isPresent()) {
            page.redirect(path(page, talk.get()));
        } else {
            page.unkept().show("comments/private", form(page, null, comment, "", null, null));
        }
    }

    private void open(Context ctx) {
        var page = Page.of(ctx);
        var comment = byStudent(ctx, page);
        write(ctx, page, null, comment);
    }

    private void list(Context ctx) {
        var page = Page.of(ctx);
        var found = database.read(tx -> talks.list(tx, page.viewer(), page.course().id(), (page.sheet() - 1L) * ON_A_PAGE, ON_A_PAGE + 1));
        ModerationRoutes.show(page, "comments/privates", "talks", found, ON_A_PAGE);
    }

    private void show(Context ctx) {
        var page = Page.of(ctx);
        page.unkept().show("comments/private", form(page, talk(ctx, page), null, "", null, null));
    }

    private void say(Context ctx) {
        var page = Page.of(ctx);
        write(ctx, page, talk(ctx, page), null);
    }

    private void write(Context ctx, Page page, PrivateTalk talk, Comment comment) {
        var body = Form.text(ctx, "body").strip();
        var rendered = markdown.comment(body);
        var problem = body.isEmpty() ? "comments.empty" : Form.line(ctx, "once").isEmpty() ? "comments.unnamed" : rendered.refusal().orElse(null);
        if (problem != null) {
            page.askAgain("comments/private", form(page, talk, comment, body, problem, null));
            return;
        }
        var words = rendered.done().orElseThrow();
        if (Form.isTicked(ctx, "preview")) {
            page.unkept().show("comments/private", form(page, talk, comment, body, null, words));
            return;
        }
        var wait = pace.take(page.viewer());
        if (!wait.isZero()) {
            ctx.res().setHeader("Retry-After", String.valueOf(wait.toSeconds() + 1));
            page.refuse(429, "comments/private", form(page, talk, comment, body, Pace.sentence(wait), null));
            return;
        }
        var once = Form.line(ctx, "once");
        var written = database.writeWords(tx -> {
            var into = talk != null ? talk : talks.about(tx, page.viewer(), comment).orElseGet(() -> talks.open(tx, page.viewer(), comment));
            if (onceKeys.isFirst(tx, once, into.key() + "\n" + body)) {
                talks.say(tx, page.viewer(), into, body, words.text());
                tell(tx, page, into);
            }
            return into;
        });
        page.redirect(path(page, written) + "?done=private-sent#last");
    }

    private void tell(Tx tx, Page page, PrivateTalk talk) {
        if (!page.viewer().isStaff()) {
            talks.writers(tx, talk).forEach(writer -> tidings.written(tx, talk, writer, Notice.Kind.PRIVATE_ANSWER));
        } else {
            tidings.written(tx, talk, talk.personaId(), Notice.Kind.PRIVATE_REPLY);
        }
    }

    private Map<String, Object> form(Page page, PrivateTalk talk, Comment comment, String body, String problem, Html preview) {
        var about = talk == null ? Optional.of(comment) : about(page, talk);
        Map<String, Object> model = new HashMap<>();
        model.put("lines", talk == null ? List.of() : database.read(tx -> talks.lines(tx, talk)));
        model.put("name", talk == null ? comment.author().name() : talk.author().name());
        model.put("comment", about.orElse(null));
        model.put("topic", talk == null ? null : talk.title());
        model.put("path", talk == null ? null : page.course().path() + "/" + talk.place() + "/comments/" + talk.commentKey());
        model.put("body", body);
        model.put("problem", problem);
        model.put("preview", preview);
        return model;
    }

    /** The thought that a talk is about, while this viewer finds it and there are words. */
    private Optional<Comment> about(Page page, PrivateTalk talk) {
        return database.read(tx -> discussions.at(tx, page.viewer(), talk.courseId(), talk.place())
                .flatMap(discussion -> comments.find(tx, page.viewer(), discussion, talk.commentId()))
                .filter(found -> found.html() != null));
    }

    private static String path(Page page, PrivateTalk talk) {
        return page.course().path() + "/moderation/private/" + talk.key();
    }

    private PrivateTalk talk(Context ctx, Page page) {
        var id = Ids.parse(ctx.pathParam("talk"));
        return database.read(tx -> talks.find(tx, page.viewer(), page.course().id(), id.orElseThrow(NotFoundResponse::new)))
                .orElseThrow(NotFoundResponse::new);
    }

    private Comment byStudent(Context ctx, Page page) {
        return Optional.of(places.comment(ctx, page, places.discussion(ctx, page)))
                .filter(comment -> comment.hasAuthor() && !comment.isWithdrawn() && !comment.role().isStaff())
                .orElseThrow(NotFoundResponse::new);
    }
}
