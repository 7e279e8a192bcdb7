package unmask.web;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Reads the fields of a form. What is missing is the empty string; what is too long is left to the draft to refuse. */
public final class Form {
    /** In bytes: the longest article, encoded in the longest way, with room for the other fields. */
    public static final long LARGEST = 1L << 20;

    /** More than any field of ours takes; beyond it somebody is not typing. */
    private static final int MOST = 200_000;

    private Form() {}

    /** A field of one line: trimmed, and without the control characters that no keyboard types. */
    public static String line(Context ctx, String name) {
        return text(ctx, name).replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** A field of several lines, with line ends as browsers send them turned into one kind. */
    public static String text(Context ctx, String name) {
        var value = ctx.formParam(name);
        if (value == null) {
            return "";
        }
        return value.substring(0, Math.min(value.length(), MOST)).replace("\r\n", "\n").replace('\r', '\n').replace("\0", "");
    }

    /** A field into which people paste whole lists: all of it, as far as a form may be long. */
    public static String paste(Context ctx, String name) {
        var value = ctx.formParam(name);
        return value == null ? "" : value.replace("\r\n", "\n").replace('\r', '\n').replace("\0", "");
    }

    /** A value as it stands in the query of an address. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Whether a box was ticked. */
    public static boolean isTicked(Context ctx, String name) {
        return !text(ctx, name).isEmpty();
    }
}
