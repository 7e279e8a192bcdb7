package unmask.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    @Test
    void anIdIsReadBackFromItsText() {
        var ids = new Ids(new Random(1));
        for (int i = 0; i < 10_000; i++) {
            long id = ids.next();
            assertThat(Ids.parse(Ids.text(id))).hasValue(id);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 31, 32, 1L << 58, (1L << 58) - 1, (1L << 60) - 1, 1L << 60, Long.MAX_VALUE})
    void smallAndLargeIdsAreReadBackToo(long id) {
        assertThat(Ids.parse(Ids.text(id))).hasValue(id);
        assertThat(Ids.text(id)).matches("[0-9a-hjkmnp-tv-z]{1,13}");
    }

    @Test
    void idsArePositiveUseAll63BitsAndDoNotRepeat() {
        var ids = new Ids(new SplittableRandom(2));
        var seen = new HashSet<Long>();
        long all = 0;
        for (int i = 0; i < 100_000; i++) {
            long id = ids.next();
            assertThat(id).isPositive();
            all |= id;
            seen.add(id);
        }
        assertThat(seen).hasSize(100_000);
        assertThat(all).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void noughtIsNoId() {
        var draws = new long[] {0, Long.MIN_VALUE, 1, -1};
        var next = new int[1];
        var ids = new Ids((RandomGenerator) () -> draws[next[0]++]);
        assertThat(ids.next()).isEqualTo(Long.MIN_VALUE >>> 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "01", "0000000000001", "A", "i", "l", "o", "u", "-1", " 1", "1 ", "1\n", "é", "1_000",
            "zzzzzzzzzzzzz", "8000000000000", "7zzzzzzzzzzzzz", "10000000000000", "00000000000000"})
    void whatIsNotTheOneWayToWriteAnIdIsNone(String text) {
        assertThat(Ids.parse(text)).isEmpty();
    }

    @Test
    void theLargestIdIsTheLargestText() {
        assertThat(Ids.text(Long.MAX_VALUE)).isEqualTo("7zzzzzzzzzzzz");
        assertThat(Ids.parse(null)).isEmpty();
    }

    @Test
    void anyTextThatIsReadIsWrittenTheSame() {
        var random = new Random(3);
        for (int i = 0; i < 100_000; i++) {
            var text = random.ints(random.nextInt(1, 15), 0, 36).collect(StringBuilder::new,
                    (made, digit) -> made.append(Character.forDigit(digit, 36)), StringBuilder::append).toString();
            Ids.parse(text).ifPresent(id -> assertThat(Ids.text(id)).isEqualTo(text));
        }
    }
}
