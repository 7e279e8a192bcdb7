package unmask.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import unmask.storage.TestClock;

class ThrottleTest {
    private final TestClock clock = new TestClock();
    private final Throttle throttle = new Throttle(clock, 10);

    @Test
    void tenTriesAreTakenAndTheEleventhWaits() {
        for (int i = 0; i < 10; i++) {
            assertThat(throttle.take("ben")).isZero();
            clock.move(Duration.ofSeconds(6));
        }
        assertThat(throttle.take("ben")).isEqualTo(Duration.ofMinutes(14));
        assertThat(throttle.take("amal")).isZero();
    }

    @Test
    void afterTheWaitOneMoreTryIsTakenForEachThatIsOldEnough() {
        for (int i = 0; i < 10; i++) {
            throttle.take("ben");
            clock.move(Duration.ofSeconds(6));
        }
        clock.move(throttle.take("ben").minusMillis(1));
        assertThat(throttle.take("ben")).isEqualTo(Duration.ofMillis(1));
        clock.move(Duration.ofMillis(1));
        assertThat(throttle.take("ben")).isZero();
        assertThat(throttle.take("ben")).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void waitingTriesDoNotMakeTheWaitLonger() {
        for (int i = 0; i < 10; i++) {
            throttle.take("ben");
        }
        clock.move(Duration.ofMinutes(14));
        for (int i = 0; i < 1_000; i++) {
            assertThat(throttle.take("ben")).isEqualTo(Duration.ofMinutes(1));
        }
    }

    @Test
    void rightAnswersAreNotCounted() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(throttle.take("ben")).isZero();
            throttle.wasRight("ben");
        }
        throttle.wasRight("somebody who has never tried");
    }

    @Test
    void aHundredTriesAtOnceAreNoWayAroundTheLimit() throws Exception {
        var tries = Executors.newFixedThreadPool(16);
        try {
            int taken = 0;
            for (var one : tries.invokeAll(Collections.<Callable<Boolean>>nCopies(100, () -> throttle.take("ben").isZero()))) {
                taken += one.get() ? 1 : 0;
            }
            assertThat(taken).isEqualTo(10);
        } finally {
            tries.shutdownNow();
        }
    }
}
