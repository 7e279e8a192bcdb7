package unmask.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import unmask.comments.Comment;
import unmask.comments.CommentStore;
import unmask.comments.Discussion;
import unmask.comments.DiscussionStore;
import unmask.inbox.EventStore;
import unmask.markdown.Markdown;
import unmask.people.Account;
import unmask.people.Audience;
import unmask.people.CourseStore;
import unmask.people.MemberStore;
import unmask.people.Viewer;
import unmask.storage.Database;
import unmask.storage.DatabaseAddress;
import unmask.storage.Ids;
import unmask.storage.Tx;

/** A site whose articles have been talked about: four thoughts under one, ten thousand under another, a line of a thousand replies among them. */
final class BigSite {
    static final List<Integer> SIZES = List.of(4, 200, 2_000, 10_000);
    static final int LARGEST = 10_000;
    private static final int LINE = 1_000;
    private static final String COURSE = "privacy-and-society";
    private static final int BATCH = 500;
    private static final int DEEPEST = 4;
    private static final List<String> SENTENCES = List.of(
            "I think the log-in button is *the* story here, more than the spies.",
            "My grandmother closes the curtains although she has nothing to hide; nobody calls her suspicious.",
            "Does it count as consent when the other choice is not to take part?",
            "The article says \"careful\", but a group that leaves a word in its own code was not careful enough.",
            "We tried it at home: **eleven** requests to other companies before the first sentence was on the screen.",
            "I changed my mind after the second paragraph.",
            "Compare it with a letter: the postman sees the address, not the words.",
            "What would persuade you that a promise is kept? For me: somebody outside who can look.",
            "> the price of a comfortable click\n\nThat is the sentence I would put on the wall.",
            "The counter-example is [the census](https://example.org/census): useful, and still a list of everybody.",
            "If it is free, somebody else pays, and they would like something for it.",
            "I disagree. Masks protect people who could not speak otherwise.");

    private final DiscussionStore discussions = new DiscussionStore();
    private final CommentStore comments = new CommentStore(discussions, new EventStore());
    private final SplittableRandom random = new SplittableRandom(2014);
    private Comment deepest;

    static String path(int size) {
        return "/courses/" + COURSE + "/posts/thoughts-" + size;
    }

    /** The sample course, with an article of ordinary length for each size. */
    static void writeContent(Path sample, Path content) throws IOException {
        var course = content.resolve(COURSE);
        Files.createDirectories(course);
        try (var files = Files.list(sample.resolve(COURSE))) {
            for (var file : files.toList()) {
                Files.copy(file, course.resolve(file.getFileName()));
            }
        }
        var article = Files.readString(sample.resolve(COURSE).resolve("the-mask.md"));
        for (int size : SIZES) {
            Files.writeString(course.resolve("thoughts-" + size + ".md"), article.replaceFirst("(?m)^title: .*$", "title: Thoughts " + size));
        }
    }

    /** Lets the members of the course talk; the server must have been started once with the content, and be stopped. */
    void fill(Path data) {
        for (int size : SIZES) {
            // Anew for each: the database goes on reading as it found best when its tables were empty.
            try (var database = Database.open(DatabaseAddress.inFolder(data), Clock.systemUTC(), new SecureRandom());
                 var markdown = new Markdown(Duration.ofSeconds(5))) {
                fill(database, markdown, database.read(BigSite::people), size);
            }
        }
    }

    private static List<Viewer> people(Tx tx) {
        long course = new CourseStore().find(tx, COURSE).orElseThrow().id();
        var members = new MemberStore();
        return tx.query("select account_id from member where course_id = :course and role = 'student'")
                .bind("course", course)
                .mapTo(Long.class)
                .stream()
                .map(account -> new Viewer(null, new Account(account, "", false, false), members.find(tx, course, account).orElseThrow()))
                .toList();
    }

    private void fill(Database database, Markdown markdown, List<Viewer> people, int size) {
        Deque<Comment> recent = new ArrayDeque<>();
        int line = size == LARGEST ? LINE : 0;
        if (line > 0) {
            database.change(tx -> sayInALine(tx, markdown, people, discussion(tx, people, size), line));
        }
        for (int written = line; written < size; written += BATCH) {
            int count = Math.min(BATCH, size - written);
            database.change(tx -> {
                var discussion = discussion(tx, people, size);
                for (int i = 0; i < count; i++) {
                    say(tx, markdown, people.get(random.nextInt(people.size())), discussion, recent);
                }
            });
        }
    }

    private Discussion discussion(Tx tx, List<Viewer> people, int size) {
        return discussions.at(tx, people.get(0), people.get(0).member().courseId(), "posts/thoughts-" + size).orElseThrow();
    }

    /** Each answers the one before. */
    private void sayInALine(Tx tx, Markdown markdown, List<Viewer> people, Discussion discussion, int length) {
        for (int i = 0; i < length; i++) {
            deepest = say(tx, markdown, people.get(i % people.size()), discussion, deepest);
        }
    }

    /** The path of the comment with the most comments above it. */
    String deepest() {
        return path(LARGEST) + "/comments/" + Ids.text(deepest.id());
    }

    private void say(Tx tx, Markdown markdown, Viewer speaker, Discussion discussion, Deque<Comment> recent) {
        var parents = recent.stream().filter(comment -> comment.depth() < DEEPEST).toList();
        var parent = parents.isEmpty() || random.nextInt(10) < 4 ? null : parents.get(random.nextInt(parents.size()));
        recent.add(say(tx, markdown, speaker, discussion, parent));
        if (recent.size() > 20) {
            recent.remove();
        }
    }

    private Comment say(Tx tx, Markdown markdown, Viewer speaker, Discussion discussion, Comment parent) {
        var words = new ArrayList<String>();
        for (int count = random.nextInt(1, 4); count > 0; count--) {
            words.add(SENTENCES.get(random.nextInt(SENTENCES.size())));
        }
        var body = String.join("\n\n", words);
        var html = markdown.comment(body).done().orElseThrow().text();
        long id = comments.add(tx, speaker, discussion, parent, Audience.WEB, body, html).id();
        return comments.find(tx, speaker, discussion, id).orElseThrow();
    }
}
