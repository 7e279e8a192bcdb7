package unmask.signin;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import unmask.web.Destination;

/**
 * What waits until somebody has typed the passphrase again: a page, or a form with everything that was in it.
 *
 * <p>The fields keep their own names, and the question has names that no other form uses. So when the browser is told to send the
 * same once more to the form's own address (307), that route finds what it would have found the first time.
 *
 * @param to     the address of the page, or of the form
 * @param isForm whether it is a form
 * @param fields the form's fields in their order; a name may stand more than once
 */
record CarriedForm(String to, boolean isForm, List<Field> fields) {
    static final String PASSPHRASE = "confirm-passphrase";
    private static final String OURS = "confirm-";
    /** A class's list with a box to tick beside every line, and more than any other form has. */
    private static final int MOST_FIELDS = 3_000;

    record Field(String name, String value) {}

    static CarriedForm page(String address) {
        return new CarriedForm(Destination.of(address), false, List.of());
    }

    /** The form that has just been turned back. */
    static CarriedForm refused(Context ctx, String address) {
        return new CarriedForm(Destination.of(address), true, fields(ctx));
    }

    /** What the question brings back with its answer. */
    static CarriedForm carried(Context ctx) {
        var to = ctx.formParam(OURS + "to");
        return new CarriedForm(Destination.of(to == null ? "/" : to), ctx.formParam(OURS + "form") != null, fields(ctx));
    }

    private static List<Field> fields(Context ctx) {
        var fields = new ArrayList<Field>();
        ctx.formParamMap().forEach((name, values) -> {
            if (!name.startsWith(OURS)) {
                values.stream().limit(MOST_FIELDS - fields.size()).forEach(value -> fields.add(new Field(name, value)));
            }
        });
        return List.copyOf(fields);
    }
}
