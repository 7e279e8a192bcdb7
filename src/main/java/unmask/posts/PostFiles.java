package unmask.posts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unmask.markdown.Markdown;
import unmask.people.CourseStore;
import unmask.people.MemberStore;
import unmask.people.SiteStore;
import unmask.storage.Database;
import unmask.web.Messages;

/**
 * Keeps the articles in step with the content folder.
 *
 * <p>The folder is looked through once a second, since not every drive tells of changes. A file that cannot be used leaves the
 * last good version up and is reported; it never stops the others. A scan that finds nothing new writes nothing.
 */
public final class PostFiles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostFiles.class);

    private final ContentFolder folder;
    private final Path path;
    private final Database database;
    private final Proofreader proofreader;
    private final CourseFiles courseFiles;
    private final CourseStore courses;
    private final Placing placing;
    private final Map<String, CourseFolder> seen = new HashMap<>();
    private final Map<String, Sources> sources = new HashMap<>();
    private volatile Map<String, List<FileProblem>> problems = Map.of();
    private boolean isUnpacked;
    private boolean isClosed;
    private ScheduledExecutorService watch;

    public PostFiles(Path content, Database database, SiteStore site, CourseStore courses, MemberStore members, PostStore posts,
                     Markdown markdown, Messages messages, Embedded embedded, RandomGenerator random) {
        this.path = content;
        this.folder = new ContentFolder(content);
        this.database = database;
        this.courses = courses;
        this.proofreader = new Proofreader(folder, markdown, messages, embedded);
        this.placing = new Placing(database, posts, folder, proofreader, embedded);
        this.courseFiles = new CourseFiles(database, site, courses, members, proofreader, random);
    }

    /** What is wrong with the sources of a text. */
    private record Sources(String text, List<FileProblem> problems) {}

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
            seen.keySet().retainAll(present);
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
        var current = CourseFolder.of(slug, files, seen.getOrDefault(slug, CourseFolder.EMPTY), proofreader);
        seen.put(slug, current);
        current.articles().values().forEach(article -> {
            problems.addAll(article.problems());
            var known = sources.get(slug + "/" + article.name());
            problems.addAll(known != null && known.text.equals(article.text()) ? known.problems : List.of());
        });
        var course = courseFiles.of(slug, files.containsKey(CourseFiles.NAME), !current.articles().isEmpty(), problems);
        course.ifPresent(known -> placing.place(known, current, problems));
        return problems;
    }

    /** Printing sources takes long, so one file at a time is checked, and none while the site starts. */
    private synchronized void checkSources() {
        for (var current : seen.entrySet()) {
            for (var file : current.getValue().articles().values()) {
                var known = sources.get(current.getKey() + "/" + file.name());
                if (file.document() != null && !file.document().references().isEmpty() && (known == null || !known.text.equals(file.text()))) {
                    sources.put(current.getKey() + "/" + file.name(), new Sources(file.text(), proofreader.unprintable(file)));
                    return;
                }
            }
        }
    }

    private void withoutFolder(Set<String> present) {
        for (var course : database.read(courses::all)) {
            if (!present.contains(course.slug())) {
                placing.place(course, CourseFolder.EMPTY, new ArrayList<>());
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
