package unmask.signin;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import unmask.people.Course;
import unmask.people.Handles;
import unmask.people.MaskDrawing;
import unmask.people.Passphrases;
import unmask.web.Form;
import unmask.web.Page;

/**
 * What somebody fills in to join a class.
 *
 * @param handle the chosen class name, or the typed name where the class goes by real names
 * @param seed   draws the mask that was offered with it
 */
record JoinDraft(Credentials credentials, String handle, int seed, boolean shared, boolean others) {
    private static final int LONGEST_NAME = 60;

    static JoinDraft from(Context ctx) {
        var chosen = Form.line(ctx, "handle");
        int colon = chosen.indexOf(':');
        return new JoinDraft(new Credentials(Form.line(ctx, "name"), Form.line(ctx, "passphrase")), chosen.substring(colon + 1),
                seed(colon < 0 ? "" : chosen.substring(0, colon)), Form.isTicked(ctx, "shared"), Form.isTicked(ctx, "others"));
    }

    private static int seed(String digits) {
        return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) % MaskDrawing.COUNT : 0;
    }

    static JoinDraft empty(String passphrase) {
        return new JoinDraft(new Credentials("", passphrase), "", 0, false, false);
    }

    /** What is wrong, a sentence for each field; somebody who is signed in needs a class name only. */
    Map<String, String> problems(Page page, Course course, Handles handles, Passphrases passphrases) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (handle.isEmpty()) {
            problems.put("handle", page.say(course.mask().hasHandles() ? "signin.handle-missing" : "signin.shown-missing"));
        } else if (course.mask().hasHandles() ? !handles.isHandle(handle) : handle.length() > LONGEST_NAME) {
            problems.put("handle", page.say(course.mask().hasHandles() ? "signin.handle-unknown" : "signin.shown-long"));
        }
        if (!page.viewer().isSignedIn()) {
            problems.putAll(credentials.problems(page, passphrases));
        }
        return problems;
    }
}
