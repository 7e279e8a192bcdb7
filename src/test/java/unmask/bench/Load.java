package unmask.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Asks as fast as it is answered, for a while: with {@code wrk} where it is installed, else from this process. */
final class Load {
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern RATE = Pattern.compile("Requests/sec: +([\\d.]+)");
    private static final Pattern QUANTILE = Pattern.compile("(50|99)% +([\\d.]+)(us|ms|s)\\b");

    /** Something that asks for a while. */
    interface Run {
        Result go() throws Exception;
    }

    private final Duration time;
    private final int connections;

    Load(Duration time, int connections) {
        this.time = time;
        this.connections = connections;
    }

    /**
     * What came of it; latencies in milliseconds.
     *
     * @param processor microseconds of the server's processor for an answer: the figure that a busy machine disturbs least
     * @param failed    answers that were none of those expected
     */
    record Result(double perSecond, double median, double p99, double processor, long failed) {
        Result on(double microseconds) {
            return new Result(perSecond, median, p99, microseconds, failed);
        }

        /** The run in the middle. */
        static Result middle(List<Result> runs) {
            var sorted = new ArrayList<>(runs);
            sorted.sort((one, other) -> Double.compare(one.perSecond, other.perSecond));
            return sorted.get(sorted.size() / 2);
        }
    }

    /** A run, and what it has cost the server. */
    Result measured(long server, Run run) throws Exception {
        long before = Machine.processorTime(server);
        var result = run.go();
        double answers = result.perSecond * time.toMillis() / 1000;
        return result.on((Machine.processorTime(server) - before) * 1000 / answers);
    }

    /** Reads one page again and again, compressed. */
    Result read(String url, String cookie) throws Exception {
        Map<String, String> headers = cookie == null ? Map.of("Accept-Encoding", "gzip") : Map.of("Accept-Encoding", "gzip", "Cookie", cookie);
        if (!Machine.has("wrk")) {
            var request = HttpRequest.newBuilder(URI.create(url));
            headers.forEach(request::header);
            return ask(connections, 200, (writer, count) -> request.build());
        }
        var command = new ArrayList<>(Machine.onCore(1, "wrk", "-t1", "-c" + connections, "-d" + time.toSeconds() + "s", "--latency"));
        headers.forEach((name, value) -> command.addAll(List.of("-H", name + ": " + value)));
        command.add(url);
        return parsed(Machine.output(command));
    }

    private static Result parsed(String printed) {
        var rate = RATE.matcher(printed);
        if (!rate.find()) {
            throw new IllegalStateException("wrk said:\n" + printed);
        }
        double[] milliseconds = new double[100];
        for (var quantile = QUANTILE.matcher(printed); quantile.find(); ) {
            double unit = switch (quantile.group(3)) {
                case "us" -> 0.001;
                case "ms" -> 1;
                default -> 1000;
            };
            milliseconds[Integer.parseInt(quantile.group(1))] = Double.parseDouble(quantile.group(2)) * unit;
        }
        boolean failed = printed.contains("Non-2xx") || printed.contains("Socket errors");
        return new Result(Double.parseDouble(rate.group(1)), milliseconds[50], milliseconds[99], 0, failed ? 1 : 0);
    }

    /** Makes each writer's next request. */
    interface Requests {
        HttpRequest next(int writer, int count);
    }

    /** So many clients send request after request, each as soon as the last one was answered with the status. */
    Result ask(int clients, int status, Requests requests) throws Exception {
        var threads = Executors.newFixedThreadPool(clients);
        try {
            long end = System.nanoTime() + time.toNanos();
            var work = new ArrayList<Callable<Times>>();
            for (int client = 0; client < clients; client++) {
                int number = client;
                work.add(() -> askUntil(end, status, count -> requests.next(number, count)));
            }
            long begin = System.nanoTime();
            var all = new ArrayList<Times>();
            for (var each : threads.invokeAll(work)) {
                all.add(each.get());
            }
            return result(all, System.nanoTime() - begin);
        } finally {
            threads.shutdownNow();
            threads.awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    private interface Next {
        HttpRequest of(int count);
    }

    private record Times(List<Long> nanoseconds, long failed) {}

    private static Times askUntil(long end, int status, Next next) throws IOException, InterruptedException {
        var times = new ArrayList<Long>();
        long failed = 0;
        for (int count = 0; System.nanoTime() < end; count++) {
            var request = next.of(count);
            long begin = System.nanoTime();
            var answer = HTTP.send(request, HttpResponse.BodyHandlers.discarding());
            times.add(System.nanoTime() - begin);
            failed += answer.statusCode() == status ? 0 : 1;
        }
        return new Times(times, failed);
    }

    private static Result result(List<Times> all, long took) {
        var sorted = all.stream().flatMap(each -> each.nanoseconds.stream()).mapToLong(Long::longValue).sorted().toArray();
        return new Result(sorted.length * 1e9 / took, quantile(sorted, 50), quantile(sorted, 99), 0, all.stream().mapToLong(Times::failed).sum());
    }

    static double quantile(long[] sorted, int percent) {
        return sorted.length == 0 ? Double.NaN : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }

    /** A form as a browser on the site's own page sends it. */
    static HttpRequest form(String url, String cookie, String body) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Cookie", cookie)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    /** The bytes of a page as they travel. */
    static byte[] compressed(String url, String cookie) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url)).header("Accept-Encoding", "gzip");
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(url + " answers " + answer.statusCode() + " " + Arrays.toString(answer.body()));
        }
        return answer.body();
    }
}
