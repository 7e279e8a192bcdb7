package unmask.posts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import unmask.people.Audience;
import unmask.people.Course;
import unmask.people.CourseStore;
import unmask.people.Mask;
import unmask.people.MaskDrawing;
import unmask.people.MemberStore;
import unmask.people.Role;
import unmask.people.SiteStore;
import unmask.storage.Database;
import unmask.storage.Tx;
import unmask.web.AddressNames;

/** Each course's {@code course.md}: seeds the course once. Later the settings are the truth, and what differs is reported. */
final class CourseFiles {
    static final String NAME = "course.md";
    private static final int LONGEST_WELCOME = 20_000;
    private static final AddressNames FOLDERS = new AddressNames("class");
    /** What set-up replaces by the zone of the site. */
    private static final String NO_ZONE = "UTC";

    private final Database database;
    private final SiteStore site;
    private final CourseStore courses;
    private final MemberStore members;
    private final Proofreader proofreader;
    private final RandomGenerator random;
    private final Map<String, Read> read = new HashMap<>();

    CourseFiles(Database database, SiteStore site, CourseStore courses, MemberStore members, Proofreader proofreader, RandomGenerator random) {
        this.database = database;
        this.site = site;
        this.courses = courses;
        this.members = members;
        this.proofreader = proofreader;
        this.random = random;
    }

    private record Read(String text, CourseFile file, List<FileProblem> problems) {}

    /** The course of a folder; made now if its file allows it, and nothing if not. */
    Optional<Course> of(String folder, boolean hasFile, boolean hasArticles, List<FileProblem> problems) {
        var known = database.read(tx -> courses.find(tx, folder));
        if (known.isEmpty() && database.read(tx -> courses.hasEnded(tx, folder))) {
            problems.add(proofreader.problem("", 0, "course.ended"));
            return known;
        }
        if (!hasFile) {
            if (known.isEmpty() && hasArticles) {
                problems.add(proofreader.problem(NAME, 0, "course.missing"));
            }
            return known;
        }
        if (known.isEmpty() && !AddressNames.isFree(folder)) {
            problems.add(proofreader.problem(NAME, 0, "folder.name", FOLDERS.near(folder)));
            return Optional.empty();
        }
        var file = read(folder);
        problems.addAll(file.problems);
        if (file.file == null) {
            return known;
        }
        known.map(course -> differences(course, file.file))
                .filter(keys -> !keys.isEmpty())
                .ifPresent(keys -> problems.add(proofreader.problem(NAME, 0, "course.differs", String.join(", ", keys))));
        return Optional.of(known.orElseGet(() -> database.write(tx -> seed(tx, folder, file.file))));
    }

    private Read read(String folder) {
        var problems = new ArrayList<FileProblem>();
        var text = proofreader.text(folder, NAME, problems).orElse(null);
        var before = read.get(folder);
        if (text == null) {
            return new Read(null, null, problems);
        }
        if (before == null || !text.equals(before.text)) {
            read.put(folder, parsed(text));
        }
        return read.get(folder);
    }

    private Read parsed(String text) {
        var parsed = CourseFile.parse(text);
        var problems = proofreader.problems(NAME, parsed.problems());
        var file = parsed.document().orElse(null);
        if (file != null && file.body().strip().length() > LONGEST_WELCOME) {
            problems.add(proofreader.problem(NAME, file.bodyLine(), "welcome.long", LONGEST_WELCOME));
            file = null;
        }
        return new Read(text, file, problems);
    }

    private static List<String> differences(Course course, CourseFile file) {
        var keys = new ArrayList<String>();
        compare(keys, "title", course.title().equals(file.title()));
        compare(keys, "teaser", file.teaser().isEmpty() || file.teaser().get().equals(course.teaser()));
        compare(keys, "term", (file.begins().isEmpty() || file.begins().get().equals(course.termBegins()))
                && (file.ends().isEmpty() || file.ends().get().equals(course.termEnds())));
        compare(keys, "zone", file.zone().isEmpty() || file.zone().get().getId().equals(course.zone()));
        compare(keys, "names", file.names().isEmpty() || mask(file) == course.mask());
        compare(keys, "audience", file.audience().isEmpty() || audience(file) == course.audience());
        return keys;
    }

    private static void compare(List<String> keys, String key, boolean isSame) {
        if (!isSame) {
            keys.add(key);
        }
    }

    private static Mask mask(CourseFile file) {
        return file.names().map(names -> Mask.valueOf(names.toUpperCase(Locale.ROOT))).orElse(Mask.HANDLE);
    }

    private static Audience audience(CourseFile file) {
        return file.audience().map(audience -> Audience.valueOf(audience.toUpperCase(Locale.ROOT))).orElse(Audience.COURSE);
    }

    /** A course that comes after set-up gets what set-up gave to the others: the site's zone, and its owner as instructor. */
    private Course seed(Tx tx, String slug, CourseFile file) {
        var known = courses.find(tx, slug);
        if (known.isPresent()) {
            return known.get();
        }
        var zone = file.zone().map(each -> each.getId()).or(() -> site.find(tx).map(SiteStore.Site::zone)).orElse(NO_ZONE);
        long id = courses.add(tx, new CourseStore.Seed(slug, file.title(), file.teaser().orElse(""), file.body().strip(), zone,
                file.begins().orElse(null), file.ends().orElse(null), mask(file), audience(file), file.sample(), file.hidden()), courses.freeCode(tx, random));
        members.owner(tx).ifPresent(owner -> members.join(tx, id, owner.accountId(), Role.INSTRUCTOR, owner.name(),
                MaskDrawing.seed(random, members.masksIn(tx, id))));
        return courses.find(tx, slug).orElseThrow();
    }
}
