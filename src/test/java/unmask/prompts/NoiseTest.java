package unmask.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The noise that nothing of ours adds: for thirty people it would be a lesson rather than a number, and so we hide small counts instead
 * ({@link Cells}). Whoever wants to publish often may need it, and finds its numbers proven here.
 */
class NoiseTest {
    /** The discrete Laplace law with α = 1/2, ε = ln 2; floating-point noise leaks (Mironov, 2012). */
    private static double chance(int noise) {
        return Math.pow(.5, Math.abs(noise)) / 3;
    }

    @ParameterizedTest
    @CsvSource({"0, .3333", "4, .9583", "60, 1"})
    void mostOfTheNoiseIsSmall(int most, double chance) {
        assertThat(IntStream.rangeClosed(-most, most).mapToDouble(NoiseTest::chance).sum()).isCloseTo(chance, within(.0005));
        assertThat(Math.sqrt(IntStream.rangeClosed(-60, 60).mapToDouble(noise -> noise * noise * chance(noise)).sum())).isCloseTo(2, within(.0005));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1.414, 2.996", "1, 2, 2.828, 5.991"})
    void theContinuousLawIsAsWideAsItsFormula(double epsilon, int bars, double deviation, double nineteenInTwenty) {
        double scale = bars / epsilon;
        assertThat(Math.sqrt(2) * scale).isCloseTo(deviation, within(.001));
        assertThat(scale * Math.log(20)).isCloseTo(nineteenInTwenty, within(.001));
    }

    @Test
    void headsBeforeTheFirstTailTwiceMakeIt() {
        var random = new Random(13);
        int draws = 60_000;
        var counts = new int[9];
        for (int draw = 0; draw < draws; draw++) {
            int noise = heads(random) - heads(random);
            if (Math.abs(noise) <= 4) {
                counts[noise + 4]++;
            }
        }
        double square = IntStream.range(0, counts.length).mapToDouble(at -> Math.pow(counts[at] - draws * chance(at - 4), 2) / (draws * chance(at - 4))).sum();
        assertThat(square).as("chi-square with nine cells at p = 0.001").isLessThan(27.9);
    }

    private static int heads(Random coin) {
        int heads = 0;
        while (coin.nextBoolean()) {
            heads++;
        }
        return heads;
    }
}
