package unmask.reading;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import unmask.people.Course;
import unmask.people.CourseStore;
import unmask.people.Viewer;
import unmask.posts.Articles;
import unmask.posts.Post;
import unmask.posts.PostStore;
import unmask.search.Indexed;
import unmask.storage.Database;
import unmask.storage.Tx;

/**
 * Articles for the search. Each is a group by itself, marked by all of it that can be found: whether it came by the editor, by a
 * file or by the calendar, an article that reads otherwise has another mark, and one that readers do not find has none.
 */
public final class IndexedArticles implements Indexed {
    private static final int MOST_CHARACTERS = 1 << 20;

    private final Database database;
    private final CourseStore courses;
    private final PostStore posts;
    private final Articles articles;
    private final Cache<Version, String> plain = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((Version version, String words) -> 100 + words.length())
            .build();

    private record Version(long post, int number) {}

    public IndexedArticles(Database database, CourseStore courses, PostStore posts, Articles articles) {
        this.database = database;
        this.courses = courses;
        this.posts = posts;
        this.articles = articles;
    }

    @Override
    public String kind() {
        return "article";
    }

    @Override
    public Map<Group, Long> marks(Tx tx) {
        Map<Group, Long> marks = new HashMap<>();
        courses.all(tx).forEach(course -> posts.out(tx, course).forEach(post -> marks.put(group(post), mark(post))));
        return marks;
    }

    private static Group group(Post post) {
        return new Group(post.courseId(), post.id());
    }

    private static long mark(Post post) {
        // Never nothing, whatever the hash.
        return (long) post.version() << 32 | Objects.hash(post.title(), post.byline(), post.teaser(), post.audience().name(), post.publishedOn()) & 0xffff_ffffL;
    }

    @Override
    public Changes changes(Tx tx, Group group, long since) {
        var course = courses.all(tx).stream().filter(each -> each.id() == group.course()).findFirst().orElseThrow();
        return posts.out(tx, course).stream().filter(post -> post.id() == group.id()).findFirst()
                .map(post -> new Changes(List.of(entry(tx, course, post)), mark(post), false))
                // It has gone since the marks were read, as the next ones will say.
                .orElse(new Changes(List.of(Entry.gone(group.id())), since, false));
    }

    private Entry entry(Tx tx, Course course, Post post) {
        var words = String.join("\n\n", post.byline(), post.teaser(), articles.plainText(course, posts.source(tx, post)));
        return new Entry(post.id(), post.audience(), post.publishedOn(), post.title(), words);
    }

    @Override
    public Set<Group> readBy(Tx tx, Viewer viewer, Course course) {
        return posts.list(tx, viewer, course).stream().map(IndexedArticles::group).collect(Collectors.toSet());
    }

    @Override
    public Optional<Found> find(Tx tx, Viewer viewer, Course course, Group group, long id) {
        return posts.list(tx, viewer, course).stream().filter(post -> post.id() == id).findFirst()
                .map(post -> new Found(kind(), post.path(course), post.title(), post.byline(), post.publishedOn(), () -> words(course, post)));
    }

    private String words(Course course, Post post) {
        return plain.get(new Version(post.id(), post.version()),
                missing -> articles.plainText(course, database.read(tx -> posts.source(tx, post))));
    }
}
