package unmask.signin;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import unmask.web.Destination;

/**
 * What somebody had typed into a form when their session had ended: carried through the sign-in page and given back.
 *
 * @param to     the form's own address
 * @param fields the form's fields, by name
 */
record KeptWords(String to, Map<String, String> fields) {
    private static final String PREFIX = "kept.";
    private static final int MOST_FIELDS = 20;

    /** The form that has just been refused. */
    static KeptWords refused(Context ctx) {
        Map<String, String> fields = new LinkedHashMap<>();
        ctx.formParamMap().forEach((name, values) -> keep(fields, name, values.get(0)));
        return new KeptWords(ctx.path(), fields);
    }

    /** What the sign-in page carries. */
    static KeptWords carried(Context ctx) {
        Map<String, String> fields = new LinkedHashMap<>();
        ctx.formParamMap().forEach((name, values) -> {
            if (name.startsWith(PREFIX)) {
                keep(fields, name.substring(PREFIX.length()), values.get(0));
            }
        });
        var to = ctx.formParam("kept-to");
        return new KeptWords(to == null ? "/" : Destination.of(to), fields);
    }

    private static void keep(Map<String, String> fields, String name, String value) {
        if (fields.size() < MOST_FIELDS && !name.equals("preview") && !value.isBlank()) {
            fields.put(name, value);
        }
    }

    /** Whether there is anything that a person would miss. */
    public boolean isWorthKeeping() {
        return fields.containsKey("body") && to.startsWith("/courses/");
    }

    public String body() {
        return fields.get("body");
    }
}
