package unmask.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"ada", "Ada Lovelace", "a.b_c-d", "Zoë", "Ада", "अनिता", "สมชาย", "山田太郎", "2026", " padded ", "3 stars"})
    void aNameInAnyScriptIsFine(String name) {
        assertThat(SignInNames.problem(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(value = {
        "|people.signInName.tooShort", "ab|people.signInName.tooShort", "'  a  '|people.signInName.tooShort",
        "ada@school.example|people.signInName.email", "@da|people.signInName.email", "@|people.signInName.email",
        "ada＠school.example|people.signInName.email", "<ada>|people.signInName.characters", "ada/lovelace|people.signInName.characters",
        "...|people.signInName.characters", "-ada|people.signInName.characters", "ad\u200ba|people.signInName.characters",
        "ada\u202e|people.signInName.characters", "😀😀😀|people.signInName.characters"}, delimiter = '|')
    void aNameThatWeCannotTakeIsExplained(String name, String key) {
        assertThat(SignInNames.problem(name == null ? "" : name)).contains(key);
    }

    @Test
    void lengthIsCountedInWholeCharacters() {
        assertThat(SignInNames.problem("𐐨".repeat(40))).isEmpty();
        assertThat(SignInNames.problem("𐐨".repeat(41))).contains("people.signInName.tooLong");
        assertThat(SignInNames.problem("𐐨𐐨")).contains("people.signInName.tooShort");
    }

    @ParameterizedTest
    @CsvSource({"Ada, ada", "ＡＤＡ, ada", "'  Ada   Lovelace ', ada lovelace", "STRASSE, straße", "STRASSE, STRAẞE", "ΟΔΟΣ, οδος", "Zoe\u0308, zoë", "ﬁn, FIN"})
    void theSameNameIsFoundHoweverItIsTyped(String one, String other) {
        assertThat(SignInNames.folded(one)).isEqualTo(SignInNames.folded(other));
    }

    @Test
    void foldingTwiceChangesNothingMore() {
        for (int point = 0; point < 0x1ffff; point++) {
            if (Character.isLetterOrDigit(point)) {
                var once = SignInNames.folded("a" + Character.toString(point) + "b");
                assertThat(SignInNames.folded(once)).isEqualTo(once);
            }
        }
    }
}
