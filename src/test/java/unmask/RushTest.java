package unmask;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import unmask.bench.Watchers;
import unmask.people.AccountStore;
import unmask.people.CourseStore;
import unmask.people.MemberStore;
import unmask.people.Role;
import unmask.people.SessionStore;
import unmask.storage.Database;
import unmask.storage.DatabaseAddress;
import unmask.web.live.Bell;

/**
 * A whole lecture hall answers at once, while all of it watches the wall: soon after the server has started, when it has run for a while,
 * and when it is killed in the middle. With {@code -Dfull} it is 200 people on one core.
 */
@Isolated
class RushTest {
    private static final boolean FULL = System.getProperty("full") != null;
    private static final int PEOPLE = FULL ? 200 : 24;
    private static final int WATCHERS = FULL ? 200 : 24;
    private static final long WITHIN_MILLIS = FULL ? 10_000 : 1_000;

    @TempDir
    private Path folder;
    private final int port = ServerProcess.freePort();
    private List<String> sessions;
    private ServerProcess server;

    /** A class, its sessions, and a client that has asked often enough to know how. */
    @BeforeEach
    void gather() {
        var database = Database.open(DatabaseAddress.inFolder(folder.resolve("data")), Clock.systemUTC(), new SecureRandom());
        try (var site = TestSite.on(database, folder.resolve("content"))) {
            sessions = gather(database);
            for (int round = 0; round < 2_000; round++) {
                site.stranger().get("/health");
            }
        }
        server = start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** The instructor's session first. */
    private static List<String> gather(Database database) {
        var accounts = new AccountStore();
        var members = new MemberStore();
        var sessions = new SessionStore(new SecureRandom());
        return database.write(tx -> {
            var course = new CourseStore().find(tx, School.SLUG).orElseThrow();
            var begun = new ArrayList<String>();
            for (int number = 0; number <= PEOPLE; number++) {
                long account = accounts.add(tx, "person-" + number, number == 0);
                members.join(tx, course.id(), account, number == 0 ? Role.INSTRUCTOR : Role.STUDENT, "Person " + number, number);
                begun.add(sessions.begin(tx, account, false, "Firefox", null));
            }
            return begun;
        });
    }

    private ServerProcess start() {
        var java = List.of(ServerProcess.java(), "-cp", ServerProcess.classPath(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "unmask.Main");
        var command = new ArrayList<>(ServerProcess.serving(java, port, folder.resolve("data"), folder.resolve("content")));
        if (FULL) {
            // One core of two; phones and screens have the other.
            command.addAll(0, List.of("taskset", "-c", "0"));
        }
        return ServerProcess.start(command, port, folder.resolve("output")).ready();
    }

    private Visitor person(int number) {
        var person = server.stranger();
        person.cookies().put("session", sessions.get(number));
        return person;
    }

    @Test
    void everybodyAnswersWhileEverybodyWatchesTheWall() throws Exception {
        var asked = new ArrayList<String>();
        for (var when : List.of("Just started", "Warm", "Warmer")) {
            var prompt = ask(when);
            asked.add(prompt);
            try (var watchers = watch(walls(prompt))) {
                var took = rush(prompt, everybody());
                awaitTotal(watchers);
                report(when, took);
            }
        }
        expectAllCountedOnce(asked);
    }

    @Test
    void noAnswerIsLostOrDoubledWhenTheServerIsKilledInTheMiddle() throws Exception {
        var prompt = ask("Killed");
        var walls = walls(prompt);
        var watchers = watch(walls);
        var done = new AtomicInteger();
        var unanswered = new ConcurrentLinkedQueue<Integer>();
        var answering = Executors.newFixedThreadPool(PEOPLE);
        var all = new ArrayList<Future<?>>();
        for (int number = 1; number <= PEOPLE; number++) {
            int who = number;
            all.add(answering.submit(() -> {
                try {
                    answer(who, prompt);
                    done.incrementAndGet();
                } catch (UncheckedIOException killed) {
                    unanswered.add(who);
                }
            }));
        }
        while (done.get() < PEOPLE / 3) {
            Thread.onSpinWait();
        }
        server.kill();
        var patience = watchers.patience();
        watchers.close();
        for (var each : all) {
            each.get();
        }
        answering.shutdownNow();
        assertThat(unanswered).as("it was killed in the middle").isNotEmpty();
        server = start();
        try (var again = Watchers.ofWalls(port, "total")) {
            // Screens come back when they were told to, and not all at once.
            var coming = Executors.newScheduledThreadPool(1);
            for (int screen = 0; screen < WATCHERS; screen++) {
                var path = walls.get(screen / Bell.MOST_EACH) + "/live";
                all.add(coming.schedule(() -> {
                    again.open(path, null, "0");
                    return null;
                }, patience.getOrDefault(screen, 0), TimeUnit.MILLISECONDS));
            }
            // Whoever got no answer presses the button again, and somebody who did presses it too.
            var took = rush(prompt, List.copyOf(unanswered));
            answer(1, prompt);
            for (var each : all) {
                each.get();
            }
            coming.shutdown();
            awaitTotal(again);
            report("Killed and started again", took);
        }
        expectAllCountedOnce(List.of(prompt));
    }

    /** Asks the class something new; answers with where. */
    private String ask(String question) {
        var instructor = person(0);
        var prompt = instructor.post(School.COURSE + "/prompts", "kind", "confidential", "question", question + "?", "save", "1").location();
        prompt = prompt.replaceAll("\\?.*", "");
        assertThat(instructor.post(prompt + "/opening").status()).isEqualTo(303);
        return prompt;
    }

    /** As many screens as may watch with one key, and as many keys as that takes. */
    private List<String> walls(String prompt) {
        var instructor = person(0);
        var walls = new ArrayList<String>();
        for (int screens = 0; screens < WATCHERS; screens += Bell.MOST_EACH) {
            var made = instructor.post(prompt + "/present/link").page().expectFirst(".keep code").text();
            walls.add(server.stranger().get(made.substring(made.indexOf("/wall/"))).location());
        }
        return walls;
    }

    private Watchers watch(List<String> walls) throws IOException {
        var watchers = Watchers.ofWalls(port, "total");
        for (int screen = 0; screen < WATCHERS; screen++) {
            watchers.open(walls.get(screen / Bell.MOST_EACH) + "/live", null, "0");
        }
        return watchers;
    }

    private static List<Integer> everybody() {
        return IntStream.rangeClosed(1, PEOPLE).boxed().toList();
    }

    /** These people answer one after another within the time; answers with how many milliseconds each has waited. */
    private List<Long> rush(String prompt, List<Integer> people) throws Exception {
        var took = new ConcurrentLinkedQueue<Long>();
        var answering = Executors.newFixedThreadPool(people.size());
        var all = new ArrayList<Future<?>>();
        long begin = System.nanoTime();
        for (int place = 0; place < people.size(); place++) {
            long at = begin + place * WITHIN_MILLIS * 1_000_000L / PEOPLE;
            int who = people.get(place);
            all.add(answering.submit(() -> {
                LockSupport.parkNanos(at - System.nanoTime());
                long sent = System.nanoTime();
                answer(who, prompt);
                took.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sent));
            }));
        }
        for (var each : all) {
            each.get();
        }
        answering.shutdownNow();
        return took.stream().sorted().toList();
    }

    private void answer(int who, String prompt) {
        assertThat(person(who).post(prompt + "/answers", "said", who % 3 == 0 ? "no" : "yes").status()).isEqualTo(303);
    }

    private static void report(String when, List<Long> took) {
        long p99 = took.get((int) Math.ceil(took.size() * .99) - 1);
        System.out.println(when + ": " + took.size() + " answers, half of them within " + took.get(took.size() / 2) + " ms, 99 of 100 within " + p99 + " ms, all within "
                + took.get(took.size() - 1) + " ms.");
        if (FULL) {
            assertThat(p99).as("milliseconds in which 99 of 100 are answered").isLessThan(300);
        }
    }

    /** Everybody who watches hears in the end that all have answered. */
    private static void awaitTotal(Watchers watchers) {
        assertThat(watchers.heard()).hasSize(WATCHERS);
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(25);
        while (!watchers.heard().stream().allMatch(heard -> heard.containsKey(PEOPLE + " have answered"))) {
            assertThat(System.nanoTime()).as("the total comes at the next tick").isLessThan(patience);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private void expectAllCountedOnce(List<String> prompts) {
        server.close();
        try (var database = Database.open(DatabaseAddress.inFolder(folder.resolve("data")), Clock.systemUTC(), new SecureRandom())) {
            for (var prompt : prompts) {
                var here = "join prompt p on p.course_id = t.course_id and p.id = t.prompt_id where p.slug = '" + prompt.substring(prompt.lastIndexOf('/') + 1) + "'";
                assertThat(count(database, "select sum(t.answers) from tally t " + here)).as("none lost and none doubled").isEqualTo(PEOPLE);
                assertThat(count(database, "select count(*) from spent t " + here)).isEqualTo(PEOPLE);
                assertThat(count(database, "select count(*) from taken_part t " + here + " and t.standing = 'done'")).isEqualTo(PEOPLE);
            }
        }
    }

    private static int count(Database database, String sql) {
        return database.read(tx -> tx.query(sql).mapTo(Integer.class).one());
    }
}
