package unmask;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A live stream, as a browser reads it. */
public final class Stream implements AutoCloseable {
    private static final Event END = new Event("end", "", "");

    private final int status;
    private final String type;
    private final InputStream body;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    /** What one event says. */
    public record Event(String name, String id, String data) {
        public Document page() {
            return Jsoup.parse(data);
        }
    }

    private Stream(HttpResponse<InputStream> response) {
        this.status = response.statusCode();
        this.type = response.headers().firstValue("content-type").orElse("");
        this.body = response.body();
        var reader = new Thread(this::read, "stream");
        reader.setDaemon(true);
        reader.start();
    }

    static Stream open(HttpRequest request) {
        try {
            // A client of its own: closing the stream closes the connection.
            var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            return new Stream(client.send(request, HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String name = "";
            String id = "";
            var data = new ArrayList<String>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data:")) {
                    data.add(line.substring(5).strip());
                } else if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        events.add(new Event(name, id, String.join("\n", data)));
                    }
                    data.clear();
                    name = "";
                } else if (line.equals(":")) {
                    events.add(new Event("heartbeat", "", ""));
                }
            }
        } catch (IOException gone) {
            // The end, all the same.
        }
        events.add(END);
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    /** The next event, heartbeats and the end among them; fails when none comes. */
    public Event next() {
        try {
            var event = events.poll(10, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("Nothing came.");
            }
            return event;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The next event that is not a heartbeat. */
    public Event nextNews() {
        var event = next();
        while (event.name().equals("heartbeat")) {
            event = next();
        }
        return event;
    }

    /** All that has come so far and was not taken. */
    public List<Event> rest() {
        var rest = new ArrayList<Event>();
        events.drainTo(rest);
        return rest;
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
