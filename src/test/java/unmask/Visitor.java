package unmask;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Somebody with a browser: keeps cookies, sends forms as browsers do, and does not follow redirects unless told to. */
public final class Visitor {
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String address;
    private final Map<String, String> cookies = new HashMap<>();

    Visitor(String address) {
        this.address = address;
    }

    /** What the site answered. */
    public record Answer(int status, Map<String, List<String>> headers, byte[] bytes) {
        public String text() {
            try {
                var zipped = "gzip".equals(header("content-encoding"));
                return new String(zipped ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes() : bytes, StandardCharsets.UTF_8);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        public Document page() {
            return Jsoup.parse(text());
        }

        /** The header's first value, or null. */
        public String header(String name) {
            var values = headers.get(name.toLowerCase());
            return values == null ? null : values.get(0);
        }

        public String location() {
            return header("location");
        }
    }

    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** Sends a form from a page of the site; the fields come as name, value, name, value … */
    public Answer post(String path, String... fields) {
        return postAs(path, new String[] {"Sec-Fetch-Site", "same-origin"}, fields);
    }

    /** Sends a form with these headers and no others. */
    public Answer postAs(String path, String[] headers, String... fields) {
        var body = new ArrayList<String>();
        // Bad forms have the same long words in dozens of fields.
        var known = new HashMap<String, String>();
        for (int i = 0; i < fields.length; i += 2) {
            body.add(encoded(fields[i]) + "=" + known.computeIfAbsent(fields[i + 1], Visitor::encoded));
        }
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", body))));
    }

    /** Fills in a form that stands on a page, and sends it; what is not given stays as it is. */
    public Answer submit(Element form, String... fields) {
        Map<String, String> all = new LinkedHashMap<>();
        form.select("input[type=hidden], input:not([type]), input[type=text], input[type=url], input[type=date], input[type=datetime-local], textarea")
                .forEach(field -> all.put(field.attr("name"), field.normalName().equals("textarea") ? field.wholeText() : field.val()));
        form.select("select").forEach(field -> all.put(field.attr("name"), field.select("option[selected]").val()));
        form.select("input[type=radio][checked]").forEach(field -> all.put(field.attr("name"), field.val()));
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        var flat = all.entrySet().stream().flatMap(entry -> List.of(entry.getKey(), entry.getValue()).stream()).toArray(String[]::new);
        return post(form.attr("action"), flat);
    }

    /** Posts a comment under a page with its composer, and answers with the redirect. */
    public Answer say(String article, String words) {
        return submit(get(article).page().expectFirst("#composer"), "body", words);
    }

    /** Goes where a redirect leads. */
    public Answer follow(Answer answer) {
        var location = answer.location();
        return get(location.startsWith("http") ? location.substring(location.indexOf('/', 8)) : location.replaceAll("#.*", ""));
    }

    /** Opens a live stream from this number of the discussion on. */
    public Stream listen(String article, long after) {
        return Stream.open(request(article + "/live?after=" + after, "Accept", "text/event-stream").build());
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(address + path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        if (!cookies.isEmpty()) {
            request.header("Cookie", String.join("; ", cookies.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue()).toList()));
        }
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            response.headers().allValues("set-cookie").forEach(this::keep);
            return new Answer(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void keep(String header) {
        var pair = header.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
