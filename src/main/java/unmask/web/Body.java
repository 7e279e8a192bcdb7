package unmask.web;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What an answer carries: the bytes, the same compressed, and a strong tag.
 *
 * @param gzip null where compressing would not pay
 */
public record Body(byte[] plain, byte[] gzip, String type, String tag) {
    /** Below this, a compressed answer is hardly shorter. */
    private static final int WORTH_COMPRESSING = 860;
    private static final String VARY = "Accept-Encoding, Cookie";

    static Body html(String page) {
        return of(page.getBytes(StandardCharsets.UTF_8), "text/html;charset=utf-8");
    }

    /** A body of bytes of a type. */
    public static Body of(byte[] bytes, String type) {
        boolean compress = bytes.length >= WORTH_COMPRESSING && (type.startsWith("text/") || type.contains("svg"));
        var zipped = compress ? zipped(bytes) : null;
        // The shorter of the two is as telling, and read in a tenth of the time.
        return new Body(bytes, zipped, type, tagOf(compress ? zipped : bytes));
    }

    private static byte[] zipped(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length / 3);
        try (var zip = new GZIPOutputStream(out, 4096)) {
            zip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static String tagOf(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Answers 200 with the body, or 304 when the reader has it already. */
    public void send(Context ctx) {
        boolean zip = gzip != null && accepts(ctx.header("Accept-Encoding"));
        var response = ctx.res();
        response.setHeader("ETag", quotedTag(zip));
        if (gzip != null) {
            response.setHeader("Vary", VARY);
        }
        if (isKnown(ctx.header("If-None-Match"), zip)) {
            ctx.status(304);
            return;
        }
        write(ctx, zip);
    }

    /** {@link #send(Context)}, without the way through the routes. */
    void send(Request request, Response response, Callback callback) {
        var asked = request.getHeaders();
        boolean zip = gzip != null && accepts(asked.get(HttpHeader.ACCEPT_ENCODING));
        var headers = response.getHeaders();
        headers.put(HttpHeader.ETAG, quotedTag(zip));
        if (gzip != null) {
            headers.put(HttpHeader.VARY, VARY);
        }
        if (isKnown(asked.get(HttpHeader.IF_NONE_MATCH), zip)) {
            response.setStatus(304);
            callback.succeeded();
            return;
        }
        headers.put(HttpHeader.CONTENT_TYPE, type);
        if (zip) {
            headers.put(HttpHeader.CONTENT_ENCODING, "gzip");
        }
        response.write(true, ByteBuffer.wrap(zip ? gzip : plain), callback);
    }

    private String quotedTag(boolean zip) {
        return zip ? "\"" + tag + "-gzip\"" : "\"" + tag + "\"";
    }

    private boolean isKnown(String tags, boolean zip) {
        return tags != null && tags.contains(quotedTag(zip));
    }

    /** Sends the body without a tag: for pages with another status than 200, and for those that nobody may keep. */
    void sendOnce(Context ctx) {
        write(ctx, gzip != null && accepts(ctx.header("Accept-Encoding")));
    }

    private void write(Context ctx, boolean zip) {
        ctx.res().setContentType(type);
        if (zip) {
            ctx.res().setHeader("Content-Encoding", "gzip");
        }
        var bytes = zip ? gzip : plain;
        ctx.res().setContentLength(bytes.length);
        ctx.result(bytes);
    }

    private static boolean accepts(String encodings) {
        return encodings != null && encodings.contains("gzip") && !encodings.contains("gzip;q=0");
    }
}
