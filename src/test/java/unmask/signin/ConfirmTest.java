package unmask.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static unmask.School.COURSE;
import static unmask.School.WORDS;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unmask.School;
import unmask.Visitor;

class ConfirmTest {
    private School school;
    private Visitor sam;

    @BeforeEach
    void open() {
        school = new School();
        sam = school.joined("sam");
    }

    @AfterEach
    void close() {
        school.close();
    }

    private void later() {
        school.clock.move(Duration.ofMinutes(11));
    }

    @Test
    void whoHasTypedThePassphraseLatelyIsNotAsked() {
        assertThat(sam.get("/me/passphrase").status()).isEqualTo(200);
        school.clock.move(Duration.ofMinutes(9));
        assertThat(sam.get("/me/passphrase").status()).isEqualTo(200);
    }

    @Test
    void aPageWaitsBehindTheQuestion() {
        later();
        var asked = sam.get("/me/passphrase?x=1");
        assertThat(asked.location()).isEqualTo("/confirm?to=%2Fme%2Fpassphrase%3Fx%3D1");
        var form = sam.follow(asked).page().expectFirst("main form");
        var answer = sam.submit(form, "confirm-passphrase", School.passphrase("sam"));
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("/me/passphrase?x=1");
        assertThat(sam.get("/me/passphrase").status()).isEqualTo(200);
    }

    @Test
    void aFormGoesOnByItselfWithAllThatWasInIt() {
        later();
        var asked = sam.post("/me/passphrase", "passphrase", "another pair of shoes", "passphrase", "second value", "note", "two\nlines \"quoted\" <b>");
        assertThat(asked.status()).isEqualTo(401);
        assertThat(asked.header("cache-control")).isEqualTo("no-store");
        var form = asked.page().expectFirst("main form");
        assertThat(form.select("[name=passphrase]").eachAttr("value")).containsExactly("another pair of shoes", "second value");
        assertThat(form.select("[name=note]").eachAttr("value")).containsExactly("two\nlines \"quoted\" <b>");
        var wrong = sam.submit(form, "confirm-passphrase", "not these words");
        assertThat(wrong.status()).isEqualTo(422);
        form = wrong.page().expectFirst("main form");
        assertThat(form.select("[name=note]").eachAttr("value")).containsExactly("two\nlines \"quoted\" <b>");
        assertThat(wrong.page().expectFirst("#confirm-passphrase-wrong").text()).contains("nothing is lost");
        var right = sam.submit(form, "confirm-passphrase", School.passphrase("sam"));
        assertThat(right.status()).isEqualTo(307);
        assertThat(right.location()).isEqualTo("/me/passphrase");
    }

    @Test
    void theQuestionLeadsNowhereElse() {
        for (var to : new String[] {"https://evil.example/", "//evil.example", "/\\evil.example"}) {
            assertThat(sam.post("/confirm", "confirm-passphrase", School.passphrase("sam"), "confirm-to", to).location()).isEqualTo("/");
            assertThat(sam.post("/confirm", "confirm-passphrase", School.passphrase("sam"), "confirm-form", "1", "confirm-to", to).location()).isEqualTo("/");
        }
    }

    @Test
    void somebodyElsesPassphraseConfirmsNothing() {
        later();
        assertThat(sam.post("/confirm", "confirm-passphrase", WORDS, "confirm-to", "/me/passphrase").status()).isEqualTo(422);
        assertThat(sam.get("/me/passphrase").status()).isEqualTo(303);
    }

    @Test
    void wrongPassphrasesAreCountedWithThoseAtTheDoor() {
        later();
        for (int number = 0; number < 5; number++) {
            assertThat(sam.post("/confirm", "confirm-passphrase", "guess " + number, "confirm-to", "/").status()).isEqualTo(422);
            assertThat(school.site.stranger().post("/sign-in", "name", "sam", "passphrase", "guess " + number).status()).isEqualTo(422);
        }
        var refused = sam.post("/confirm", "confirm-passphrase", School.passphrase("sam"), "confirm-to", "/", "note", "kept");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("retry-after")).isNotNull();
        assertThat(refused.page().select("[name=note]").eachAttr("value")).containsExactly("kept");
        assertThat(school.site.stranger().post("/sign-in", "name", "sam", "passphrase", School.passphrase("sam")).status()).isEqualTo(429);
        later();
        later();
        assertThat(sam.post("/confirm", "confirm-passphrase", School.passphrase("sam"), "confirm-to", "/").status()).isEqualTo(303);
    }

    @Test
    void whoMayNotDoItIsNotAskedForAPassphrase() {
        later();
        assertThat(sam.get(COURSE + "/unmaskings").status()).isEqualTo(403);
        assertThat(school.site.stranger().get("/confirm").location()).startsWith("/sign-in");
    }
}
