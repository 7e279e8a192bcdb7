package unmask.signin;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import unmask.people.Passphrases;
import unmask.people.ShownNames;
import unmask.web.Form;
import unmask.web.Page;

/**
 * What somebody fills in who takes an invitation.
 *
 * @param shown the name that the class will see
 */
record InvitationDraft(Credentials credentials, String shown, boolean shared) {
    static InvitationDraft empty(String passphrase, String shown) {
        return new InvitationDraft(new Credentials("", passphrase), shown, false);
    }

    static InvitationDraft from(Context ctx) {
        return new InvitationDraft(new Credentials(Form.line(ctx, "name"), Form.line(ctx, "passphrase")), Form.line(ctx, "shown"),
                Form.isTicked(ctx, "shared"));
    }

    /** @param needsName whether the class has yet to learn a name of theirs */
    Map<String, String> problems(Page page, boolean needsName, Passphrases passphrases) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (needsName) {
            ShownNames.problem(shown).ifPresent(key -> problems.put("shown", page.say(key)));
        }
        if (!page.viewer().isSignedIn()) {
            problems.putAll(credentials.problems(page, passphrases));
        }
        return problems;
    }
}
