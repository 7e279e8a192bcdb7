package unmask.signin;

import io.javalin.http.Context;
import java.time.ZoneId;
import java.util.Map;
import unmask.people.Passphrases;
import unmask.people.ShownNames;
import unmask.people.Zones;
import unmask.web.BaseUrl;
import unmask.web.Form;
import unmask.web.Page;

/**
 * What the owner fills in.
 *
 * @param shown   the name that the class sees
 * @param address by which people will reach the site
 * @param zone    an IANA name
 */
record SetupDraft(Credentials credentials, String shown, String address, String zone) {
    static SetupDraft empty(String passphrase, String address) {
        var here = ZoneId.systemDefault().getId();
        // Servers often keep Etc/UTC, which is none of the places.
        return new SetupDraft(new Credentials("", passphrase), "", address, Zones.all().contains(here) ? here : "UTC");
    }

    static SetupDraft from(Context ctx) {
        return new SetupDraft(new Credentials(Form.line(ctx, "name"), Form.line(ctx, "passphrase")), Form.line(ctx, "shown"),
                Form.line(ctx, "address"), Form.line(ctx, "zone"));
    }

    Map<String, String> problems(Page page, Passphrases passphrases) {
        var problems = credentials.problems(page, passphrases);
        ShownNames.problem(shown).ifPresent(key -> problems.put("shown", page.say(key)));
        if (BaseUrl.parse(address).isEmpty() || address.length() > 200) {
            problems.put("address", page.say("signin.address-wrong"));
        }
        if (!Zones.all().contains(zone)) {
            problems.put("zone", page.say("signin.zone-wrong"));
        }
        return problems;
    }
}
