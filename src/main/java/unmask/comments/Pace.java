package unmask.comments;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import unmask.people.Viewer;

/**
 * How much one student may post in a while: more than thirty of them do in a lively lesson, and less than one can drown a class with.
 * It is kept in memory alone, and staff are not counted.
 */
public final class Pace {
    /** What a lively discussion in class needs, and nobody who floods one can do without. */
    public static final int USUAL = 8;

    private static final int TIMES_IN_TEN_MINUTES = 5;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final int MEMBERS_WATCHED = 50_000;

    private final Clock clock;
    private final int inAMinute;
    private final Cache<Long, Deque<Instant>> posted = Caffeine.newBuilder().maximumSize(MEMBERS_WATCHED).expireAfterAccess(TEN_MINUTES).build();

    /** @param inAMinute how many a student may post; 0 for no limit */
    public Pace(Clock clock, int inAMinute) {
        this.clock = clock;
        this.inAMinute = inAMinute;
    }

    /** Counts a contribution before it is taken; answers with how long to wait, which is zero when it was counted. */
    Duration take(Viewer viewer) {
        if (!counts(viewer)) {
            return Duration.ZERO;
        }
        var recent = posted.get(viewer.member().id(), missing -> new ArrayDeque<>());
        synchronized (recent) {
            var now = clock.instant();
            while (!recent.isEmpty() && !recent.peekFirst().isAfter(now.minus(TEN_MINUTES))) {
                recent.removeFirst();
            }
            var wait = longer(wait(recent, inAMinute, MINUTE, now), wait(recent, TIMES_IN_TEN_MINUTES * inAMinute, TEN_MINUTES, now));
            if (wait.isZero()) {
                recent.addLast(now);
            }
            return wait;
        }
    }

    private boolean counts(Viewer viewer) {
        return inAMinute > 0 && !viewer.isStaff();
    }

    private static Duration wait(Deque<Instant> recent, int most, Duration window, Instant now) {
        var counted = recent.stream().filter(moment -> moment.isAfter(now.minus(window))).toList();
        return counted.size() < most ? Duration.ZERO : Duration.between(now, counted.get(counted.size() - most).plus(window));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Nothing came of what was counted last. */
    void giveBack(Viewer viewer) {
        var recent = !counts(viewer) ? null : posted.getIfPresent(viewer.member().id());
        if (recent != null) {
            synchronized (recent) {
                recent.pollLast();
            }
        }
    }

    /** The message key that says how long to wait. */
    static String sentence(Duration wait) {
        return wait.compareTo(MINUTE) > 0 ? "comments.much-too-quick" : wait.compareTo(MINUTE.dividedBy(2)) > 0 ? "comments.too-quick" : "comments.bit-too-quick";
    }
}
