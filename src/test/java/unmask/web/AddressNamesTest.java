package unmask.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressNamesTest {
    private static final AddressNames NAMES = new AddressNames("article");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"The Mask|the-mask", "  “Nothing to hide” |nothing-to-hide", "Größe & Ærø: Łódź|grosse-aero-lodz",
        "O'Brien’s mask|obriens-mask", "面具|article", "New|new-article", "1984|1984", "İstanbul|istanbul"})
    void aTitleBecomesAName(String title, String slug) {
        assertThat(NAMES.near(title)).isEqualTo(slug);
        assertThat(AddressNames.isFree(slug)).isTrue();
    }

    @Test
    void aLongTitleIsCutBetweenWordsAndLeavesRoomForANumber() {
        var slug = NAMES.near("word ".repeat(100));
        assertThat(slug).hasSizeBetween(60, AddressNames.LONGEST - 5).endsWith("-word");
        assertThat(AddressNames.isFree(NAMES.near("x".repeat(500)))).isTrue();
    }

    @Test
    void aNameThatIsTakenGetsANumber() {
        assertThat(NAMES.forTitle("The Mask", Set.of("the-mask", "the-mask-2")::contains)).isEqualTo("the-mask-3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "a-", "-a", "a--b", "A", "a b", "a/b", "..", "a.b", "é", "new"})
    void whatCannotStandInAnAddressIsNoName(String name) {
        assertThat(AddressNames.isFree(name)).isFalse();
    }
}
