package unmask.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unmask.prompts.Estimate.Device;

class EstimateTest {
    private static final Device COINS = new Device(.25, .25);
    private static final Offset<Double> PER_MILLE = within(.0006);

    /** Warner's question and its opposite (1965) come to the same: with three in four truly asked, a quarter of all say what is not so. */
    private static Device device(String name) {
        return name.equals("die") ? Device.DIE : COINS;
    }

    @ParameterizedTest
    @CsvSource({
        "die,    12, 30,  .350, .1365, .1021,  .119,  .615, 1.609",
        "die,    24, 60,  .350, .096,  .072,   .179,  .540, 1.609",
        "coins,  12, 30,  .300, .1819, .1581, -.008,  .654, 1.099",
        "coins,  15, 30,  .500, .186,  .158,   .163,  .837, 1.099",
        "coins,   5, 30, -.167, .138,  .158,  -.353,  .171, 1.099",
        "coins,   0, 30, -.500, 0,     .158,  -.500, -.273, 1.099",
        "warner, 14, 30,  .433, .185,  .158,   .1046, .7772, 1.099",
    })
    void anEstimateIsWhatTheFormulaSays(String device, int yes, int people, double share, double asSample, double asClass, double low, double high, double epsilon) {
        var estimate = new Estimate(device(device), yes, people);
        assertThat(estimate.unfitted()).isCloseTo(share, PER_MILLE);
        assertThat(estimate.errorAsSample()).isCloseTo(asSample, PER_MILLE);
        assertThat(estimate.errorAsClass()).isCloseTo(asClass, PER_MILLE);
        assertThat(estimate.mapped().low()).isCloseTo(low, PER_MILLE);
        assertThat(estimate.mapped().high()).isCloseTo(high, PER_MILLE);
        assertThat(device(device).epsilon()).isCloseTo(epsilon, PER_MILLE);
    }

    /** Generalised randomised response with three options and ε = ln 4: for each option, two in three are kept and one in six comes by chance. */
    @ParameterizedTest
    @CsvSource({"8, .200, .161", "12, .4667, .179", "10, .3333, .172"})
    void ofSeveralOptionsEachIsAnEstimateOfItsOwn(int chosen, double share, double error) {
        var device = new Device(1 / 6.0, 1 / 3.0);
        var estimate = new Estimate(device, chosen, 30);
        assertThat(estimate.unfitted()).isCloseTo(share, PER_MILLE);
        assertThat(estimate.errorAsSample() * Math.sqrt(29 / 30.0)).isCloseTo(error, PER_MILLE);
        assertThat(device.epsilon()).isCloseTo(Math.log(4), PER_MILLE);
    }

    @ParameterizedTest
    @CsvSource({"coins, .1, .25, .036", "coins, .3, .5625, .125", "coins, .5, .75, .25", "die, .1, .357, .022", "die, .3, .682, .079", "die, .5, .833, .167"})
    void anAnswerTellsALittleAboutOnePerson(String device, double before, double afterYes, double afterNo) {
        assertThat(device(device).afterYes(before)).isCloseTo(afterYes, PER_MILLE);
        assertThat(device(device).afterNo(before)).isCloseTo(afterNo, PER_MILLE);
    }

    @ParameterizedTest
    @CsvSource({"1, .75", "3, .964", "5, .996", "10, .99998"})
    void answersToTheSameQuestionAddUp(int times, double belief) {
        double now = .5;
        for (int time = 0; time < times; time++) {
            now = COINS.afterYes(now);
        }
        assertThat(now).isCloseTo(belief, within(.0005));
    }

    @ParameterizedTest
    @CsvSource({"15, 54, 129", "20, 31, 73", "25, 20, 47"})
    void aNarrowIntervalNeedsManyAnswers(int points, int withDie, int withCoins) {
        assertThat(answersFor(points, Device.DIE)).isEqualTo(withDie);
        assertThat(answersFor(points, COINS)).isEqualTo(withCoins);
    }

    private static int answersFor(int points, Device device) {
        int people = 1;
        while (1.959963984540054 * new Estimate(device, 0, people).errorAsClass() > points / 100.0) {
            people++;
        }
        return people;
    }

    @Test
    void whatIsShownLiesBetweenNobodyAndEverybody() {
        var estimate = new Estimate(COINS, 12, 30);
        assertThat(estimate.interval().low()).isZero();
        assertThat(estimate.interval().high()).isCloseTo(.654, PER_MILLE);
        assertThat(new Estimate(COINS, 5, 30).share()).isZero();
        assertThat(new Estimate(Device.DIE, 30, 30).share()).isEqualTo(1);
    }

    @Test
    void answersThatNoClassCanHaveGivenAreSaidToBeImpossible() {
        assertThat(new Estimate(COINS, 0, 30).isImpossible()).isTrue();
        assertThat(new Estimate(COINS, 30, 30).isImpossible()).isTrue();
        assertThat(new Estimate(COINS, 5, 30).isImpossible()).isFalse();
        assertThat(new Estimate(Device.DIE, 0, 30).isImpossible()).isTrue();
        assertThat(new Estimate(Device.DIE, 3, 30).isImpossible()).isFalse();
    }

    @Test
    void fewerThanTwentyAnswersSayNothing() {
        assertThat(new Estimate(Device.DIE, 8, 19).isTooFew()).isTrue();
        assertThat(new Estimate(Device.DIE, 8, 20).isTooFew()).isFalse();
    }

    @Test
    void overManyClassesTheEstimateIsRight() {
        var random = new Random(11);
        int classes = 20_000;
        double sum = 0;
        double squares = 0;
        int held = 0;
        for (int each = 0; each < classes; each++) {
            var estimate = new Estimate(Device.DIE, said(random, 9, 30), 30);
            sum += estimate.unfitted();
            squares += Math.pow(estimate.unfitted() - .3, 2);
            held += estimate.mapped().low() <= .3 && .3 <= estimate.mapped().high() ? 1 : 0;
        }
        double error = new Estimate(Device.DIE, 0, 30).errorAsClass();
        assertThat(sum / classes).isCloseTo(.3, within(4 * error / Math.sqrt(classes)));
        assertThat(Math.sqrt(squares / classes)).isCloseTo(error, within(.003));
        assertThat((double) held / classes).as("the interval is for a sample, and so holds more than it promises").isGreaterThan(.95);
    }

    /** How many of a class say yes, of whom it is true of some, when each rolls a die. */
    private static int said(Random random, int trueOf, int people) {
        int yes = 0;
        for (int person = 0; person < people; person++) {
            int die = 1 + random.nextInt(6);
            yes += die == 1 || die != 6 && person < trueOf ? 1 : 0;
        }
        return yes;
    }
}
