package unmask.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandlesTest {
    private final Handles handles = new Handles(
            List.of("patient", "Brisk", "quiet", "amber"), List.of("heron", "otter", "lynx", "newt", "wren", "hare"));

    @Test
    void anOfferIsOfGenuineHandlesWithDifferentAnimals() {
        for (int seed = 0; seed < 500; seed++) {
            var offered = handles.offer(new Random(seed), 5, handle -> false);
            assertThat(offered).hasSize(5).allMatch(handles::isHandle);
            assertThat(offered.stream().map(handle -> handle.split(" ")[1])).doesNotHaveDuplicates();
        }
    }

    @Test
    void noNumberThatWouldEmbarrassItsOwner() {
        var random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            var number = Integer.parseInt(handles.offer(random, 1, handle -> false).get(0).split(" ")[2]);
            assertThat(number).isBetween(2, 99).isNotIn(13, 14, 18, 28, 67, 69, 88);
        }
    }

    @Test
    void aTakenHandleIsNeverOfferedAgain() {
        var random = new Random(2);
        var taken = new HashSet<String>();
        for (int i = 0; i < 400; i++) {
            var offered = handles.offer(random, 3, taken::contains);
            assertThat(offered).hasSize(3);
            offered.forEach(handle -> assertThat(taken.add(Handles.folded(handle))).isTrue());
        }
    }

    @Test
    void whenAllAreTakenTheOfferIsEmptyAndDoesNotHang() {
        assertThat(handles.offer(new Random(3), 5, handle -> true)).isEmpty();
    }

    @Test
    void thereAreNoMoreThanThereAreAnimals() {
        assertThat(handles.offer(new Random(4), 50, handle -> false)).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Patient Heron 12", "Brisk Otter 2", "Quiet Lynx 99"})
    void aCombinationOfOurWordsIsAHandle(String text) {
        assertThat(handles.isHandle(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Patient", "Patient Heron", "Patient Heron 1", "Patient Heron 100", "Patient Heron 012", "Patient Heron 88",
        "Patient Heron 12 ", " Patient Heron 12", "Patient  Heron 12", "patient heron 12", "Heron Patient 12", "Patient Wolf 12", "Stupid Heron 12",
        "Patient Heron +12", "Patient Heron １２", "Pаtient Heron 12", "Patient\u00a0Heron 12", "Patient Heron 12\n", "Patient Heron 12 13"})
    void anythingElseIsNot(String text) {
        assertThat(handles.isHandle(text)).isFalse();
    }

    @Test
    void caseAndSpacesMakeNoDifferenceToUniqueness() {
        assertThat(Handles.folded(" PATIENT  heron 12")).isEqualTo(Handles.folded("Patient Heron 12")).isEqualTo("patient heron 12");
    }

    @Test
    void aWordListWithSomethingElseInItIsRefused() {
        assertThatThrownBy(() -> new Handles(List.of("patient"), List.of("sea otter"))).hasMessageContaining("sea otter");
        assertThatThrownBy(() -> new Handles(List.of(), List.of("otter"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWordListMayHaveRemarksAndEmptyLines() {
        assertThat(WordList.read("people/few-words.txt")).containsExactly("heron", "otter");
        assertThatThrownBy(() -> WordList.read("people/no-such-list.txt")).hasMessageContaining("no-such-list");
    }
}
