package unmask.prompts;

/**
 * What the class's answers to a confidential question tell, when chance has answered for some: randomised response with a forced answer
 * (Boruch, 1972; the estimate as R's RRTCS states it for {@code ForcedResponse}).
 *
 * <p>The number is rough, and is never shown without its interval: with a die and thirty answers, ±20 points or more. Experiments have
 * found such estimates below those of plain asking (John et al., HBS 16-125; Höglinger and Jann, N = 6,505), so it teaches rather than
 * measures.
 *
 * @param device what answers in a person's place
 * @param yes    how many said yes
 * @param people how many answered
 */
public record Estimate(Device device, int yes, int people) {
    /** Fewer answers to a die say nothing: with 20 the interval is half of all there is. */
    public static final int FEWEST = 20;

    /** 95 of 100 intervals hold the true share. */
    private static final double Z = 1.959963984540054;

    public Estimate {
        if (yes < 0 || yes > people) {
            throw new IllegalArgumentException("More have said yes than have answered.");
        }
    }

    /**
     * Something thrown where nobody sees it.
     *
     * @param yes how often it says “answer yes”
     * @param no  how often it says “answer no”; else it says “answer truly”
     */
    public record Device(double yes, double no) {
        /** A die: 1 says yes, 6 says no, the rest the truth. */
        public static final Device DIE = new Device(1 / 6.0, 1 / 6.0);

        double truth() {
            return 1 - yes - no;
        }

        /** How much one answer can tell at most: the ε of local differential privacy. */
        double epsilon() {
            return Math.max(Math.log((yes + truth()) / yes), Math.log((no + truth()) / no));
        }

        /** {@return how likely it is true of somebody who said yes, for who had thought it this likely} */
        public double afterYes(double before) {
            return (yes + truth()) * before / ((yes + truth()) * before + yes * (1 - before));
        }

        /** {@return how likely it is true of somebody who said no, for who had thought it this likely} */
        public double afterNo(double before) {
            return no * before / (no * before + (no + truth()) * (1 - before));
        }
    }

    /** A range of shares, from 0 to 1 once it is shown. */
    public record Interval(double low, double high) {
        private Interval shown() {
            return new Interval(fitted(low), fitted(high));
        }
    }

    /** {@return whether too few have answered to say anything} */
    public boolean isTooFew() {
        return people < FEWEST;
    }

    /** {@return whether no share at all explains these answers: some have not done what the die said} */
    public boolean isImpossible() {
        var mapped = mapped();
        return mapped.high < 0 || mapped.low > 1;
    }

    /** {@return the share of people of whom it is true, as far as one can tell} */
    public double share() {
        return fitted(unfitted());
    }

    private static double fitted(double share) {
        return Math.min(1, Math.max(0, share));
    }

    /** {@return where the true share lies} */
    public Interval interval() {
        return mapped().shown();
    }

    /** Before it is fitted between none and all. */
    double unfitted() {
        return mapped(said());
    }

    /** Wilson's interval of what was said, both ends mapped; the plain one has no width where all say the same. */
    Interval mapped() {
        double n = people;
        double said = said();
        double middle = (said + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double half = Z * Math.sqrt(said * (1 - said) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n);
        return new Interval(mapped(middle - half), mapped(middle + half));
    }

    private double said() {
        return (double) yes / people;
    }

    private double mapped(double said) {
        return (said - device.yes) / device.truth();
    }

    /** The standard error, when these people stand for others like them. */
    double errorAsSample() {
        return Math.sqrt(said() * (1 - said()) / (people - 1)) / device.truth();
    }

    /** The standard error, when it is these people whom one asks about, and chance is only in a device that is fair to yes and no. */
    double errorAsClass() {
        double open = device.yes + device.truth();
        return Math.sqrt(open * (1 - open) / people) / device.truth();
    }
}
