package unmask.web;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * What an answer carries: the bytes, the same compressed, and a strong tag.
 *
 * @param gzip null where compressing would not pay
 */
public record Body(byte[] plain, byte[] gzip, String type, String tag) {
    /** Below this, a compressed answer is hardly shorter. */
    private static final int WORTH_COMPRESSING = 860;

    static Body html(String page) {
        return of(page.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8");
    }

    /** A body of bytes of a type. */
    public static Body of(byte[] bytes, String type) {
        boolean compress = bytes.length >= WORTH_COMPRESSING && (type.startsWith("text/") || type.contains("svg"));
        return new Body(bytes, compress ? zipped(bytes) : null, type, tagOf(bytes));
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
        var quoted = zip ? "\"" + tag + "-gzip\"" : "\"" + tag + "\"";
        var response = ctx.res();
        response.setHeader("ETag", quoted);
        if (gzip != null) {
            response.setHeader("Vary", "Accept-Encoding, Cookie");
        }
        var known = ctx.header("If-None-Match");
        if (known != null && known.contains(quoted)) {
            ctx.status(304);
            return;
        }
        write(ctx, zip);
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
        ctx.result(zip ? gzip : plain);
    }

    private static boolean accepts(String encodings) {
        return encodings != null && encodings.contains("gzip") && !encodings.contains("gzip;q=0");
    }
}
