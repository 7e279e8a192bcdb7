package unmask;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import unmask.bench.Watchers;

/**
 * A whole school watches one discussion while somebody speaks once a second: everybody hears everything within one stroke of the bell,
 * a watcher costs little memory, and a server that is killed and started again loses nothing. With {@code -Dfull} it is 500 people on one core.
 */
@Isolated
class WatchingTest {
    private static final boolean FULL = System.getProperty("full") != null;
    private static final int PEOPLE = FULL ? 500 : 24;
    private static final int SECONDS = FULL ? 60 : 6;
    private static final Duration IN_TIME = Duration.ofMillis(5_000 + 250);
    /** Windows of one account that may watch. */
    private static final int EACH = 6;

    @TempDir
    private Path folder;
    private int port;

    @Test
    void everybodyHearsEverythingInTimeAlsoAcrossAKill() throws Exception {
        port = ServerProcess.freePort();
        var server = start();
        try {
            var students = FirstLesson.gather(server, PEOPLE / EACH + 1);
            var speaker = students.get(0);
            try (var watchers = Watchers.ofDiscussions(port)) {
                long before = heap(server);
                watch(watchers, students, null);
                rest(6_000);
                long each = (heap(server) - before) / PEOPLE;
                System.out.printf("%d watchers, each %d KiB of heap%n", PEOPLE, each >> 10);
                assertThat(each).as("bytes of heap for a watcher").isLessThan(100 << 10);
                var said = speak(speaker, SECONDS);
                await(watchers, said);
                long latest = latest(watchers, said);
                System.out.printf("%d thoughts, the latest heard after %d ms%n", said.size(), latest);
                assertThat(latest).as("milliseconds").isLessThan(IN_TIME.toMillis());
            }
            var last = speaker.get(TestSite.THE_MASK).page().expectFirst(".talk").attr("data-live").replaceAll(".*after=", "");
            var missed = speak(speaker, 2);
            server.kill();
            server = start();
            try (var watchers = Watchers.ofDiscussions(port)) {
                watch(watchers, students, last);
                missed.putAll(speak(speaker, 2));
                await(watchers, missed);
            }
        } finally {
            server.close();
        }
    }

    private ServerProcess start() {
        var java = List.of(ServerProcess.java(), "-cp", ServerProcess.classPath(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "unmask.Main");
        var command = new ArrayList<>(ServerProcess.serving(java, port, folder.resolve("data"), Path.of("content").toAbsolutePath()));
        if (FULL) {
            // One core of two; the watchers have the other.
            command.addAll(0, List.of("taskset", "-c", "0"));
        }
        return ServerProcess.start(command, port, folder.resolve("output")).ready();
    }

    private static void watch(Watchers watchers, List<Visitor> students, String last) throws IOException {
        for (int i = 0; i < PEOPLE; i++) {
            watchers.open(TestSite.THE_MASK + "/live", students.get(i / EACH).cookies().get("session"), last);
        }
    }

    /** Says one thing a second; answers with when each was on its way, by its key. */
    private static Map<String, Long> speak(Visitor speaker, int times) {
        Map<String, Long> said = new LinkedHashMap<>();
        for (int i = 0; i < times; i++) {
            long now = System.nanoTime();
            said.put(speaker.say(TestSite.THE_MASK, "Thought " + now).location().replaceAll(".*#comment-", ""), System.nanoTime());
            rest(1_000);
        }
        return said;
    }

    private static void await(Watchers watchers, Map<String, Long> said) {
        for (int tries = 0; tries < 150 && !watchers.heard().stream().allMatch(heard -> heard.keySet().containsAll(said.keySet())); tries++) {
            rest(100);
        }
        assertThat(watchers.heard()).allSatisfy(heard -> assertThat(heard.keySet()).containsAll(said.keySet()));
    }

    private static long latest(Watchers watchers, Map<String, Long> said) {
        return watchers.heard().stream().flatMap(heard -> said.entrySet().stream().map(thought -> heard.get(thought.getKey()) - thought.getValue()))
                .mapToLong(TimeUnit.NANOSECONDS::toMillis).max().orElseThrow();
    }

    /** What lives in the server's heap, garbage taken out. */
    private static long heap(ServerProcess server) throws Exception {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        run(jcmd, String.valueOf(server.pid()), "GC.run");
        var info = run(jcmd, String.valueOf(server.pid()), "GC.heap_info");
        return Pattern.compile("total \\d+K, used (\\d+)K").matcher(info).results().mapToLong(hit -> Long.parseLong(hit.group(1)) << 10).sum();
    }

    private static String run(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void rest(int milliseconds) {
        try {
            TimeUnit.MILLISECONDS.sleep(milliseconds);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
