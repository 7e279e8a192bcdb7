package unmask.signin;

import java.util.LinkedHashMap;
import java.util.Map;
import unmask.people.Passphrases;
import unmask.people.SignInNames;
import unmask.web.Page;

/** A sign-in name and a passphrase that somebody has chosen. */
record Credentials(String name, String passphrase) {
    /** What is wrong with them, a sentence for each field. */
    Map<String, String> problems(Page page, Passphrases passphrases) {
        Map<String, String> problems = new LinkedHashMap<>();
        SignInNames.problem(name).ifPresent(key -> problems.put("name", page.say(key)));
        passphrases.problem(passphrase, name).ifPresent(key -> problems.put("passphrase", page.say(key)));
        return problems;
    }

    String foldedName() {
        return SignInNames.folded(name);
    }
}
