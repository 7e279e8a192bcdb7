package unmask;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unmask.storage.Database;
import unmask.storage.DatabaseAddress;
import unmask.storage.Tx;

/** A comment that was answered with success survives {@code kill -9} at any moment, and nothing is half there. */
@Order(2)
class KillTest {
    private static final int ROUNDS = System.getProperty("full") == null ? 20 : 300;
    /** Damage stays, so one look in so many finds it; what is lost is looked for after every round. */
    private static final int ROUNDS_BETWEEN_LOOKS = 5;
    private static final int STUDENTS = 8;
    private static final List<String> ARTICLES = List.of(TestSite.THE_MASK, "/courses/privacy-and-society/posts/a-die-that-keeps-secrets");
    /** Settings that start quickly; the way to the disk does not depend on them. */
    private static final List<String> QUICK = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx256m");

    /** What must never be found, and the question that counts it. */
    private static final Map<String, String> DAMAGE = new TreeMap<>(Map.of(
            "comments without their words", """
                    select count(*) from comment c where not exists (
                        select 1 from comment_text t
                        where t.course_id = c.course_id and t.comment_id = c.id and t.version = c.version and t.html like '<p>%</p>%')
                    """,
            "comments without their event", """
                    select count(*) from comment c where not exists (
                        select 1 from event e
                        where e.course_id = c.course_id and e.discussion_id = c.discussion_id and e.number = c.number and e.comment_id = c.id)
                    """,
            "discussions whose events have gaps or do not end at the counter", """
                    select count(*) from discussion d where exists (
                        select 1 from event e where e.course_id = d.course_id and e.discussion_id = d.id
                        having count(*) <> d.counter or coalesce(max(e.number), 0) <> d.counter or coalesce(min(e.number), 1) <> 1)
                    """,
            "discussions that miscount their comments", """
                    select count(*) from discussion d
                    where d.shown_course <> (select count(*) from comment c where c.course_id = d.course_id and c.discussion_id = d.id)
                    """,
            "comments that miscount their replies", """
                    select count(*) from comment c
                    where c.replies <> (select count(*) from comment r
                        where r.course_id = c.course_id and r.discussion_id = c.discussion_id and r.parent_id = c.id)
                    """,
            "forms that were taken without a comment", """
                    select abs((select count(*) from once_key) - (select count(*) from comment))
                    """));

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(20140210);
    private final int port = ServerProcess.freePort();
    /** Every body sent, and whether its answer was a success. */
    private final Map<String, Boolean> sent = new ConcurrentHashMap<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();

    @Test
    void whatWasAnsweredWithSuccessSurvivesTheKillingOfTheServer() throws Exception {
        var writers = new ArrayList<Writer>();
        // What this first server has loaded goes into an archive, with which the others start in half the time.
        try (var first = start("-XX:ArchiveClassesAtExit=" + archive())) {
            for (var student : FirstLesson.gather(first, STUDENTS)) {
                writers.add(new Writer(student, writers.size(), random.split()));
            }
            writers.get(0).send(writers.get(0).next());
        }
        assertThat(archive()).exists();
        var server = start("-XX:SharedArchiveFile=" + archive());
        for (int round = 1; round <= ROUNDS; round++) {
            // A server that has just started is slow: mostly wait for its first answers, and sometimes kill it before.
            writeUntilKilled(server, writers, round % 5 == 0 ? 0 : STUDENTS, random.nextInt(50, 900));
            compare("round " + round, round % ROUNDS_BETWEEN_LOOKS == 0);
            if (round % 25 == 0) {
                System.out.println(round + " times killed, " + answers + " comments answered with success, none lost.");
            }
            server = start("-XX:SharedArchiveFile=" + archive());
        }
        server.close();
        compare("the clean stop", true);
        expectSlowHashes();
        assertThat(answers.get()).as("comments answered with success").isGreaterThan(ROUNDS * STUDENTS);
    }

    /** The sites of other tests hash passphrases quickly; this one is as operators have it. */
    private void expectSlowHashes() {
        try (var database = Database.open(DatabaseAddress.inFolder(folder.resolve("data")), Clock.systemUTC(), new SecureRandom())) {
            var hashes = database.read(tx -> tx.query("select secret from credential where kind = 'passphrase'").mapTo(String.class).list());
            assertThat(hashes).hasSize(STUDENTS + 1).allMatch(hash -> hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
        }
    }

    private Path archive() {
        return folder.resolve("classes.jsa");
    }

    private ServerProcess start(String flag) {
        var java = new ArrayList<>(List.of(ServerProcess.java(), flag));
        java.addAll(QUICK);
        java.addAll(List.of("-cp", ServerProcess.classPath(), "unmask.Main"));
        return ServerProcess.start(ServerProcess.serving(java, port, folder.resolve("data"), folder.resolve("content")), port,
                folder.resolve("output.txt")).ready();
    }

    private void writeUntilKilled(ServerProcess server, List<Writer> writers, int answersBefore, int milliseconds) throws Exception {
        var threads = Executors.newFixedThreadPool(STUDENTS);
        var before = answers.get();
        try {
            var written = writers.stream().map(writer -> threads.submit(() -> writer.writeTo(server))).toList();
            while (answers.get() < before + answersBefore && server.isAlive()) {
                Thread.sleep(1);
            }
            Thread.sleep(milliseconds);
            server.kill();
            for (var each : written) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** A student who posts as fast as the site answers. */
    private final class Writer {
        private final Visitor student;
        private final int number;
        private final SplittableRandom random;
        private final Map<String, List<String>> posted = new HashMap<>();
        private int count;
        private Form unanswered;

        Writer(Visitor student, int number, SplittableRandom random) {
            this.student = student;
            this.number = number;
            this.random = random;
        }

        private record Form(String article, String parent, String once, String body) {}

        Void writeTo(ServerProcess server) {
            while (server.isAlive()) {
                // After a restart people press the button again; the form counts once all the same.
                var form = unanswered == null ? next() : unanswered;
                unanswered = form;
                try {
                    send(form);
                    unanswered = null;
                } catch (UncheckedIOException killed) {
                    continue;
                }
            }
            return null;
        }

        private Form next() {
            var name = number + "-" + ++count;
            var article = ARTICLES.get(random.nextInt(ARTICLES.size()));
            var mine = posted.getOrDefault(article, List.of());
            var parent = !mine.isEmpty() && random.nextInt(3) == 0 ? mine.get(random.nextInt(mine.size())) : "";
            var body = "Thought " + name + ": " + "a mask is worn for somebody. ".repeat(random.nextInt(1, 20));
            return new Form(article, parent, "once-" + name, body.strip());
        }

        private void send(Form form) {
            sent.putIfAbsent(form.body, false);
            var answer = student.post(form.article + "/comments", "body", form.body, "parent", form.parent, "once", form.once);
            if (answer.status() != 303 || !answer.location().contains("done=posted")) {
                refusals.add(answer.status() + " for " + form);
                return;
            }
            sent.put(form.body, true);
            answers.incrementAndGet();
            int key = answer.location().indexOf("#comment-");
            if (key > 0) {
                posted.computeIfAbsent(form.article, article -> new ArrayList<>()).add(answer.location().substring(key + "#comment-".length()));
            }
        }
    }

    /** Looks into a copy, so that the next server meets the file as the dead one has left it. */
    private void compare(String when, boolean forDamage) throws IOException {
        var copy = folder.resolve("copy");
        Files.createDirectories(copy);
        try (var files = Files.list(folder.resolve("data"))) {
            for (var file : files.filter(each -> each.toString().endsWith(".mv.db")).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        try (var database = Database.open(DatabaseAddress.inFolder(copy), Clock.systemUTC(), new SecureRandom())) {
            var found = database.read(KillTest::bodies);
            assertThat(found.values()).as("times that a comment is there, after " + when).containsOnly(1);
            assertThat(sent.keySet()).as("what was sent before " + when).containsAll(found.keySet());
            var lost = sent.entrySet().stream().filter(each -> each.getValue() && !found.containsKey(each.getKey())).map(Map.Entry::getKey);
            assertThat(lost).as("answered with success and lost, after " + when).isEmpty();
            if (forDamage) {
                DAMAGE.forEach((what, question) -> {
                    int times = database.read(tx -> tx.query(question).mapTo(Integer.class).one());
                    assertThat(times).as(what + ", after " + when).isZero();
                });
            }
        }
        assertThat(refusals).as("what the server said:\n" + Files.readString(folder.resolve("output.txt"))).isEmpty();
    }

    private static Map<String, Integer> bodies(Tx tx) {
        return tx.query("select body, count(*) as times from comment_text group by body")
                .reduceRows(new HashMap<String, Integer>(), (bodies, row) -> {
                    bodies.put(row.getColumn("body", String.class), row.getColumn("times", Integer.class));
                    return bodies;
                });
    }
}
