package unmask;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The real server in a process of its own, as an operator starts it: it can be killed, traced and measured. */
public final class ServerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path output;
    private final int port;

    private ServerProcess(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /**
     * Starts a command that listens on a port of this machine, and returns at once.
     *
     * @param output where what it prints goes, replacing what is there
     */
    public static ServerProcess start(List<String> command, int port, Path output) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
            return new ServerProcess(process, output, port);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The command that serves a site: {@code java} with these flags and this program, then {@code serve} on the port. */
    public static List<String> serving(List<String> java, int port, Path data, Path content) {
        var command = new ArrayList<>(java);
        command.addAll(List.of("serve", "--port", String.valueOf(port), "--data", data.toString(), "--content", content.toString(),
                // These tests write faster than any student.
                "--pace", "0"));
        return command;
    }

    /** The {@code java} that runs this test. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The class path of this test, with all its folders in one jar, and without the archives of hundreds of megabytes that only tests use: at its start the server looks into each. */
    public static String classPath() {
        return Packed.JAR + File.pathSeparator + entries().filter(entry -> !Files.isDirectory(entry)).map(Path::toString)
                .filter(entry -> !entry.contains("driver-bundle") && !entry.contains("postgres-binaries"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Stream<Path> entries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of);
    }

    /** Java archives the classes of jars alone ({@code -XX:ArchiveClassesAtExit}), and refuses where one folder is among them. */
    private static final class Packed {
        static final Path JAR = jar();

        private static Path jar() {
            try {
                var jar = Files.createTempFile("unmask-", ".jar");
                jar.toFile().deleteOnExit();
                try (var packed = new ZipOutputStream(Files.newOutputStream(jar))) {
                    packed.setLevel(Deflater.NO_COMPRESSION);
                    var names = new HashSet<>(Set.of("/"));
                    for (var folder : entries().filter(Files::isDirectory).toList()) {
                        pack(folder, packed, names);
                    }
                }
                return jar;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static void pack(Path folder, ZipOutputStream packed, Set<String> names) throws IOException {
            try (var found = Files.walk(folder)) {
                for (var each : (Iterable<Path>) found::iterator) {
                    // Folders have entries too: by them migrations are found.
                    boolean isFolder = Files.isDirectory(each);
                    var name = folder.relativize(each).toString().replace(File.separatorChar, '/') + (isFolder ? "/" : "");
                    if (names.add(name)) {
                        packed.putNextEntry(new ZipEntry(name));
                        if (!isFolder) {
                            Files.copy(each, packed);
                        }
                    }
                }
            }
        }
    }

    /** A port that is free, outside the range from which the system picks: so it is still free after a restart. */
    public static int freePort() {
        var random = new SplittableRandom();
        while (true) {
            int port = random.nextInt(20_000, 32_000);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // The next one, then.
            }
        }
    }

    /** Waits until it takes requests; fails with all that it has printed when it ends instead, or is not ready in time and is killed. */
    public ServerProcess ready() {
        lineAfter("Ready at ");
        return this;
    }

    /** The path of the one-time set-up link. */
    public String setupPath() {
        var line = lineAfter("This site has no owner yet.");
        return line.substring(line.indexOf("/setup/"));
    }

    private String lineAfter(String beginning) {
        for (long end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end; ) {
            boolean alive = process.isAlive();
            var line = line(beginning);
            if (line.isPresent()) {
                return line.get();
            }
            if (!alive) {
                throw new IllegalStateException("The server ended with " + process.exitValue() + ":\n" + printed());
            }
            rest();
        }
        process.destroyForcibly();
        throw new IllegalStateException("The server did not say \"" + beginning + "\" in time:\n" + printed());
    }

    private Optional<String> line(String beginning) {
        var printed = printed();
        // The last line may still be on its way.
        return printed.substring(0, printed.lastIndexOf('\n') + 1).lines().filter(line -> line.startsWith(beginning)).findFirst();
    }

    /** All that it has printed. */
    public String printed() {
        try {
            return Files.readString(output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void rest() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Somebody who is not signed in. */
    public Visitor stranger() {
        return new Visitor("http://localhost:" + port);
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** {@code kill -9}: the process and what it has started end at once. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        await(PATIENCE);
    }

    /** Asks the server to stop, and waits until it has. */
    @Override
    public void close() {
        process.destroy();
        if (!await(PATIENCE)) {
            kill();
        }
    }

    private boolean await(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
