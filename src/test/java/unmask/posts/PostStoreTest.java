package unmask.posts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unmask.comments.DiscussionStore;
import unmask.people.Account;
import unmask.people.Audience;
import unmask.people.Course;
import unmask.people.CourseStore;
import unmask.people.Mask;
import unmask.people.Member;
import unmask.people.Role;
import unmask.people.Session;
import unmask.people.Viewer;
import unmask.storage.Database;
import unmask.storage.TestClock;

class PostStoreTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final PostStore posts = new PostStore(new DiscussionStore());
    private final CourseStore courses = new CourseStore();
    private Database database;
    private Course course;

    private void open(Database fresh, TestClock clock) {
        open(fresh, clock, "Europe/Madrid");
    }

    /** Late in the evening: in Madrid it is still the same day, and in Auckland it is tomorrow. */
    private void open(Database fresh, TestClock clock, String zone) {
        clock.set(Instant.parse("2026-11-23T20:00:00Z"));
        database = fresh;
        course = course("privacy", zone, "CDFG-HJKL");
    }

    private Course course(String slug, String zone, String code) {
        return database.write(tx -> {
            courses.add(tx, new CourseStore.Seed(slug, "Privacy", "", "", zone, null, null, Mask.HANDLE, Audience.WEB, false, false), code);
            return courses.find(tx, slug).orElseThrow();
        });
    }

    static Viewer viewer(Role role) {
        return new Viewer(Session.usual("session", null), new Account(1, "someone", false, false), new Member(1, 1, 1, role, 1, "Brisk Otter 17", 0));
    }

    private static final Viewer STUDENT = viewer(Role.STUDENT);
    private static final Viewer STAFF = viewer(Role.ASSISTANT);

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void everyoneFindsExactlyWhatIsForThem(Database fresh, TestClock clock) {
        open(fresh, clock);
        add("out", Post.State.PUBLISHED, Audience.WEB, TODAY);
        add("inside", Post.State.PUBLISHED, Audience.COURSE, TODAY.minusDays(1));
        add("tomorrow", Post.State.PUBLISHED, Audience.WEB, TODAY.plusDays(1));
        add("draft", Post.State.DRAFT, Audience.WEB, null);
        add("lost", Post.State.MISSING, Audience.WEB, TODAY);

        assertThat(found(Viewer.STRANGER)).containsExactly("out");
        assertThat(found(STUDENT)).containsExactly("out", "inside");
        assertThat(found(STAFF)).containsExactly("out", "inside", "tomorrow", "draft", "lost");
        assertThat(listed(Viewer.STRANGER)).containsExactly("out");
        assertThat(listed(STUDENT)).containsExactly("out", "inside");
        assertThat(listed(STAFF)).containsExactly("out", "inside");
        assertThat(drafts(STAFF)).containsExactly("draft", "lost", "tomorrow");
        assertThat(drafts(STUDENT)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void anArticleComesOutWhenItsDayBeginsInTheCoursesZone(Database fresh, TestClock clock) {
        open(fresh, clock, "Pacific/Auckland");
        add("tomorrow", Post.State.PUBLISHED, Audience.WEB, TODAY.plusDays(1));
        assertThat(listed(Viewer.STRANGER)).containsExactly("tomorrow");
        assertThat(discussion("tomorrow")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aStrangerOfAnotherCourseFindsNoSuchPost(Database fresh, TestClock clock) {
        open(fresh, clock);
        add("out", Post.State.PUBLISHED, Audience.WEB, TODAY);
        var other = course("law", "UTC", "CDFG-HJKM");
        boolean isFound = database.read(tx -> posts.find(tx, STAFF, other, "out").isPresent() || !posts.list(tx, STAFF, other).isEmpty());
        assertThat(isFound).isFalse();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void onlyOtherWordsMakeANewVersion(Database fresh, TestClock clock) {
        open(fresh, clock);
        var post = add("out", Post.State.PUBLISHED, Audience.WEB, TODAY);
        var renamed = database.write(tx -> posts.save(tx, course, post, edition("out", Post.State.PUBLISHED, Audience.COURSE, TODAY, "words")));
        assertThat(renamed.version()).isEqualTo(1);
        var edited = database.write(tx -> posts.save(tx, course, renamed, edition("out", Post.State.PUBLISHED, Audience.COURSE, TODAY, "others")));
        assertThat(edited.version()).isEqualTo(2);
        assertThat(database.read(tx -> posts.find(tx, STUDENT, course, "out")).orElseThrow()).isEqualTo(edited);
        assertThat(source(edited)).isEqualTo("others");
        assertThat(source(renamed)).isEqualTo("words");
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void anOldNameLeadsOnlyToWhatTheViewerMayRead(Database fresh, TestClock clock) {
        open(fresh, clock);
        var post = add("old", Post.State.DRAFT, Audience.WEB, null);
        database.change(tx -> posts.save(tx, course, post, edition("secret-plans", Post.State.DRAFT, Audience.WEB, null, "words")));
        assertThat(renamedTo(STAFF, "old")).isEqualTo("secret-plans");
        assertThat(renamedTo(STUDENT, "old")).isNull();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aPictureIsForThoseWhoMayReadAnArticleThatShowsIt(Database fresh, TestClock clock) {
        open(fresh, clock);
        add("out", Post.State.PUBLISHED, Audience.WEB, TODAY, "![](out.svg)");
        add("inside", Post.State.PUBLISHED, Audience.COURSE, TODAY, "![](in_side.svg)");
        add("draft", Post.State.DRAFT, Audience.WEB, null, "![](draft.svg)");
        assertThat(pictures(Viewer.STRANGER)).containsExactly("out.svg");
        assertThat(pictures(STUDENT)).containsExactly("out.svg", "in_side.svg");
    }

    private List<String> pictures(Viewer viewer) {
        return List.of("out.svg", "in_side.svg", "in-side.svg", "draft.svg").stream()
                .filter(name -> database.read(tx -> posts.isShownTo(tx, viewer, course, name)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void everyColumnIsDeclared(Database fresh, TestClock clock) {
        open(fresh, clock);
        var declared = posts.kept().stream().flatMap(kept -> kept.columns().stream().map(column -> kept.name() + "." + column)).toList();
        var columns = database.read(tx -> tx.query("""
                select lower(table_name) || '.' || lower(column_name) from information_schema.columns
                where lower(table_name) in ('post', 'post_text', 'post_was')
                """).mapTo(String.class).list());
        assertThat(declared).containsExactlyInAnyOrderElementsOf(columns);
    }

    private List<String> found(Viewer viewer) {
        return List.of("out", "inside", "tomorrow", "draft", "lost").stream()
                .filter(slug -> database.read(tx -> posts.find(tx, viewer, course, slug)).isPresent())
                .toList();
    }

    private List<String> listed(Viewer viewer) {
        return database.read(tx -> posts.list(tx, viewer, course)).stream().map(Post::slug).toList();
    }

    private List<String> drafts(Viewer viewer) {
        return database.read(tx -> posts.drafts(tx, viewer, course)).stream().map(Post::slug).toList();
    }

    private String source(Post post) {
        return database.read(tx -> posts.source(tx, post));
    }

    private String renamedTo(Viewer viewer, String slug) {
        return database.read(tx -> posts.renamedTo(tx, viewer, course, slug)).orElse(null);
    }

    private boolean discussion(String slug) {
        return database.read(tx -> new DiscussionStore().at(tx, Viewer.STRANGER, course.id(), "posts/" + slug)).isPresent();
    }

    private Post add(String slug, Post.State state, Audience audience, LocalDate day) {
        return add(slug, state, audience, day, "words");
    }

    private Post add(String slug, Post.State state, Audience audience, LocalDate day, String source) {
        return database.write(tx -> posts.add(tx, course, edition(slug, state, audience, day, source)));
    }

    private static Edition edition(String slug, Post.State state, Audience audience, LocalDate day, String source) {
        return new Edition(slug, Post.Home.BROWSER, state, audience, "Title", "Ana", "", 1, day, source);
    }
}
