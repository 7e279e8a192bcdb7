package unmask;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unmask.people.AccountStore;
import unmask.people.CourseStore;
import unmask.people.MemberStore;
import unmask.people.Role;
import unmask.people.SessionStore;
import unmask.posts.SampleCourse;
import unmask.storage.Database;
import unmask.storage.DatabaseAddress;

/** A whole lecture hall answers at once, while all of it looks at the wall. */
class RushTest {
    private static final boolean IS_FULL = System.getProperty("full") != null;
    private static final int PEOPLE = IS_FULL ? 200 : 40;
    private static final int WATCHERS = IS_FULL ? 200 : 40;
    private static final long WITHIN_MILLIS = IS_FULL ? 10_000 : 2_000;
    private static final String PROMPT = School.COURSE + "/prompts/i-agree";

    @TempDir
    private Path folder;

    @Test
    void everybodyAnswersWhileEverybodyLooksAtTheWall() throws Exception {
        var database = Database.open(DatabaseAddress.inFolder(folder), Clock.systemUTC(), new SecureRandom());
        try (var site = TestSite.on(database, SampleCourse.inTemporaryFolder())) {
            var people = gather(database, site);
            var instructor = people.remove(0);
            var made = instructor.post(PROMPT + "/present/link").page().expectFirst(".keep code").text();
            var wall = site.stranger().get(made.substring(made.indexOf("/wall/"))).location();
            warmUp(site, people, wall);
            var took = new ConcurrentLinkedQueue<Long>();
            var watching = Executors.newScheduledThreadPool(16);
            var answering = Executors.newFixedThreadPool(PEOPLE);
            for (int watcher = 0; watcher < WATCHERS; watcher++) {
                var visitor = site.stranger();
                watching.scheduleAtFixedRate(() -> visitor.get(wall), watcher * 10_000L / WATCHERS, 10_000, TimeUnit.MILLISECONDS);
            }
            var all = new ArrayList<Future<?>>();
            long begin = System.nanoTime();
            for (int number = 0; number < PEOPLE; number++) {
                long at = begin + number * WITHIN_MILLIS * 1_000_000L / PEOPLE;
                var person = people.get(number);
                var said = number % 3 == 0 ? "no" : "yes";
                all.add(answering.submit(() -> {
                    LockSupport.parkNanos(at - System.nanoTime());
                    long sent = System.nanoTime();
                    var answer = person.post(PROMPT + "/answers", "said", said);
                    took.add((System.nanoTime() - sent) / 1_000_000);
                    assertThat(answer.status()).isEqualTo(303);
                    return null;
                }));
            }
            for (var each : all) {
                each.get();
            }
            watching.shutdownNow();
            answering.shutdownNow();
            assertThat(count(database, "select sum(answers) from tally")).as("none lost and none doubled").isEqualTo(PEOPLE);
            assertThat(count(database, "select count(*) from spent")).isEqualTo(PEOPLE);
            assertThat(count(database, "select count(*) from taken_part t join prompt p on p.course_id = t.course_id and p.id = t.prompt_id where p.slug = 'i-agree' and t.standing = 'done'")).isEqualTo(PEOPLE);
            var sorted = took.stream().sorted().toList();
            long p99 = sorted.get((int) Math.ceil(sorted.size() * .99) - 1);
            System.out.println(PEOPLE + " answers, half of them within " + sorted.get(sorted.size() / 2) + " ms, 99 of 100 within " + p99 + " ms.");
            if (IS_FULL) {
                assertThat(p99).as("milliseconds in which 99 of 100 are answered").isLessThan(300);
            }
        }
    }

    /** By the time a class answers, its server has been up for a while. */
    private static void warmUp(TestSite site, List<Visitor> people, String wall) {
        for (int round = 0; round < 150; round++) {
            people.get(round % PEOPLE).post(School.COURSE + "/prompts/which-door/answers", "choice", "1");
            site.stranger().get(wall);
        }
    }

    /** The instructor first. */
    private static List<Visitor> gather(Database database, TestSite site) {
        var accounts = new AccountStore();
        var members = new MemberStore();
        var sessions = new SessionStore(new SecureRandom());
        return database.write(tx -> {
            var course = new CourseStore().find(tx, School.SLUG).orElseThrow();
            var people = new ArrayList<Visitor>();
            for (int number = 0; number <= PEOPLE; number++) {
                long account = accounts.add(tx, "person-" + number, false);
                members.join(tx, course.id(), account, number == 0 ? Role.INSTRUCTOR : Role.STUDENT, "Person " + number, number);
                people.add(site.signedIn(sessions.begin(tx, account, false, "Firefox", null)));
            }
            return people;
        });
    }

    private static int count(Database database, String sql) {
        return database.read(tx -> tx.query(sql).mapTo(Integer.class).one());
    }

    @Test
    void noAnswerIsLostOrDoubledWhenTheServerIsKilledInTheMiddle() throws Exception {
        int port = ServerProcess.freePort();
        int students = IS_FULL ? 40 : 12;
        var server = start(port);
        var people = FirstLesson.gather(server, students);
        var done = new AtomicInteger();
        var unanswered = new ConcurrentLinkedQueue<Visitor>();
        var threads = Executors.newFixedThreadPool(students);
        var all = new ArrayList<Future<?>>();
        for (var person : people) {
            all.add(threads.submit(() -> {
                try {
                    assertThat(person.post(PROMPT + "/answers", "said", "yes").status()).isEqualTo(303);
                    done.incrementAndGet();
                } catch (UncheckedIOException killed) {
                    unanswered.add(person);
                }
            }));
        }
        while (done.get() < students / 3) {
            Thread.onSpinWait();
        }
        server.kill();
        for (var each : all) {
            each.get();
        }
        threads.shutdownNow();
        server = start(port);
        for (var person : unanswered) {
            // Whoever got no answer presses the button again.
            assertThat(person.post(PROMPT + "/answers", "said", "yes").status()).isEqualTo(303);
        }
        server.close();
        try (var database = Database.open(DatabaseAddress.inFolder(folder.resolve("data")), Clock.systemUTC(), new SecureRandom())) {
            assertThat(count(database, "select sum(answers) from tally")).isEqualTo(students);
            assertThat(count(database, "select count(*) from spent")).isEqualTo(students);
        }
    }

    private ServerProcess start(int port) {
        var classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("driver-bundle") && !entry.contains("postgres-binaries"))
                .collect(Collectors.joining(File.pathSeparator));
        var java = List.of(ServerProcess.java(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-cp", classes, "unmask.Main");
        return ServerProcess.start(ServerProcess.serving(java, port, folder.resolve("data"), folder.resolve("content")), port, folder.resolve("output.txt")).ready();
    }
}
