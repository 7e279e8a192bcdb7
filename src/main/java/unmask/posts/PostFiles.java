package unmask.posts;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unmask.markdown.Markdown;
import unmask.people.Audience;
import unmask.people.Course;
import unmask.people.CourseStore;
import unmask.people.MemberStore;
import unmask.people.SiteStore;
import unmask.storage.Database;
import unmask.storage.Tx;
import unmask.web.AddressNames;
import unmask.web.Messages;

/**
 * Keeps the articles in step with the content folder.
 *
 * <p>The folder is looked through once a second, since not every drive tells of changes. A file that cannot be used leaves the
 * last good version up and is reported; it never stops the others. A scan that finds nothing new writes nothing.
 */
public final class PostFiles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostFiles.class);
    /** Drives round the time of a change, some to two seconds: until then, an equal time proves nothing. */
    private static final long UNSETTLED_MILLIS = 2_500;

    private final ContentFolder folder;
    private final Path path;
    private final Database database;
    private final PostStore posts;
    private final Proofreader proofreader;
    private final CourseFiles courseFiles;
    private final CourseStore courses;
    private final Embedded embedded;
    private final Map<String, Shelf> shelves = new HashMap<>();
    private final Map<Long, Saved> saved = new HashMap<>();
    private final Map<String, Sources> sources = new HashMap<>();
    private final Map<String, Conflicts> conflicts = new HashMap<>();
    private volatile Map<String, List<FileProblem>> problems = Map.of();
    private boolean isUnpacked;
    private boolean isClosed;
    private ScheduledExecutorService watch;

    public PostFiles(Path content, Database database, SiteStore site, CourseStore courses, MemberStore members, PostStore posts,
                     Markdown markdown, Messages messages, Embedded embedded, RandomGenerator random) {
        this.path = content;
        this.folder = new ContentFolder(content);
        this.database = database;
        this.posts = posts;
        this.courses = courses;
        this.embedded = embedded;
        this.proofreader = new Proofreader(folder, markdown, messages, embedded);
        this.courseFiles = new CourseFiles(database, site, courses, members, proofreader, random);
    }

    /** What was last seen of a course's folder. */
    private record Shelf(Map<String, ContentFolder.Stamp> files, Map<String, PostFile> articles) {}

    /** The words that a post's version is known to hold. */
    private record Saved(int version, String text) {}

    /** What is wrong with the sources of a text. */
    private record Sources(String text, List<FileProblem> problems) {}

    /** What keeps blocks of a text from being taken, as the course was then. */
    private record Conflicts(String text, long revision, List<FileProblem> problems) {}

    ContentFolder folder() {
        return folder;
    }

    /** What the instructor should look at in a course's folder; empty when all is well. */
    public List<FileProblem> problems(String courseSlug) {
        return problems.getOrDefault(courseSlug, List.of());
    }

    /** Looks the folder through again every second until closed. */
    public synchronized void watch() {
        watch = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "content");
            thread.setDaemon(true);
            return thread;
        });
        watch.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            scan();
            checkSources();
        } catch (RuntimeException failure) {
            // The database may be away for a moment; its exceptions quote rows, so only their kind is written down.
            LOG.warn("The content folder could not be looked through: {}", failure.getClass().getName());
        }
    }

    /** Brings the articles up to the folder as it is now. The first scan makes a missing folder, with the sample course in it. */
    public synchronized void scan() {
        if (isClosed) {
            return;
        }
        var found = new TreeMap<String, List<FileProblem>>();
        try {
            unpack();
            var present = folder.courses();
            for (var course : present) {
                found.put(course, sorted(scan(course)));
            }
            shelves.keySet().retainAll(present);
            withoutFolder(present);
        } catch (IOException unreadable) {
            found.putAll(problems);
            found.put("", List.of(proofreader.problem("", 0, "folder.unreadable", folder.place("", ""))));
        }
        found.values().removeIf(List::isEmpty);
        report(found);
    }

    private void unpack() throws IOException {
        if (!isUnpacked && folder.isEmpty()) {
            SampleCourse.copyTo(path);
        }
        isUnpacked = true;
    }

    private static List<FileProblem> sorted(List<FileProblem> problems) {
        return problems.stream().sorted(Comparator.comparing(FileProblem::file).thenComparing(FileProblem::line)).toList();
    }

    private List<FileProblem> scan(String slug) {
        var problems = new ArrayList<FileProblem>();
        Map<String, ContentFolder.Stamp> files;
        try {
            files = folder.files(slug);
        } catch (IOException unreadable) {
            problems.add(proofreader.problem("", 0, "folder.unreadable", folder.place(slug, "")));
            return problems;
        }
        var shelf = shelf(slug, files);
        shelves.put(slug, shelf);
        shelf.articles.values().forEach(article -> {
            problems.addAll(article.problems());
            var known = sources.get(slug + "/" + article.name());
            problems.addAll(known != null && known.text.equals(article.text()) ? known.problems : List.of());
        });
        var course = courseFiles.of(slug, files.containsKey(CourseFiles.NAME), !shelf.articles.isEmpty(), problems);
        course.ifPresent(known -> place(known, shelf, problems));
        return problems;
    }

    /** Printing sources takes long, so one file at a time is checked, and none while the site starts. */
    private synchronized void checkSources() {
        for (var shelf : shelves.entrySet()) {
            for (var file : shelf.getValue().articles.values()) {
                var known = sources.get(shelf.getKey() + "/" + file.name());
                if (file.document() != null && !file.document().references().isEmpty() && (known == null || !known.text.equals(file.text()))) {
                    sources.put(shelf.getKey() + "/" + file.name(), new Sources(file.text(), proofreader.unprintable(file)));
                    return;
                }
            }
        }
    }

    private Shelf shelf(String course, Map<String, ContentFolder.Stamp> files) {
        var before = shelves.getOrDefault(course, new Shelf(Map.of(), Map.of()));
        boolean hasSamePictures = PostFile.hasSamePictures(before.files, files);
        var articles = new TreeMap<String, PostFile>();
        files.forEach((name, stamp) -> {
            if (PostFile.isOne(name)) {
                articles.put(PostFile.slug(name), article(course, name, stamp, before.articles.get(PostFile.slug(name)), hasSamePictures, files.keySet()));
            }
        });
        return new Shelf(files, articles);
    }

    private PostFile article(String course, String name, ContentFolder.Stamp stamp, PostFile before, boolean hasSamePictures, Set<String> files) {
        if (before != null && before.settled() && hasSamePictures && before.stamp().equals(stamp)) {
            return before;
        }
        boolean isSettled = Math.abs(System.currentTimeMillis() - stamp.modified().toMillis()) > UNSETTLED_MILLIS;
        var problems = new ArrayList<FileProblem>();
        if (stamp.isLink()) {
            problems.add(proofreader.problem(name, 0, "link"));
            return new PostFile(name, stamp, true, null, null, 0, problems);
        }
        var text = proofreader.text(course, name, problems);
        if (text.isEmpty()) {
            return new PostFile(name, stamp, isSettled, null, null, 0, problems);
        }
        boolean isSame = before != null && before.document() != null && hasSamePictures && text.get().equals(before.text());
        return isSame ? before.with(stamp, isSettled) : proofreader.read(course, name, stamp, isSettled, text.get(), files);
    }

    /** Brings the course's posts up to its files: first those that are there, so that a renamed one is not taken for lost. */
    private void place(Course course, Shelf shelf, List<FileProblem> problems) {
        long revision = database.revision();
        var known = known(course);
        for (var file : shelf.articles.values()) {
            if (database.revision() != revision) {
                revision = database.revision();
                known = known(course);
            }
            if (file.document() != null) {
                place(course, shelf, known, file, problems);
            }
        }
        known = known(course);
        for (var file : shelf.articles.values()) {
            if (file.document() != null) {
                problems.addAll(conflicts(course, known.posts.get(file.slug()), file));
            }
        }
        known.posts.values().stream()
                .filter(post -> post.isInFile() && post.state() != Post.State.MISSING && !shelf.articles.containsKey(post.slug()))
                .forEach(post -> lose(course, post));
    }

    private List<FileProblem> conflicts(Course course, Post post, PostFile file) {
        var name = course.slug() + "/" + file.name();
        long revision = database.revision();
        var before = conflicts.get(name);
        if (before == null || before.revision != revision || !before.text.equals(file.text())) {
            var document = file.document();
            var found = database.<List<Problem>>read(tx -> embedded.conflicts(tx, course, post, document.body(), document.bodyLine()));
            before = new Conflicts(file.text(), revision, proofreader.problems(file.name(), found));
            conflicts.put(name, before);
        }
        return before.problems;
    }

    private Known known(Course course) {
        return database.read(tx -> new Known(posts.all(tx, course.id()), posts.formerNames(tx, course.id())));
    }

    private record Known(Map<String, Post> posts, Map<String, Long> formerNames) {
        Optional<Post> called(String slug) {
            return Optional.ofNullable(posts.get(slug));
        }

        Optional<Post> onceCalled(String slug) {
            var id = formerNames.get(slug);
            return posts.values().stream().filter(post -> id != null && post.id() == id).findFirst();
        }
    }

    /** Lets the post stand as its file says, unless the file is to be ignored. */
    private void place(Course course, Shelf shelf, Known known, PostFile file, List<FileProblem> problems) {
        var post = known.called(file.slug()).or(() -> renamed(shelf, known, file));
        if (post.isPresent() && !post.get().isInFile()) {
            problems.add(proofreader.problem(file.name(), 0, "taken"));
            return;
        }
        if (post.isPresent() && !post.get().slug().equals(file.slug()) && shelf.articles.containsKey(post.get().slug())) {
            problems.add(proofreader.problem(file.name(), 0, "was.here", post.get().slug() + PostFile.ENDING));
            return;
        }
        if (post.isEmpty()) {
            database.change(tx -> posts.add(tx, course, edition(tx, course, null, file)));
            return;
        }
        boolean isCurrent = database.read(tx -> isCurrent(tx, course, post.get(), file));
        var redirects = redirects(known, post.get(), file);
        if (!isCurrent || !redirects.isEmpty()) {
            database.change(tx -> save(tx, course, post.get().id(), file, redirects));
        }
    }

    /** The post that had another name until now: its file says so, or has been given back a name that it had before. */
    private Optional<Post> renamed(Shelf shelf, Known known, PostFile file) {
        var back = known.onceCalled(file.slug())
                .filter(post -> post.isInFile() && post.state() != Post.State.MISSING && !shelf.articles.containsKey(post.slug()));
        return back.or(() -> file.document().was().stream()
                .flatMap(was -> known.called(was).or(() -> known.onceCalled(was)).stream())
                .findFirst());
    }

    private boolean isCurrent(Tx tx, Course course, Post post, PostFile file) {
        if (!edition(tx, course, post, file).isLike(post)) {
            return false;
        }
        var words = new Saved(post.version(), file.text());
        if (!words.equals(saved.get(post.id())) && posts.source(tx, post).equals(file.text())) {
            saved.put(post.id(), words);
        }
        return words.equals(saved.get(post.id()));
    }

    /** Old names that the file lists and nobody has: they lead here from now on. */
    private static List<String> redirects(Known known, Post post, PostFile file) {
        return file.document().was().stream()
                .filter(was -> AddressNames.isSlug(was) && !was.equals(file.slug()) && !was.equals(post.slug()))
                .filter(was -> known.called(was).isEmpty() && known.onceCalled(was).isEmpty())
                .distinct()
                .toList();
    }

    private void save(Tx tx, Course course, long id, PostFile file, List<String> redirects) {
        posts.forChange(tx, course.id(), id).filter(Post::isInFile).ifPresent(post -> {
            posts.save(tx, course, post, edition(tx, course, post, file));
            redirects.forEach(was -> posts.remember(tx, post, was));
        });
    }

    /** What the file does not say stays as it was; in the beginning, the article is out today and for whom the course is. */
    private static Edition edition(Tx tx, Course course, Post before, PostFile file) {
        var document = file.document();
        var today = before != null && before.publishedOn() != null ? before.publishedOn() : LocalDate.ofInstant(tx.now(), course.zoneId());
        var audience = document.audience().map(word -> Audience.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(before != null ? before.audience() : course.audience());
        return new Edition(file.slug(), Post.Home.FILE, document.draft() ? Post.State.DRAFT : Post.State.PUBLISHED, audience, document.title(),
                Edition.byline(document.authors()), document.teaser().orElse(""), file.minutes(),
                document.draft() ? null : document.published().orElse(today), file.text());
    }

    /** Hides a post whose file has gone. Some editors take a file away for a moment while they save, so we look once more. */
    private void lose(Course course, Post lost) {
        if (!folder.has(course.slug(), lost.slug() + PostFile.ENDING)) {
            database.change(tx -> posts.forChange(tx, course.id(), lost.id())
                    .filter(post -> post.isInFile() && post.slug().equals(lost.slug()))
                    .ifPresent(post -> posts.change(tx, course, post, Post.Home.FILE, Post.State.MISSING, post.publishedOn())));
        }
    }

    private void withoutFolder(Set<String> present) {
        for (var course : database.read(courses::all)) {
            if (!present.contains(course.slug())) {
                place(course, new Shelf(Map.of(), Map.of()), new ArrayList<>());
            }
        }
    }

    /** Tells the console what is new; the pages read the rest. */
    private void report(Map<String, List<FileProblem>> found) {
        if (found.equals(problems)) {
            return;
        }
        found.forEach((course, list) -> {
            var before = new HashSet<>(problems(course));
            list.stream().filter(problem -> !before.contains(problem)).forEach(problem -> LOG.warn("{}{}: {}",
                    folder.place(course, problem.file()), problem.line() == 0 ? "" : ", line " + problem.line(), problem.sentence()));
        });
        problems = Map.copyOf(found);
        database.touch();
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        if (watch != null) {
            // Not by interrupting: H2 would close its file.
            watch.shutdown();
        }
    }
}
