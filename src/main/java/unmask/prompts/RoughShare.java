package unmask.prompts;

import java.util.List;
import java.util.stream.Stream;

/**
 * An estimate in whole percent, ready to be drawn, with what one answer tells about the person who gave it.
 *
 * @param low  where the interval begins
 * @param high where it ends
 */
public record RoughShare(int people, boolean isTooFew, boolean isImpossible, int percent, int low, int high, List<Telling> tells) {
    /**
     * What somebody thinks of a person, in percent: before, after the person said yes, and after a no.
     */
    public record Telling(int before, int afterYes, int afterNo) {
    }

    public static RoughShare of(Estimate estimate) {
        var interval = estimate.isTooFew() ? new Estimate.Interval(0, 1) : estimate.interval();
        return new RoughShare(estimate.people(), estimate.isTooFew(), !estimate.isTooFew() && estimate.isImpossible(), estimate.isTooFew() ? 0 : percent(estimate.share()),
                percent(interval.low()), percent(interval.high()), tells(estimate.device()));
    }

    /** What a yes and a no tell, for who thought it unlikely, possible, and as likely as not. */
    public static List<Telling> tells(Estimate.Device device) {
        return Stream.of(.1, .3, .5).map(before -> new Telling(percent(before), percent(device.afterYes(before)), percent(device.afterNo(before)))).toList();
    }

    private static int percent(double share) {
        return Bars.hundredths(share, 1);
    }

    public int width() {
        return high - low;
    }

    /** {@return how many answers it takes} */
    public int fewest() {
        return Estimate.FEWEST;
    }
}
