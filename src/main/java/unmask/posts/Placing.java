package unmask.posts;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import unmask.people.Audience;
import unmask.people.Course;
import unmask.storage.Database;
import unmask.storage.Tx;
import unmask.web.AddressNames;

/**
 * Brings the posts of a course up to the files in its folder. What is as its file says costs no write; what cannot be placed is said,
 * and stays as it was. One thread at a time.
 */
final class Placing {
    private final Database database;
    private final PostStore posts;
    private final ContentFolder folder;
    private final Proofreader proofreader;
    private final Embedded embedded;
    private final Map<Long, Saved> saved = new HashMap<>();
    private final Map<String, Conflicts> conflicts = new HashMap<>();

    Placing(Database database, PostStore posts, ContentFolder folder, Proofreader proofreader, Embedded embedded) {
        this.database = database;
        this.posts = posts;
        this.folder = folder;
        this.proofreader = proofreader;
        this.embedded = embedded;
    }

    /** The words that a post's version is known to hold. */
    private record Saved(int version, String text) {}

    /** What keeps blocks of a text from being taken, as the course was then. */
    private record Conflicts(String text, long revision, List<FileProblem> problems) {}

    /** Brings the course's posts up to its files: first those that are there, so that a renamed one is not taken for lost. */
    void place(Course course, CourseFolder current, List<FileProblem> problems) {
        long revision = database.revision();
        var known = known(course);
        for (var file : current.articles().values()) {
            if (database.revision() != revision) {
                revision = database.revision();
                known = known(course);
            }
            if (file.document() != null) {
                place(course, current, known, file, problems);
            }
        }
        known = known(course);
        for (var file : current.articles().values()) {
            if (file.document() != null) {
                problems.addAll(conflicts(course, known.posts.get(file.slug()), file));
            }
        }
        known.posts.values().stream()
                .filter(post -> post.isInFile() && post.state() != Post.State.MISSING && !current.articles().containsKey(post.slug()))
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
    private void place(Course course, CourseFolder current, Known known, PostFile file, List<FileProblem> problems) {
        var post = known.called(file.slug()).or(() -> renamed(current, known, file));
        if (post.isPresent() && !post.get().isInFile()) {
            problems.add(proofreader.problem(file.name(), 0, "taken"));
            return;
        }
        if (post.isPresent() && !post.get().slug().equals(file.slug()) && current.articles().containsKey(post.get().slug())) {
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
    private Optional<Post> renamed(CourseFolder current, Known known, PostFile file) {
        var back = known.onceCalled(file.slug())
                .filter(post -> post.isInFile() && post.state() != Post.State.MISSING && !current.articles().containsKey(post.slug()));
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
}
