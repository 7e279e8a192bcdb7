package unmask.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import unmask.storage.TestClock;

class WrongCodesTest {
    private final TestClock clock = new TestClock();
    private final WrongCodes codes = new WrongCodes(clock);

    private void wrong(int times) {
        for (int i = 0; i < times; i++) {
            codes.pause();
        }
    }

    @Test
    void aClassThatMistypesItsCodeNoticesNothing() {
        for (int i = 0; i < 30; i++) {
            assertThat(codes.pause()).isZero();
        }
    }

    @Test
    void eachFurtherWrongCodeWaitsALittleLongerUpToFiveSeconds() {
        wrong(30);
        assertThat(codes.pause()).isEqualTo(Duration.ofMillis(50));
        assertThat(codes.pause()).isEqualTo(Duration.ofMillis(100));
        wrong(98);
        assertThat(codes.pause()).isEqualTo(Duration.ofSeconds(5));
        wrong(5_000);
        assertThat(codes.pause()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aQuarterOfAnHourLaterItIsForgotten() {
        wrong(40);
        clock.move(Duration.ofMinutes(15).minusMillis(1));
        assertThat(codes.pause()).isPositive();
        clock.move(Duration.ofMillis(1));
        assertThat(codes.pause()).isZero();
    }
}
