package unmask.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import unmask.people.SessionStore;

/**
 * Counts wrong answers in memory, each for a quarter of an hour. Right answers are not counted, and nothing is keyed on an
 * address: a whole school shares one.
 */
public final class Throttle {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int ACCOUNTS_WATCHED = 50_000;

    private final Clock clock;
    private final int allowed;
    private final Cache<String, Deque<Instant>> failures;

    public Throttle(Clock clock, int allowed) {
        this.clock = clock;
        this.allowed = allowed;
        this.failures = Caffeine.newBuilder()
                .maximumSize(ACCOUNTS_WATCHED)
                .expireAfterWrite(WINDOW)
                .ticker(ticker(clock))
                .build();
    }

    private static Ticker ticker(Clock clock) {
        Supplier<Instant> now = clock::instant;
        return () -> Duration.between(Instant.EPOCH, now.get()).toNanos();
    }

    /**
     * Takes one of the tries for this name before its answer is known, so that a hundred at once are no way around the limit.
     *
     * @return zero when the try is taken, otherwise how long to wait for the next
     */
    public Duration take(String name) {
        var recent = failures.get(SessionStore.hash(name), key -> new ArrayDeque<>());
        synchronized (recent) {
            drop(recent);
            if (recent.size() >= allowed) {
                return Duration.between(clock.instant(), recent.peekFirst().plus(WINDOW));
            }
            recent.addLast(clock.instant());
            failures.put(SessionStore.hash(name), recent);
            return Duration.ZERO;
        }
    }

    /** Gives the last try back: the answer was right. */
    public void wasRight(String name) {
        var recent = failures.getIfPresent(SessionStore.hash(name));
        if (recent != null) {
            synchronized (recent) {
                recent.pollLast();
            }
        }
    }

    private void drop(Deque<Instant> recent) {
        var old = clock.instant().minus(WINDOW);
        while (!recent.isEmpty() && !recent.peekFirst().isAfter(old)) {
            recent.removeFirst();
        }
    }
}
