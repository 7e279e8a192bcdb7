package unmask.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The machine under the measurement: its programs, its cores and its memory. */
final class Machine {
    private static final boolean MAY_PIN = has("taskset") && Runtime.getRuntime().availableProcessors() > 1;

    private Machine() {}

    static boolean has(String program) {
        return Arrays.stream((System.getenv("PATH") + ":/usr/sbin").split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** The command, kept to one core where the machine has several. */
    static List<String> onCore(int core, String... command) {
        var pinned = new ArrayList<String>();
        if (MAY_PIN) {
            pinned.addAll(List.of("taskset", "-c", String.valueOf(core)));
        }
        pinned.addAll(List.of(command));
        return pinned;
    }

    static List<String> onCore(int core, List<String> command) {
        return onCore(core, command.toArray(String[]::new));
    }

    /** Keeps this process to a core, so that the loader leaves the servers theirs. */
    static void stayOn(int core) throws IOException, InterruptedException {
        if (MAY_PIN) {
            output(List.of("taskset", "-acp", String.valueOf(core), String.valueOf(ProcessHandle.current().pid())));
        }
    }

    static String output(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }

    /** The processor time that a process has used, in milliseconds; 0 where the system does not tell. */
    static long processorTime(long pid) {
        return ProcessHandle.of(pid).flatMap(process -> process.info().totalCpuDuration()).map(Duration::toMillis).orElse(0L);
    }

    /** The resident memory of a process in MiB; 0 where the system does not tell. */
    static long residentMemory(long pid) throws IOException {
        var status = Path.of("/proc/" + pid + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
