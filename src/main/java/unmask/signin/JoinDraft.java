package unmask.signin;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import unmask.people.Handles;
import unmask.people.MaskDrawing;
import unmask.people.Passphrases;
import unmask.people.RealNames;
import unmask.people.ShownNames;
import unmask.web.AddressNames;
import unmask.web.Form;
import unmask.web.Page;

/**
 * What somebody fills in to join a class.
 *
 * @param handle the chosen class name, or the typed name where the class goes by real names
 * @param seed   draws the mask that was offered with it, or {@link #UNSEEDED}
 * @param prompt the prompt that the person came for; empty for the class as a whole
 * @param real   the name by which the instructor knows the person, where it is asked for
 */
record JoinDraft(Credentials credentials, String handle, int seed, String real, boolean shared, boolean others, String prompt) {
    /** No mask was offered: the class goes by real names, and a mask is drawn at joining. */
    static final int UNSEEDED = -1;

    private static final Pattern OFFERED = Pattern.compile("(\\d{1,6}):(.*)");

    static JoinDraft from(Context ctx) {
        var chosen = OFFERED.matcher(Form.line(ctx, "handle"));
        boolean offered = chosen.matches();
        return new JoinDraft(new Credentials(Form.line(ctx, "name"), Form.line(ctx, "passphrase")),
                offered ? chosen.group(2) : Form.line(ctx, "handle"), offered ? Integer.parseInt(chosen.group(1)) % MaskDrawing.COUNT : UNSEEDED,
                RealNames.plain(Form.text(ctx, "real")), Form.isTicked(ctx, "shared"), Form.isTicked(ctx, "others"), Form.line(ctx, "for"));
    }

    /** @param prompt what the person was looking at who has scanned the way here; may be null */
    static JoinDraft empty(String passphrase, String shownName, String prompt) {
        return new JoinDraft(new Credentials("", passphrase), shownName, UNSEEDED, "", false, false, prompt == null ? "" : prompt);
    }

    /** Where the person wanted to go in the class. */
    String landing(Door door) {
        return door.course().path() + (AddressNames.isSlug(prompt) ? "/prompts/" + prompt : "");
    }

    /** Leads whoever signs in first back to the same. */
    public String query() {
        return AddressNames.isSlug(prompt) ? "?for=" + prompt : "";
    }

    /** What is wrong, a sentence for each field; somebody who is signed in needs a class name only. */
    Map<String, String> problems(Page page, Door door, Handles handles, Passphrases passphrases) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (!door.course().mask().hasHandles()) {
            ShownNames.problem(handle).ifPresent(key -> problems.put("handle", page.say(key)));
        } else if (!handles.isHandle(handle) || seed == UNSEEDED) {
            problems.put("handle", page.say(handle.isEmpty() ? "signin.handle-missing" : "signin.handle-unknown"));
        }
        if (door.asksRealName()) {
            RealNames.problem(real).ifPresent(key -> problems.put("real", page.say(key)));
        }
        if (!page.viewer().isSignedIn()) {
            problems.putAll(credentials.problems(page, passphrases));
        }
        return problems;
    }
}
