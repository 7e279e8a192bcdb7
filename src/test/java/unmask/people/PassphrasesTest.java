package unmask.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PassphrasesTest {
    // Four letters that stand for a number in base six: 1,296 different words.
    private static final List<String> WORDS = IntStream.range(0, 1296)
            .mapToObj(n -> "" + (char) ('a' + n / 216) + (char) ('g' + n / 36 % 6) + (char) ('m' + n / 6 % 6) + (char) ('s' + n % 6))
            .toList();

    private final Passphrases passphrases = new Passphrases(WORDS, new Random(1));

    @Test
    void anOfferIsFourOfOurWordsAndFine() {
        var random = new Random(2);
        var offered = new HashSet<String>();
        for (int i = 0; i < 500; i++) {
            var passphrase = passphrases.offer(random);
            assertThat(passphrase.split(" ")).hasSize(4).isSubsetOf(WORDS);
            assertThat(passphrases.problem(passphrase, "ada")).isEmpty();
            offered.add(passphrase);
        }
        assertThat(offered).hasSize(500);
    }

    @Test
    void aShortWordListIsRefused() {
        assertThatThrownBy(() -> new Passphrases(WORDS.subList(1, 1296), new Random(1))).hasMessageContaining("1295");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a red door opens", "пароль из слов", "山山川川花花鳥鳥風風", "ada likes maths", "f8$kQ2!xZp", "0611 7294 38", "monkeys love bananas"})
    void whatTakesEffortToGuessIsFine(String passphrase) {
        assertThat(passphrases.problem(passphrase, "ada")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(value = {
        "''|tooShort", "'         '|tooShort", "short one|tooShort", "'  a   b   c  '|tooShort", "🦊🦊🦊🦊🦊🦊🦊🦊🦊|tooShort",
        "aaaaaaaaaaaa|oneCharacter", "aAaA aAaA aAaA|oneCharacter", "          aaaa aaaa aa|oneCharacter",
        "adalovelace|signInName", "Ada Lovelace 1815|signInName", "2026 ADA LOVELACE!|signInName", "ada lovelace ada lovelace|signInName",
        "1234567890|common", "password123|common", "Password 2026!|common", "pass word 2026|common", "!!!!dragon!!!!|common",
        "monkeymonkey|common", "letmeinletm|common", "qwertyqwerty1|common", "123456 123456|common", "1234567890123|common",
        "trustno1trustno1|common", "2026trustno1|common", "ＰＡＳＳＷＯＲＤ１２|common", "qwertyuiop|common"}, delimiter = '|')
    void whatIsTriedFirstIsRefusedAndExplained(String passphrase, String key) {
        assertThat(passphrases.problem(passphrase, "Ada Lovelace")).contains("people.passphrase." + key);
    }

    @Test
    void lengthIsCountedInCodePoints() {
        assertThat(passphrases.problem("🦊🐻🦊🐻🐼🦊🐻🐼🐼🐼", "ada")).isEmpty();
        assertThat(passphrases.problem("ab".repeat(100), "ada")).isEmpty();
        assertThat(passphrases.problem("ab".repeat(100) + "c", "ada")).contains("people.passphrase.tooLong");
    }

    @Test
    void aSignInNameNotYetTypedDoesNoHarm() {
        assertThat(passphrases.problem("a red door opens", "")).isEmpty();
    }

    @Test
    void aHashSaysHowItWasMadeAndFitsItsPassphraseAlone() {
        var hash = passphrases.hash("a red door opens");
        assertThat(hash).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(passphrases.verify("a red door opens", hash)).isTrue();
        assertThat(passphrases.verify("a red door closes", hash)).isFalse();
        assertThat(passphrases.verify("", hash)).isFalse();
    }

    @Test
    void theSamePassphraseNeverGivesTheSameHash() {
        assertThat(passphrases.hash("a red door opens")).isNotEqualTo(passphrases.hash("a red door opens"));
    }

    @Test
    void manyMaySignInAtOnce() {
        var hash = passphrases.hash("a red door opens");
        assertThat(IntStream.range(0, 16).parallel().filter(n -> passphrases.verify("a red door opens", hash)).count()).isEqualTo(16);
    }

    @Test
    void aHashMadeElsewhereIsUnderstood() {
        // The test vector of the reference implementation: "password" and "somesalt", m=65536, t=2, p=1.
        assertThat(passphrases.verify("password",
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A red door opens", " a red door opens ", "a  red door\u00a0opens", "A red door opens "})
    void whatAPhoneAddsIsForgiven(String typed) {
        assertThat(Passphrases.normal(typed)).isEqualTo(Passphrases.normal("a red door opens"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A RED DOOR OPENS", "a Red door opens", "areddooropens", "a red door opens.", "ａ red door opens"})
    void anythingElseIsAnotherPassphrase(String typed) {
        assertThat(Passphrases.normal(typed)).isNotEqualTo(Passphrases.normal("a red door opens"));
    }

    @Test
    void anAccentIsTheSameHoweverTheKeyboardWritesIt() {
        assertThat(Passphrases.normal("Cafe\u0301 noir du soir")).isEqualTo(Passphrases.normal("café noir du soir"));
        assertThat(Passphrases.normal("E\u0301clair du soir")).isEqualTo(Passphrases.normal("éclair du soir"));
    }

    @Test
    void aNameThatNobodyHasIsHashedLikeAnyOther() {
        assertThat(passphrases.matching("a red door opens", List.of())).isEmpty();
    }

    @Test
    void oneHashIsComparedWithAllOfAnAccount() {
        var own = passphrases.hash("a red door opens");
        var second = passphrases.hashLike("a blue door opens", own);
        assertThat(second).isNotEqualTo(own).startsWith(own.substring(0, own.lastIndexOf('$')));
        assertThat(passphrases.matching("a red door opens", List.of(own, second))).hasValue(0);
        assertThat(passphrases.matching("a blue door opens", List.of(own, second))).hasValue(1);
        assertThat(passphrases.matching("a green door opens", List.of(own, second))).isEmpty();
    }
}
