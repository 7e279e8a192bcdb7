package unmask.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import unmask.FirstLesson;
import unmask.ServerProcess;
import unmask.Visitor;

/**
 * Measures the site beside a bare handler and nginx, in one run on one machine, and sets the ratios beside our aims.
 *
 * <pre>mvn -q -DskipTests package exec:java -Dexec.mainClass=unmask.bench.Bench -Dexec.classpathScope=test</pre>
 *
 * Every server has the first core to itself while it is asked, the loader has the second. Each figure is the middle of three runs
 * that take turns. {@code -Dseconds=} says how long a run takes (4).
 */
public final class Bench {
    /**
     * The settings that the README recommends: one quiet collector, a heap that holds a school, small stacks, and the quick compiler
     * alone. The other one makes code that is a third faster after minutes of work, and takes 60 MiB more; a class comes in bursts.
     */
    static final List<String> SETTINGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx144m", "-Xss512k");

    private static final int RUNS = 3;
    private static final int CONNECTIONS = 16;
    private static final int CHANGES_A_SECOND = 20;
    private static final Path JAR = Path.of("target", "unmask.jar").toAbsolutePath();
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("seconds", 4));

    private final Path folder;
    private final Load load = new Load(TIME, CONNECTIONS);
    private final List<String> verdicts = new ArrayList<>();
    private final int port = ServerProcess.freePort();
    private final BigSite big = new BigSite();
    private List<Visitor> students;

    private Bench(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        if (!Files.exists(JAR)) {
            System.out.println("First build the jar: mvn -DskipTests package");
            return;
        }
        Machine.stayOn(1);
        var folder = Files.createTempDirectory("unmask-bench");
        try {
            new Bench(folder).run();
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void run() throws Exception {
        System.out.println("java " + String.join(" ", SETTINGS) + " -jar unmask.jar, on " + Runtime.version() + "; "
                + (Machine.has("wrk") ? "wrk" : "a loader in Java (wrk is not installed)") + ", " + CONNECTIONS + " connections, "
                + RUNS + " runs of " + TIME.toSeconds() + " s");
        prepare();
        try (var site = start("site", ServerProcess.serving(jar(), port, data(), content()), port)) {
            reading(site);
            changing(site);
            writing(site);
            long memory = Machine.residentMemory(site.pid());
            System.out.printf("%nResident after all that: %d MiB%n", memory);
            judge(memory <= 300, "resident memory %d MiB, at most 300", memory);
        }
        starting();
        System.out.println("\nAims");
        verdicts.forEach(System.out::println);
    }

    private void judge(boolean met, String sentence, Object... arguments) {
        verdicts.add((met ? "  met     " : "  MISSED  ") + sentence.formatted(arguments));
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path content() {
        return folder.resolve("content");
    }

    private static List<String> jar(String... flags) {
        var command = new ArrayList<>(List.of(ServerProcess.java()));
        command.addAll(SETTINGS);
        command.addAll(Arrays.asList(flags));
        command.addAll(List.of("-jar", JAR.toString()));
        return command;
    }

    private ServerProcess start(String name, List<String> command, int port) {
        return ServerProcess.start(Machine.onCore(0, command), port, folder.resolve(name + ".txt")).ready();
    }

    private void prepare() throws Exception {
        BigSite.writeContent(Path.of("content"), content());
        try (var site = start("setup", ServerProcess.serving(jar(), port, data(), content()), port)) {
            students = FirstLesson.gather(site, 8);
        }
        big.fill(data());
    }

    private String url(int size) {
        return "http://localhost:" + port + BigSite.path(size);
    }

    private String cookie(int student) {
        return "session=" + students.get(student).cookies().get("session");
    }

    private void reading(ServerProcess site) throws Exception {
        var pages = Files.createDirectories(folder.resolve("pages"));
        for (int size : BigSite.SIZES) {
            Files.write(pages.resolve(String.valueOf(size)), Load.compressed(url(size), null));
        }
        int barePort = ServerProcess.freePort();
        int nginxPort = ServerProcess.freePort();
        try (var bare = start("bare", bare(barePort, pages), barePort); var nginx = nginx(nginxPort, pages)) {
            heading("Reading", "of the bare handler: rate, processor");
            for (int size : BigSite.SIZES) {
                var runs = new ArrayList<Subject>();
                runs.add(new Subject("bare handler, same bytes", bare, "http://localhost:" + barePort + "/" + size, null));
                if (nginx != null) {
                    runs.add(new Subject("nginx, same bytes", nginx, "http://localhost:" + nginxPort + "/" + size, null));
                }
                runs.add(new Subject("signed out", site, url(size), null));
                runs.add(new Subject("signed in", site, url(size), cookie(0)));
                System.out.printf("%,d comments, %,d bytes%n", size, Files.size(pages.resolve(String.valueOf(size))));
                compare(size, runs);
            }
        }
    }

    private static void heading(String what, String remark) {
        System.out.printf("%n%-36s %9s %9s %9s %9s  %s%n", what, "answers/s", "p50 ms", "p99 ms", "CPU µs", remark);
    }

    private record Subject(String name, ServerProcess server, String url, String cookie) {}

    private void compare(int size, List<Subject> subjects) throws Exception {
        Map<String, List<Load.Result>> runs = new HashMap<>();
        // Twice through for the compilers.
        for (int run = -1; run <= RUNS; run++) {
            for (var each : subjects) {
                var result = load.measured(each.server.pid(), () -> load.read(each.url, each.cookie));
                if (run > 0) {
                    runs.computeIfAbsent(each.name, name -> new ArrayList<>()).add(result);
                }
            }
        }
        var bare = Load.Result.middle(runs.get(subjects.get(0).name));
        for (var each : subjects) {
            var result = Load.Result.middle(runs.get(each.name));
            row(each.name, result, "%.2f  %.2f".formatted(result.perSecond() / bare.perSecond(), bare.processor() / result.processor()));
        }
        double out = Load.Result.middle(runs.get("signed out")).perSecond() / bare.perSecond();
        judge(out >= 0.75, "signed out, %,d comments: %.2f of the bare handler, at least 0.75", size, out);
        if (size == 200) {
            double in = Load.Result.middle(runs.get("signed in")).perSecond();
            judge(in >= 2_000, "signed in, 200 comments: %,.0f answers/s, at least 2,000", in);
        }
    }

    private static void row(String name, Load.Result result, String remark) {
        System.out.printf("  %-34s %,9.0f %9.2f %9.2f %,9.0f  %s%s%n", name, result.perSecond(), result.median(), result.p99(), result.processor(),
                remark, result.failed() == 0 ? "" : " AND FAILURES");
    }

    private static List<String> bare(int port, Path pages) {
        var command = javaWithTests();
        command.addAll(List.of(BareServer.class.getName(), String.valueOf(port), pages.toString()));
        return command;
    }

    private static List<String> javaWithTests() {
        var command = new ArrayList<>(List.of(ServerProcess.java()));
        command.addAll(SETTINGS);
        command.addAll(List.of("-cp", JAR + ":" + Path.of("target", "test-classes").toAbsolutePath()));
        return command;
    }

    /** One worker, no log; null where it is not installed. */
    private ServerProcess nginx(int port, Path pages) throws IOException, InterruptedException {
        if (!Machine.has("nginx")) {
            System.out.println("nginx is not installed: left out.");
            return null;
        }
        var place = Files.createDirectories(folder.resolve("nginx"));
        Files.writeString(place.resolve("nginx.conf"), """
                daemon off; master_process off; pid nginx.pid; error_log stderr;
                events { worker_connections 100; }
                http {
                  access_log off; sendfile on; keepalive_requests 1000000; etag on;
                  client_body_temp_path tmp; proxy_temp_path tmp; fastcgi_temp_path tmp; uwsgi_temp_path tmp; scgi_temp_path tmp;
                  server { listen 127.0.0.1:%d; root %s; default_type text/html; add_header Content-Encoding gzip; }
                }
                """.formatted(port, pages));
        // Its worker may run as another user than the one who owns the folder.
        Machine.output(List.of("chmod", "-R", "a+rX", folder.toString()));
        return ServerProcess.start(Machine.onCore(0, "nginx", "-p", place.toString(), "-c", "nginx.conf"), port, folder.resolve("nginx.txt"));
    }

    private void changing(ServerProcess site) throws Exception {
        heading("While somebody edits, %d times a second".formatted(CHANGES_A_SECOND), "");
        Map<Integer, String> own = new HashMap<>();
        for (int size : BigSite.SIZES) {
            var edited = ownComment(size);
            own.put(size, edited);
            row("%,d comments, signed in".formatted(size), whileChanging(site, edited, url(size), cookie(0)), "");
            row("%,d comments, signed out".formatted(size), whileChanging(site, edited, url(size), null), "");
        }
        heading("First page after an edit", "bytes of HTML");
        Map<Integer, Load.Result> reloads = new HashMap<>();
        for (int size : BigSite.SIZES) {
            reloads.put(size, firstAfterEdits(site, own.get(size), BigSite.path(size)));
            row("%,d comments".formatted(size), reloads.get(size), "%,d".formatted(html(BigSite.path(size))));
        }
        var deepest = firstAfterEdits(site, own.get(BigSite.LARGEST), big.deepest());
        row("the deepest of them at its own address", deepest, "%,d".formatted(html(big.deepest())));
        var largest = reloads.get(BigSite.LARGEST);
        judge(largest.median() < 50, "first page of 10,000 comments, drawn anew: %.1f ms, under 50", largest.median());
        judge(html(BigSite.path(BigSite.LARGEST)) <= 200_000, "its HTML: %,d bytes, at most 200,000", html(BigSite.path(BigSite.LARGEST)));
        double ratio = largest.processor() / reloads.get(200).processor();
        judge(ratio <= 1.3, "first page of 10,000 comments: %.2f of the processor time of 200, at most 1.3", ratio);
    }

    private int html(String path) {
        return students.get(0).get(path).bytes().length;
    }

    /** A comment of the second student's own, as the path that edits it. */
    private String ownComment(int size) {
        var answer = students.get(1).post(BigSite.path(size) + "/comments", "body", "Mine, to be edited.", "parent", "", "once", "edited-" + size);
        var location = answer.location();
        return BigSite.path(size) + "/comments/" + location.substring(location.indexOf("#comment-") + "#comment-".length());
    }

    private void edit(String comment, int count) {
        var answer = students.get(1).post(comment, "body", "Mine, edited " + count + " times.");
        if (answer.status() != 303) {
            throw new IllegalStateException("An edit was answered with " + answer.status() + ".");
        }
    }

    private Load.Result whileChanging(ServerProcess site, String comment, String url, String cookie) throws Exception {
        var editor = Executors.newSingleThreadScheduledExecutor();
        var count = new int[1];
        var edits = editor.scheduleAtFixedRate(() -> edit(comment, ++count[0]), 0, 1_000 / CHANGES_A_SECOND, TimeUnit.MILLISECONDS);
        try {
            var runs = new ArrayList<Load.Result>();
            for (int run = 0; run < RUNS; run++) {
                runs.add(load.measured(site.pid(), () -> load.read(url, cookie)));
            }
            if (edits.isDone()) {
                edits.get();
            }
            return Load.Result.middle(runs);
        } finally {
            editor.shutdownNow();
            editor.awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    private Load.Result firstAfterEdits(ServerProcess site, String comment, String path) {
        var times = new ArrayList<Long>();
        long processor = 0;
        for (int i = 0; i < 60; i++) {
            edit(comment, i);
            long before = Machine.processorTime(site.pid());
            long begin = System.nanoTime();
            students.get(0).get(path, "Accept-Encoding", "gzip");
            times.add(System.nanoTime() - begin);
            processor += Machine.processorTime(site.pid()) - before;
        }
        var sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Load.Result(1e9 / (Load.quantile(sorted, 50) * 1e6), Load.quantile(sorted, 50), Load.quantile(sorted, 99), processor * 1000.0 / sorted.length, 0);
    }

    private void writing(ServerProcess site) throws Exception {
        heading("Comments, each on the disk", "");
        Map<Integer, Load.Result> alone = new HashMap<>();
        for (int run = 0; run <= RUNS; run++) {
            for (int size : List.of(4, BigSite.LARGEST)) {
                var result = written(site, size, 1, run);
                alone.merge(size, result, (one, other) -> one.processor() < other.processor() ? one : other);
            }
        }
        alone.forEach((size, result) -> row("1 writer, into %,d comments".formatted(size), result, ""));
        double ratio = alone.get(BigSite.LARGEST).processor() / alone.get(4).processor();
        judge(ratio <= 1.1, "posting into 10,000 comments: %.2f of the processor time of posting into 4, about 1", ratio);
        var runs = new ArrayList<Load.Result>();
        for (int run = 0; run <= RUNS; run++) {
            var result = written(site, 4, 8, run);
            if (run > 0) {
                runs.add(result);
            }
        }
        var middle = Load.Result.middle(runs);
        double bare = bareWrites(8);
        row("8 writers, into 4 comments", middle, "%.2f of the database alone, which takes %,.0f/s".formatted(middle.perSecond() / bare, bare));
        judge(middle.perSecond() >= 1_000, "comments from 8 writers: %,.0f/s, at least 1,000", middle.perSecond());
    }

    private double bareWrites(int writers) throws IOException, InterruptedException {
        var place = Files.createDirectories(folder.resolve("bare-writes"));
        var command = new ArrayList<>(javaWithTests());
        command.addAll(List.of(BareWriter.class.getName(), place.toString(), String.valueOf(writers), String.valueOf(TIME.toSeconds())));
        return Double.parseDouble(Machine.output(Machine.onCore(0, command)).strip());
    }

    private Load.Result written(ServerProcess site, int size, int writers, int run) throws Exception {
        var once = "written-" + writers + "-" + size + "-" + run + "-";
        return load.measured(site.pid(), () -> load.ask(writers, 303, (writer, count) -> Load.form(url(size) + "/comments", cookie(writer),
                "parent=&once=" + once + writer + "-" + count + "&body=A+short+thought+number+" + count)));
    }

    private void starting() throws Exception {
        var archive = folder.resolve("unmask.jsa");
        try (var site = ServerProcess.start(ServerProcess.serving(jar("-XX:ArchiveClassesAtExit=" + archive), port, data(), content()), port,
                folder.resolve("archive.txt")).ready()) {
            for (int size : BigSite.SIZES) {
                site.stranger().get(BigSite.path(size));
            }
        }
        System.out.printf("%n%-34s %9s %9s%n", "From java -jar to the first page", "first", "again");
        System.out.printf("  %-32s %7.2f s%n", "bare handler, no database", bareStart());
        double[] plain = starts("without an archive");
        double[] archived = starts("with a class-data archive", "-XX:SharedArchiveFile=" + archive);
        judge(plain[1] <= 2.5, "ready in %.2f s from the jar (the first time %.2f), at most 2.5", plain[1], plain[0]);
        judge(archived[1] <= 1.5, "ready in %.2f s with the archive (the first time %.2f), at most 1.5", archived[1], archived[0]);
    }

    /** The least that this machine takes to start the framework. */
    private double bareStart() throws Exception {
        var pages = Files.createDirectories(folder.resolve("pages"));
        var times = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            times[run] = secondsToFirstPage(bare(port, pages), "/" + BigSite.SIZES.get(0));
        }
        Arrays.sort(times);
        return times[RUNS / 2];
    }

    /** Seconds for the very first start, which makes the tables and the sample course, and for a later one. */
    private double[] starts(String name, String... flags) throws Exception {
        var first = new double[RUNS];
        var again = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            var place = folder.resolve("start-" + name.hashCode() + "-" + run);
            var command = ServerProcess.serving(jar(flags), port, place.resolve("data"), place.resolve("content"));
            first[run] = secondsToFirstPage(command, "/");
            again[run] = secondsToFirstPage(command, "/");
        }
        Arrays.sort(first);
        Arrays.sort(again);
        System.out.printf("  %-32s %7.2f s %7.2f s%n", name, first[RUNS / 2], again[RUNS / 2]);
        return new double[] {first[RUNS / 2], again[RUNS / 2]};
    }

    /** Both cores, as an operator's machine has them. */
    private double secondsToFirstPage(List<String> command, String path) throws Exception {
        long begin = System.nanoTime();
        try (var site = ServerProcess.start(command, port, folder.resolve("start.txt"))) {
            while (!answers(path)) {
                if (!site.isAlive()) {
                    throw new IllegalStateException(site.printed());
                }
                Thread.sleep(2);
            }
            return (System.nanoTime() - begin) / 1e9;
        }
    }

    private boolean answers(String path) {
        try {
            var connection = (HttpURLConnection) URI.create("http://localhost:" + port + path).toURL().openConnection();
            return connection.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
