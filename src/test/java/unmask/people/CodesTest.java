package unmask.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated
class CodesTest {

    @Test
    void aRecoveryCodeIsFiveGroupsOfFour() {
        var random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            var code = RecoveryCodes.issue(random);
            assertThat(code).matches("([ACDEFGHJKLMNPQRTUVWXY34679]{4}-){4}[ACDEFGHJKLMNPQRTUVWXY34679]{4}");
            assertThat(RecoveryCodes.normal(code)).contains(code);
        }
    }

    @Test
    void aJoinCodeIsTwoGroupsOfFourWithoutVowels() {
        var random = new Random(2);
        for (int i = 0; i < 1_000; i++) {
            var code = JoinCodes.issue(random);
            assertThat(code).matches("[CDFGHJKLMNPQRTVWX679]{4}-[CDFGHJKLMNPQRTVWX679]{4}");
            assertThat(JoinCodes.normal(code)).contains(code);
        }
    }

    @Test
    void everySymbolOccursAndNoCodeTwice() {
        var random = new Random(3);
        var codes = new HashSet<String>();
        for (int i = 0; i < 1_000; i++) {
            codes.add(RecoveryCodes.issue(random));
        }
        assertThat(codes).hasSize(1_000);
        assertThat(codes.stream().flatMapToInt(String::chars).boxed().collect(Collectors.toSet())).hasSize(26 + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"KTRW-7MXD", "ktrw7mxd", " k t r w 7 m x d ", "KTRW–7MXD", "ktrw_7mxd.", "ＫＴＲＷ７ＭＸＤ", "KTRW-ZMXD", "ktrw 2mxd"})
    void aJoinCodeIsUnderstoodHoweverItIsTyped(String typed) {
        assertThat(JoinCodes.normal(typed)).contains("KTRW-7MXD");
    }

    @ParameterizedTest
    @CsvSource({"1, L", "i, L", "l, L", "I, L", "0, Q", "o, Q", "z, 7", "2, 7"})
    void aLookAlikeIsReadAsTheSymbolThatItMustBe(String typed, String meant) {
        assertThat(JoinCodes.normal("KTRW-7MX" + typed)).contains("KTRW-7MX" + meant);
    }

    @Test
    void aCodeIsReadTheSameInEveryLanguageOfTheServer() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(JoinCodes.normal("ktrw-7mxi")).contains("KTRW-7MXL");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "KTRW", "KTRW-7MX", "KTRW-7MXDD", "KTRW-7MXS", "KTRW-7MXA", "KTRW-7MXé", "KTRW-7MX\uD835\uDFCE\uD835\uDFCE"})
    void whatCannotBeACodeIsNone(String typed) {
        assertThat(JoinCodes.normal(typed)).isEmpty();
    }

    @Test
    void aVeryLongTextIsNoCode() {
        assertThat(RecoveryCodes.normal("K".repeat(100_000))).isEmpty();
    }

    @Test
    void aRecoveryCodeIsStoredAsItsSha256() {
        assertThat(RecoveryCodes.hash("AAAA-CCCC-DDDD-EEEE-FFFF")).matches("[0-9a-f]{64}").isEqualTo(RecoveryCodes.hash("AAAA-CCCC-DDDD-EEEE-FFFF"))
                .isNotEqualTo(RecoveryCodes.hash("AAAA-CCCC-DDDD-EEEE-FFFG"));
        assertThat(RecoveryCodes.normal("aaaa cccc dddd eeee ffff").map(RecoveryCodes::hash)).contains(RecoveryCodes.hash("AAAA-CCCC-DDDD-EEEE-FFFF"));
    }
}
