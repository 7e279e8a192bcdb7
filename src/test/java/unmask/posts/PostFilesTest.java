package unmask.posts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import unmask.comments.DiscussionStore;
import unmask.markdown.Markdown;
import unmask.people.AccountStore;
import unmask.people.Audience;
import unmask.people.Course;
import unmask.people.CourseStore;
import unmask.people.Mask;
import unmask.people.MemberStore;
import unmask.people.Role;
import unmask.people.SiteStore;
import unmask.people.Viewer;
import unmask.storage.Database;
import unmask.storage.Databases;
import unmask.web.Messages;

/** The content folder of one course, in which an editor is at work. */
class PostFilesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final String COURSE = "---\ntitle: Privacy\naudience: web\n---\nWelcome.\n";
    private static final String MASK = "---\ntitle: The Mask\nauthors: [Ana Reyes, Ben Ito]\npublished: 2026-11-20\n---\nNobody knew.\n";

    @TempDir
    Path temporary;

    private final DiscussionStore discussions = new DiscussionStore();
    private final PostStore posts = new PostStore(discussions);
    private final CourseStore courses = new CourseStore();
    private final MemberStore members = new MemberStore();
    private final SiteStore site = new SiteStore();
    private final Markdown markdown = new Markdown(Duration.ofSeconds(5));
    private static Database database;
    private Path content;
    private PostFiles files;

    @BeforeAll
    static void openDatabase() {
        database = Databases.h2(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @BeforeEach
    void open() throws IOException {
        content = Files.createDirectories(temporary.resolve("content"));
        files = anotherStart();
    }

    private PostFiles anotherStart() {
        return new PostFiles(content, database, site, courses, members, posts, markdown, new Messages(), Embedded.NONE, new Random(8));
    }

    @AfterEach
    void close() {
        files.close();
        markdown.close();
        database.change(tx -> List.of("post_was", "post_text", "post", "discussion_was", "roster_name", "persona", "shown_name", "member", "account",
                "discussion", "course", "site").forEach(table -> tx.update("delete from " + table).execute()));
    }

    @Test
    void anArticleComesOutOfItsFile() {
        write("course.md", COURSE);
        write("the-mask.md", MASK);
        files.scan();

        var post = post("the-mask");
        assertThat(post.title()).isEqualTo("The Mask");
        assertThat(post.byline()).isEqualTo("Ana Reyes, Ben Ito");
        assertThat(post.publishedOn()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(post.audience()).isEqualTo(Audience.WEB);
        assertThat(post.isPublished()).isTrue();
        assertThat(post.minutes()).isEqualTo(1);
        assertThat(source(post)).isEqualTo(MASK);
        assertThat(list(Viewer.STRANGER)).containsExactly("the-mask");
        assertThat(hasDiscussion("the-mask")).isTrue();
        assertThat(files.problems("privacy")).isEmpty();
    }

    @Test
    void anEditFollowsAndEveryVersionIsKept() {
        write("course.md", COURSE);
        write("the-mask.md", MASK);
        files.scan();
        // As long as before and within the same tick of the clock: only the words tell.
        write("the-mask.md", MASK.replace("knew", "saw!"));
        files.scan();

        assertThat(source(post("the-mask"))).contains("Nobody saw!");
        assertThat(post("the-mask").version()).isEqualTo(2);
        assertThat(sources("the-mask")).containsExactly(MASK, MASK.replace("knew", "saw!"));
    }

    @Test
    void aScanThatFindsNothingNewWritesNothing() {
        write("course.md", COURSE);
        write("the-mask.md", MASK);
        write("broken.md", "---\ntitel: Typo\n---\n");
        files.scan();
        long revision = database.revision();
        files.scan();
        assertThat(database.revision()).isEqualTo(revision);
    }

    @Test
    void aNewStartWithTheSameFilesWritesNothing() {
        write("course.md", COURSE);
        write("the-mask.md", MASK);
        files.scan();
        long revision = database.revision();
        anotherStart().scan();
        assertThat(database.revision()).isEqualTo(revision);
    }

    @Test
    void anArticleWhoseFileVanishesIsHiddenWithItsDiscussionAndComesBackWithIt() {
        write("course.md", COURSE);
        write("the-mask.md", MASK);
        files.scan();
        var before = post("the-mask");
        remove("the-mask.md");
        files.scan();
        assertThat(post("the-mask").state()).isEqualTo(Post.State.MISSING);
        assertThat(list(Viewer.STRANGER)).isEmpty();
        assertThat(find(Viewer.STRANGER, "the-mask")).isNull();
        assertThat(hasDiscussion("the-mask")).isFalse();

        write("the-mask.md", MASK);
        files.scan();
        assertThat(post("the-mask")).isEqualTo(before);
        assertThat(hasDiscussion("the-mask")).isTrue();
    }

    @Test
    void aRenamedArticleKeepsItsDiscussionAndItsOldAddressLeadsThere() {
        write("course.md", COURSE);
        write("careto.md", MASK);
        files.scan();
        var before = post("careto");
        remove("careto.md");
        write("the-mask.md", MASK.replace("title:", "was: [careto]\ntitle:"));
        files.scan();

        var after = post("the-mask");
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.discussionId()).isEqualTo(before.discussionId());
        assertThat(find(Viewer.STRANGER, "careto")).isNull();
        assertThat(renamedTo("careto")).isEqualTo("the-mask");
        assertThat(hasDiscussion("the-mask")).isTrue();
        assertThat(hasDiscussion("careto")).isTrue();

        long revision = database.revision();
        files.scan();
        assertThat(database.revision()).isEqualTo(revision);
    }

    @Test
    void anArticleThatWasLostIsFoundUnderItsNewName() {
        write("course.md", COURSE);
        write("careto.md", MASK);
        files.scan();
        long id = post("careto").id();
        remove("careto.md");
        files.scan();
        write("the-mask.md", MASK.replace("title:", "was: [careto]\ntitle:"));
        files.scan();
        assertThat(post("the-mask").id()).isEqualTo(id);
        assertThat(post("the-mask").isPublished()).isTrue();
    }

    @Test
    void aRenamingThatIsTakenBackLeadsHomeAgain() {
        write("course.md", COURSE);
        write("careto.md", MASK);
        files.scan();
        long id = post("careto").id();
        remove("careto.md");
        write("the-mask.md", MASK.replace("title:", "was: [careto]\ntitle:"));
        files.scan();
        remove("the-mask.md");
        write("careto.md", MASK);
        files.scan();
        assertThat(post("careto").id()).isEqualTo(id);
        assertThat(renamedTo("the-mask")).isEqualTo("careto");
        assertThat(renamedTo("careto")).isNull();
        assertThat(hasDiscussion("careto")).isTrue();
    }

    @Test
    void aNewArticleUnderAnOldNameIsANewArticle() {
        write("course.md", COURSE);
        write("careto.md", MASK);
        files.scan();
        remove("careto.md");
        write("the-mask.md", MASK.replace("title:", "was: [careto]\ntitle:"));
        files.scan();
        write("careto.md", MASK.replace("The Mask", "Careto, the carnival"));
        files.scan();
        assertThat(post("careto").id()).isNotEqualTo(post("the-mask").id());
        assertThat(renamedTo("careto")).isNull();
        assertThat(discussion("careto")).isEqualTo(post("careto").discussionId());
        assertThat(discussion("the-mask")).isEqualTo(post("the-mask").discussionId());
        long revision = database.revision();
        files.scan();
        assertThat(database.revision()).isEqualTo(revision);
    }

    @Test
    void aCopyThatClaimsTheNameOfAnArticleStillHereIsIgnored() {
        write("course.md", COURSE);
        write("careto.md", MASK);
        files.scan();
        write("the-mask.md", MASK.replace("title:", "was: [careto]\ntitle:"));
        files.scan();
        assertThat(find(staff(), "the-mask")).isNull();
        assertThat(files.problems("privacy")).extracting(FileProblem::file).containsExactly("the-mask.md");
        remove("careto.md");
        files.scan();
        assertThat(renamedTo("careto")).isEqualTo("the-mask");
        assertThat(files.problems("privacy")).isEmpty();
    }

    @Test
    void aBrokenFileLeavesTheLastGoodVersionUpAndSaysWhereAndWhy() {
        write("course.md", COURSE);
        write("the-mask.md", MASK);
        write("other.md", MASK.replace("The Mask", "Other"));
        files.scan();
        write("the-mask.md", MASK.replace("2026-11-20", "2026-11-31"));
        write("other.md", MASK.replace("The Mask", "Another"));
        files.scan();

        assertThat(source(post("the-mask"))).isEqualTo(MASK);
        assertThat(list(Viewer.STRANGER)).contains("the-mask");
        assertThat(post("other").title()).isEqualTo("Another");
        assertThat(files.problems("privacy")).containsExactly(new FileProblem("the-mask.md", 4,
                "“published” should be a date, such as 2026-11-20. “2026-11-31” is not a day in the calendar."));

        write("the-mask.md", MASK);
        files.scan();
        assertThat(files.problems("privacy")).isEmpty();
    }

    @Test
    void problemsInTheTextAreReportedWithTheirLineInTheFile() {
        write("course.md", COURSE);
        write("the-mask.md", MASK + "\nSee [@nobody].\n\n![A letter](letter.svg)\n");
        files.scan();
        assertThat(files.problems("privacy")).extracting(FileProblem::line).containsExactly(8, 10);
        assertThat(post("the-mask").isPublished()).isTrue();

        write("letter.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        files.scan();
        assertThat(files.problems("privacy")).extracting(FileProblem::line).containsExactly(8);
    }

    @ParameterizedTest
    @CsvSource({"The Mask.md, the-mask.md", "Más-cara.md, mas-cara.md", "the--mask.md, the-mask.md", "new.md, new-article.md", "_.md, article.md"})
    void aBadFileNameIsAProblemWithAProposal(String name, String proposal) {
        write("course.md", COURSE);
        write(name, MASK);
        files.scan();
        assertThat(list(staff())).isEmpty();
        assertThat(files.problems("privacy")).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo(name);
            assertThat(problem.sentence()).endsWith("such as " + proposal + ".");
        });
    }

    @Test
    void bytesThatAreNoTextAndFilesWithoutMeasureAreProblems() throws IOException {
        write("course.md", COURSE);
        Files.write(content.resolve("privacy/latin.md"), MASK.replace("Nobody", "Niñas").getBytes(StandardCharsets.ISO_8859_1));
        write("long.md", MASK + "x".repeat(100_000));
        write("longer.md", MASK + "x".repeat(500_000));
        write("deep.md", MASK + "> ".repeat(200) + "deep\n");
        write("good.md", MASK);
        files.scan();
        assertThat(list(Viewer.STRANGER)).containsExactly("good");
        assertThat(files.problems("privacy")).extracting(FileProblem::file).containsExactly("deep.md", "latin.md", "long.md", "longer.md");
    }

    @Test
    void nothingOutsideTheFolderIsRead() throws IOException {
        write("course.md", COURSE);
        Files.writeString(temporary.resolve("secret.md"), MASK);
        Files.createSymbolicLink(content.resolve("privacy/secret.md"), temporary.resolve("secret.md"));
        Files.createDirectory(temporary.resolve("elsewhere"));
        Files.writeString(temporary.resolve("elsewhere/course.md"), COURSE);
        Files.createSymbolicLink(content.resolve("linked"), temporary.resolve("elsewhere"));
        write(".hidden.md", MASK);
        write("notes.txt", "not an article");
        files.scan();
        assertThat(list(staff())).isEmpty();
        assertThat(slugs()).containsExactly("privacy");
        assertThat(files.problems("privacy")).extracting(FileProblem::file).containsExactly("secret.md");
    }

    @Test
    void anArticleOfTheBrowserWinsOverAFileOfItsName() {
        write("course.md", COURSE);
        write("the-mask.md", MASK);
        files.scan();
        database.change(tx -> posts.change(tx, course(), post("the-mask"), Post.Home.BROWSER, Post.State.PUBLISHED, LocalDate.of(2026, 11, 20)));
        files.scan();
        assertThat(files.problems("privacy")).singleElement().satisfies(problem -> assertThat(problem.sentence()).contains("lives in the browser"));
        write("the-mask.md", MASK.replace("Nobody", "Everybody"));
        files.scan();
        assertThat(source(post("the-mask"))).isEqualTo(MASK);
        remove("the-mask.md");
        files.scan();
        assertThat(files.problems("privacy")).isEmpty();
        assertThat(post("the-mask").isPublished()).isTrue();
    }

    @Test
    void aCourseIsBegunOnceAndItsSettingsHoldFromThenOn() {
        write("course.md", "---\ntitle: Privacy\nnames: masked\nzone: Europe/Madrid\nterm: {begins: 2026-09-07}\n---\nWelcome.\n");
        files.scan();
        var begun = course();
        assertThat(begun.mask()).isEqualTo(Mask.MASKED);
        assertThat(begun.zone()).isEqualTo("Europe/Madrid");
        assertThat(begun.audience()).isEqualTo(Audience.COURSE);
        assertThat(begun.welcome()).isEqualTo("Welcome.");
        assertThat(begun.joinCode()).matches("[A-Z0-9]{4}-[A-Z0-9]{4}");

        write("course.md", "---\ntitle: Secrets\nnames: named\n---\n");
        files.scan();
        assertThat(course()).isEqualTo(begun);
        assertThat(files.problems("privacy")).singleElement()
                .satisfies(problem -> assertThat(problem.sentence()).contains("differ from this file in: title, names."));
    }

    @Test
    void aCourseThatComesAfterSetUpHasTheSitesZoneAndItsOwner() {
        write("course.md", COURSE);
        files.scan();
        long owner = database.write(tx -> {
            site.setUp(tx, "https://unmask.example", "Europe/Madrid");
            long account = new AccountStore().add(tx, "ortega", true);
            members.join(tx, course().id(), account, Role.INSTRUCTOR, "Ms Ortega", 3);
            return account;
        });
        write("../law/course.md", COURSE.replace("Privacy", "Law"));
        files.scan();
        var law = database.read(tx -> courses.find(tx, "law")).orElseThrow();
        assertThat(law.zone()).isEqualTo("Europe/Madrid");
        assertThat(database.read(tx -> members.find(tx, law.id(), owner)).orElseThrow().name()).isEqualTo("Ms Ortega");
    }

    @ParameterizedTest
    @ValueSource(strings = {"---\nnames: named\n---\n", "no header", "---\ntitle: P\nnames: secret\n---\n"})
    void aBrokenCourseFileBeginsNoCourse(String text) {
        write("course.md", text);
        write("the-mask.md", MASK);
        files.scan();
        assertThat(slugs()).isEmpty();
        assertThat(files.problems("privacy")).extracting(FileProblem::file).containsOnly("course.md");
        write("course.md", COURSE);
        files.scan();
        assertThat(list(Viewer.STRANGER)).containsExactly("the-mask");
    }

    @Test
    void draftsAndLaterArticlesAreForStaff() {
        write("course.md", COURSE);
        write("draft.md", "---\ntitle: D\ndraft: true\n---\n");
        write("later.md", "---\ntitle: L\npublished: 2026-11-24\n---\n");
        write("today.md", "---\ntitle: T\n---\n");
        write("inside.md", "---\ntitle: I\naudience: course\n---\n");
        files.scan();
        assertThat(list(Viewer.STRANGER)).containsExactly("today");
        assertThat(list(staff())).containsExactly("inside", "today");
        assertThat(drafts(staff())).containsExactly("draft", "later");
        assertThat(drafts(Viewer.STRANGER)).isEmpty();
        assertThat(List.of(hasDiscussion("draft"), hasDiscussion("later"), hasDiscussion("today"))).containsExactly(false, false, true);
    }

    @Test
    void anArticleWithoutADateKeepsTheDayOnWhichItWasFirstSeen() {
        write("course.md", COURSE);
        write("today.md", "---\ntitle: T\n---\nOne.\n");
        files.scan();
        assertThat(post("today").publishedOn()).isEqualTo(LocalDate.of(2026, 11, 23));
        database.change(tx -> posts.change(tx, course(), post("today"), Post.Home.FILE, Post.State.PUBLISHED, LocalDate.of(2026, 11, 1)));
        write("today.md", "---\ntitle: T\n---\nTwo.\n");
        files.scan();
        assertThat(post("today").publishedOn()).isEqualTo(LocalDate.of(2026, 11, 1));
    }

    @Test
    void aFolderThatIsAwayTakesNothingDown() throws IOException {
        write("course.md", COURSE);
        write("the-mask.md", MASK);
        files.scan();
        Files.move(content, temporary.resolve("away"));
        files.scan();
        assertThat(list(Viewer.STRANGER)).containsExactly("the-mask");
        Files.move(temporary.resolve("away"), content);
        files.scan();
        assertThat(list(Viewer.STRANGER)).containsExactly("the-mask");
    }

    @Test
    void aMissingFolderIsMadeWithTheSampleCourseInIt() throws IOException {
        Files.delete(content);
        files.scan();
        assertThat(content.resolve("privacy-and-society/the-mask.md")).exists();
        var sample = database.read(tx -> courses.find(tx, "privacy-and-society")).orElseThrow();
        assertThat(sample.sample()).isTrue();
        assertThat(files.problems("privacy-and-society")).isEmpty();
        var articles = database.read(tx -> posts.list(tx, Viewer.STRANGER, sample));
        assertThat(articles).extracting(Post::slug).contains("the-mask").hasSize(5);
    }

    @Test
    void aSettledFileIsReadAgainOnlyWhenItsStampChanges() throws IOException {
        write("course.md", COURSE);
        write("the-mask.md", MASK);
        var longAgo = FileTime.from(Instant.now().minusSeconds(3600));
        Files.setLastModifiedTime(content.resolve("privacy/the-mask.md"), longAgo);
        files.scan();
        write("the-mask.md", MASK.replace("knew", "saw!"));
        Files.setLastModifiedTime(content.resolve("privacy/the-mask.md"), longAgo);
        files.scan();
        assertThat(post("the-mask").version()).isEqualTo(1);
        Files.setLastModifiedTime(content.resolve("privacy/the-mask.md"), FileTime.from(Instant.now()));
        files.scan();
        assertThat(post("the-mask").version()).isEqualTo(2);
    }

    private void write(String name, String text) {
        try {
            var file = content.resolve("privacy").resolve(name).normalize();
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private void remove(String name) {
        try {
            Files.delete(content.resolve("privacy").resolve(name));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private List<String> slugs() {
        return database.read(courses::all).stream().map(Course::slug).toList();
    }

    private Course course() {
        return database.read(tx -> courses.find(tx, "privacy")).orElseThrow();
    }

    private static Viewer staff() {
        return PostStoreTest.viewer(Role.INSTRUCTOR);
    }

    private Post post(String slug) {
        return database.read(tx -> posts.find(tx, staff(), course(), slug)).orElseThrow();
    }

    private Post find(Viewer viewer, String slug) {
        return database.read(tx -> posts.find(tx, viewer, course(), slug)).orElse(null);
    }

    private List<String> list(Viewer viewer) {
        return database.read(tx -> posts.list(tx, viewer, course())).stream().map(Post::slug).toList();
    }

    private List<String> drafts(Viewer viewer) {
        return database.read(tx -> posts.drafts(tx, viewer, course())).stream().map(Post::slug).toList();
    }

    private String source(Post post) {
        return database.read(tx -> posts.source(tx, post));
    }

    private List<String> sources(String slug) {
        return database.read(tx -> tx.query("select source from post_text where post_id = :id order by version")
                .bind("id", post(slug).id()).mapTo(String.class).list());
    }

    private String renamedTo(String slug) {
        return database.read(tx -> posts.renamedTo(tx, Viewer.STRANGER, course(), slug)).orElse(null);
    }

    private boolean hasDiscussion(String slug) {
        return discussion(slug) != 0;
    }

    private long discussion(String slug) {
        return database.read(tx -> discussions.at(tx, Viewer.STRANGER, course().id(), "posts/" + slug)).map(found -> found.id()).orElse(0L);
    }
}
