package unmask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A comment is on the disk before its author is told so: what the system itself says about it. */
class SyncTest {
    private static final int COMMENTS = 25;
    /** The moment of a sync that went well, in a line such as {@code 4711 1793000000.123456 fsync(12) = 0}. */
    private static final Pattern SYNC = Pattern.compile("(?m)^\\d+ +(\\d+)\\.(\\d{6}) .*f(?:data)?sync.* = 0$");

    @TempDir
    private Path folder;

    @Test
    void eachCommentIsSyncedBetweenItsSendingAndItsAnswer() throws Exception {
        assumeTrue(mayTrace(), "Skipped: strace is not installed, or may not trace here.");
        var trace = folder.resolve("trace.txt");
        var port = ServerProcess.freePort();
        var java = new ArrayList<>(List.of("strace", "-f", "-qq", "--seccomp-bpf", "-ttt", "-e", "trace=fsync,fdatasync", "-e", "signal=none",
                "-o", trace.toString()));
        java.addAll(List.of(ServerProcess.java(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", ServerProcess.classPath(),
                "unmask.Main"));
        var command = ServerProcess.serving(java, port, folder.resolve("data"), folder.resolve("content"));
        List<Span> spans;
        var server = ServerProcess.start(command, port, folder.resolve("output.txt"));
        try {
            spans = post(FirstLesson.gather(server.ready(), 1).get(0));
        } finally {
            server.kill();
        }
        var syncs = syncs(trace);
        assertThat(spans).allSatisfy(span -> assertThat(syncs.subSet(span.sent, span.answered)).isNotEmpty());
    }

    /** From the sending of a comment to its answer, in microseconds. */
    private record Span(long sent, long answered) {}

    private static List<Span> post(Visitor student) {
        return Stream.iterate(1, number -> number + 1).limit(COMMENTS).map(number -> {
            long sent = microseconds();
            var answer = student.post(TestSite.THE_MASK + "/comments", "body", "Thought " + number, "parent", "", "once", "once-" + number);
            assertThat(answer.status()).isEqualTo(303);
            return new Span(sent, microseconds());
        }).toList();
    }

    private static long microseconds() {
        var now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }

    private static TreeSet<Long> syncs(Path trace) throws IOException {
        var moments = new TreeSet<Long>();
        var found = SYNC.matcher(Files.readString(trace));
        while (found.find()) {
            moments.add(Long.parseLong(found.group(1)) * 1_000_000 + Long.parseLong(found.group(2)));
        }
        return moments;
    }

    private static boolean mayTrace() throws InterruptedException {
        try {
            var process = new ProcessBuilder("strace", "-f", "--seccomp-bpf", "-e", "trace=fsync", "-o", "/dev/null", "true")
                    .redirectErrorStream(true).start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }
}
