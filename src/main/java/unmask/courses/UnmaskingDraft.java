package unmask.courses;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import unmask.courses.Unmasking.Category;
import unmask.web.Form;

/**
 * What an instructor fills in to look behind a class name.
 *
 * @param category as it was sent; empty when none was chosen
 */
record UnmaskingDraft(String category, String reason, String once) {
    static final int SHORTEST = 20;
    static final int LONGEST = 1_000;

    static final UnmaskingDraft EMPTY = new UnmaskingDraft("", "", "");

    static UnmaskingDraft from(Context ctx) {
        return new UnmaskingDraft(Form.line(ctx, "category"), Form.text(ctx, "reason").strip(), Form.line(ctx, "once"));
    }

    /** The keys of the sentences that say what is wrong, by field. */
    Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        if (!category.equals("safety") && !category.equals("conduct")) {
            problems.put("category", "courses.category-missing");
        }
        // Spaces are no reason, however many.
        var dense = reason.replaceAll("[\\s\\p{Z}\\p{C}]+", " ").strip();
        if (dense.codePointCount(0, dense.length()) < SHORTEST) {
            problems.put("reason", "courses.unmask-reason-short");
        } else if (reason.codePointCount(0, reason.length()) > LONGEST) {
            problems.put("reason", "courses.unmask-reason-long");
        }
        return problems;
    }

    Category chosen() {
        return Category.valueOf(category.toUpperCase(Locale.ROOT));
    }
}
