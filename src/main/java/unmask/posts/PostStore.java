package unmask.posts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unmask.comments.DiscussionStore;
import unmask.people.Course;
import unmask.people.Kept;
import unmask.people.PersonalData;
import unmask.people.Viewer;
import unmask.storage.Tx;

/** Articles, the versions of their words, and the names that they had before. */
public final class PostStore implements PersonalData {
    private static final String POST = """
            select p.course_id, p.id, p.slug, p.home, p.state, p.audience, p.title, p.byline, p.teaser, p.minutes, p.published_on, p.version,
                p.discussion_id
            from post p
            """;

    private static final String OUT = "(p.state = 'published' and p.published_on <= :today and (p.audience = 'web' or :member))";

    private final DiscussionStore discussions;
    private final Embedded embedded;

    /** @param embedded keeps what stands in the middle of articles */
    public PostStore(DiscussionStore discussions, Embedded embedded) {
        this.discussions = discussions;
        this.embedded = embedded;
    }

    PostStore(DiscussionStore discussions) {
        this(discussions, Embedded.NONE);
    }

    /** The article, if this viewer may read it; staff also find drafts, those of a later day, and those whose file is gone. */
    public Optional<Post> find(Tx tx, Viewer viewer, Course course, String slug) {
        return tx.query(POST + "where p.course_id = :course and p.slug = :slug and (:staff or " + OUT + ")")
                .bind("course", course.id())
                .bind("slug", slug)
                .bind("staff", viewer.isStaff())
                .bind("member", viewer.isMember())
                .bind("today", today(tx, course))
                .mapTo(Post.class)
                .findOne();
    }

    private static LocalDate today(Tx tx, Course course) {
        return LocalDate.ofInstant(tx.now(), course.zoneId());
    }

    /** What readers find in the course, newest first. */
    public List<Post> list(Tx tx, Viewer viewer, Course course) {
        return tx.query(POST + "where p.course_id = :course and " + OUT + " order by p.published_on desc, p.title, p.id")
                .bind("course", course.id())
                .bind("member", viewer.isMember())
                .bind("today", today(tx, course))
                .mapTo(Post.class)
                .list();
    }

    /** {@link #list} of whoever reads the most: what some reader finds, for an index that asks for the reader later. */
    public List<Post> out(Tx tx, Course course) {
        return tx.query(POST + "where p.course_id = :course and " + OUT)
                .bind("course", course.id())
                .bind("member", true)
                .bind("today", today(tx, course))
                .mapTo(Post.class)
                .list();
    }

    /** What readers do not find yet, or no longer; for staff alone. */
    public List<Post> drafts(Tx tx, Viewer viewer, Course course) {
        return tx.query(POST + """
                where p.course_id = :course and :staff and (p.state <> 'published' or p.published_on > :today)
                order by p.state, p.title, p.id
                """)
                .bind("course", course.id())
                .bind("staff", viewer.isStaff())
                .bind("today", today(tx, course))
                .mapTo(Post.class)
                .list();
    }

    /** The name that an article has now, if this viewer may read it. */
    public Optional<String> renamedTo(Tx tx, Viewer viewer, Course course, String oldSlug) {
        return tx.query("""
                select p.slug from post_was w join post p on p.course_id = w.course_id and p.id = w.post_id
                where w.course_id = :course and w.slug = :slug and (:staff or
                """ + OUT + ")")
                .bind("course", course.id())
                .bind("slug", oldSlug)
                .bind("staff", viewer.isStaff())
                .bind("member", viewer.isMember())
                .bind("today", today(tx, course))
                .mapTo(String.class)
                .findOne();
    }

    /** Whether this viewer may read an article that shows the picture. */
    boolean isShownTo(Tx tx, Viewer viewer, Course course, String picture) {
        return tx.query("""
                select count(*) from post p
                join post_text t on t.course_id = p.course_id and t.post_id = p.id and t.version = p.version
                where p.course_id = :course and t.source like :picture escape '!' and
                """ + OUT)
                .bind("course", course.id())
                .bind("picture", "%" + picture.replace("_", "!_") + "%")
                .bind("member", viewer.isMember())
                .bind("today", today(tx, course))
                .mapTo(Integer.class)
                .one() > 0;
    }

    /** The whole document as its author left it. */
    public String source(Tx tx, Post post) {
        return tx.query("select source from post_text where course_id = :course and post_id = :post and version = :version")
                .bind("course", post.courseId())
                .bind("post", post.id())
                .bind("version", post.version())
                .mapTo(String.class)
                .one();
    }

    /** Every article of a course, whatever its state, by its name. */
    Map<String, Post> all(Tx tx, long course) {
        Map<String, Post> posts = new HashMap<>();
        tx.query(POST + "where p.course_id = :course")
                .bind("course", course)
                .mapTo(Post.class)
                .forEach(post -> posts.put(post.slug(), post));
        return posts;
    }

    /** Names that articles of a course had before, with the ids of those articles. */
    Map<String, Long> formerNames(Tx tx, long course) {
        return tx.query("select slug, post_id from post_was where course_id = :course")
                .bind("course", course)
                .reduceRows(new HashMap<>(), (names, row) -> {
                    names.put(row.getColumn("slug", String.class), row.getColumn("post_id", Long.class));
                    return names;
                });
    }

    /** Whether an article of the course has the name, or had it before. */
    boolean isTaken(Tx tx, long course, String slug) {
        return tx.query("""
                select (select count(*) from post where course_id = :course and slug = :slug)
                     + (select count(*) from post_was where course_id = :course and slug = :slug)
                """)
                .bind("course", course)
                .bind("slug", slug)
                .mapTo(Integer.class)
                .one() > 0;
    }

    /** The article as it is now; it stays so until the transaction ends. */
    Optional<Post> forChange(Tx tx, long course, long id) {
        return tx.query(POST + "where p.course_id = :course and p.id = :id for update")
                .bind("course", course)
                .bind("id", id)
                .mapTo(Post.class)
                .findOne();
    }

    /** Adds an article and opens its discussion; look first whether the name is taken. */
    Post add(Tx tx, Course course, Edition edition) {
        long discussion = discussions.open(tx, course.id(), place(edition), edition.title(), edition.audience());
        var post = new Post(course.id(), tx.newId(), edition.slug(), edition.home(), edition.state(), edition.audience(), edition.title(),
                edition.byline(), edition.teaser(), edition.minutes(), edition.publishedOn(), 1, discussion);
        forget(tx, course.id(), edition.slug());
        tx.update("""
                insert into post (course_id, id, slug, home, state, audience, title, byline, teaser, minutes, published_on, version, discussion_id)
                values (:courseId, :id, :slug, :home, :state, :audience, :title, :byline, :teaser, :minutes, :publishedOn, :version, :discussionId)
                """).bindMethods(post).execute();
        keep(tx, post, edition.source());
        discussions.showFrom(tx, course.id(), discussion, visibleFrom(course, edition));
        embedded.saved(tx, course, post, body(edition));
        return post;
    }

    private static String place(Edition edition) {
        return "posts/" + edition.slug();
    }

    private static void keep(Tx tx, Post post, String source) {
        tx.update("""
                insert into post_text (course_id, post_id, version, source, saved_at)
                values (:course, :post, :version, :source, :now)
                """)
                .bind("course", post.courseId())
                .bind("post", post.id())
                .bind("version", post.version())
                .bind("source", source)
                .bind("now", tx.now())
                .execute();
    }

    private static String body(Edition edition) {
        return FrontMatter.parse(edition.source()).document().map(FrontMatter::body).orElse("");
    }

    /** The discussion of what readers do not find is not found either. */
    private static Instant visibleFrom(Course course, Edition edition) {
        return Post.visibleFrom(course, edition.state(), edition.publishedOn());
    }

    /** Lets the article stand as in the edition; the discussion follows, and words that differ become a new version. */
    Post save(Tx tx, Course course, Post post, Edition edition) {
        boolean isSame = source(tx, post).equals(edition.source());
        var saved = new Post(post.courseId(), post.id(), edition.slug(), edition.home(), edition.state(), edition.audience(), edition.title(),
                edition.byline(), edition.teaser(), edition.minutes(), edition.publishedOn(), isSame ? post.version() : post.version() + 1,
                post.discussionId());
        if (!saved.slug().equals(post.slug())) {
            forget(tx, course.id(), saved.slug());
            remember(tx, post, post.slug());
        }
        if (!isSame) {
            keep(tx, saved, edition.source());
        }
        tx.update("""
                update post set slug = :slug, home = :home, state = :state, audience = :audience, title = :title, byline = :byline,
                    teaser = :teaser, minutes = :minutes, published_on = :publishedOn, version = :version
                where course_id = :courseId and id = :id
                """).bindMethods(saved).execute();
        discussions.follow(tx, course.id(), post.discussionId(), place(edition), edition.title(), edition.audience());
        discussions.showFrom(tx, course.id(), post.discussionId(), visibleFrom(course, edition));
        embedded.saved(tx, course, saved, body(edition));
        return saved;
    }

    /** Lets an old name lead to the article. */
    void remember(Tx tx, Post post, String oldSlug) {
        tx.update("insert into post_was (course_id, slug, post_id) values (:course, :slug, :post)")
                .bind("course", post.courseId())
                .bind("slug", oldSlug)
                .bind("post", post.id())
                .execute();
    }

    private static void forget(Tx tx, long course, String slug) {
        tx.update("delete from post_was where course_id = :course and slug = :slug")
                .bind("course", course)
                .bind("slug", slug)
                .execute();
    }

    /** The article's state changes, and nothing else of it. */
    void change(Tx tx, Course course, Post post, Post.Home home, Post.State state, LocalDate publishedOn) {
        save(tx, course, post, new Edition(post.slug(), home, state, post.audience(), post.title(), post.byline(), post.teaser(),
                post.minutes(), publishedOn, source(tx, post)));
    }

    @Override
    public List<Kept> kept() {
        return List.of(
                Kept.notPersonal("post", "course_id", "id", "slug", "home", "state", "audience", "title", "teaser", "minutes", "published_on",
                        "version", "discussion_id"),
                Kept.inTable("post", "register.byline", "byline"),
                Kept.notPersonal("post_text", "course_id", "post_id", "version", "source", "saved_at"),
                Kept.notPersonal("post_was", "course_id", "slug", "post_id"));
    }
}
