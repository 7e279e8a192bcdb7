package unmask.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unmask.School;
import unmask.TestSite;

/** The passphrase once more, in a real browser without scripts: the form that was refused goes on by itself. */
class ConfirmingTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Test
    void theRefusedFormGoesOnWithoutAnotherClick() {
        try (var school = new School()) {
            var sam = CHROMIUM.person(school.site, Device.PHONE.withoutScript()).inTheSessionOf(school.joined("sam"));
            sam.opens("/me/passphrase").page().locator("#passphrase").fill("seven quiet “green” boats");
            school.clock.move(Duration.ofMinutes(11));
            school.database.touch();
            sam.movesOn(() -> sam.page().locator("main .go").click());
            sam.reads("h1", "Your passphrase once more");
            sam.page().locator("#confirm-passphrase").fill("not these words");
            sam.movesOn(() -> sam.page().locator("main .go").click());
            sam.reads("#confirm-passphrase-wrong", "nothing is lost");
            sam.page().locator("#confirm-passphrase").fill(School.passphrase("sam"));
            sam.movesOn(() -> sam.page().locator("main .go").click());
            sam.isAt("/me/sessions\\?done=passphrase-changed").reads(".notice", "Your passphrase is changed");
            assertThat(school.signedIn("sam", "seven quiet “green” boats").get("/me").status()).isEqualTo(200);
        }
    }

    @Test
    void signingOutFromTheListClearsWhatTheBrowserKept() {
        try (var school = new School()) {
            var sam = CHROMIUM.person(school.site, Device.DESK).inTheSessionOf(school.joined("sam"));
            sam.opens(TestSite.THE_MASK).page().locator("#composer textarea").fill("Words that were not sent.");
            assertThat(sam.kept()).isNotEmpty();
            sam.opens("/me/sessions");
            sam.movesOn(() -> sam.page().locator("form[data-clear] button").click());
            sam.isAt("/\\?done=signed-out");
            assertThat(sam.kept()).isEmpty();
        }
    }
}
