package unmask.web;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Slows down answers to wrong class codes, the more the more of them come in from anywhere. A class that mistypes its code
 * notices nothing; whoever tries codes by the thousand waits.
 */
public final class WrongCodes {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int FORGIVEN = 30;
    private static final int MOST_COUNTED = 1_000;
    private static final Duration STEP = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Clock clock;
    private final Deque<Instant> recent = new ArrayDeque<>();

    public WrongCodes(Clock clock) {
        this.clock = clock;
    }

    /** Answers a wrong code when its time has come, and holds no thread until then. */
    public void answerLate(Context ctx, Runnable answer) {
        var later = CompletableFuture.delayedExecutor(pause().toMillis(), TimeUnit.MILLISECONDS);
        ctx.future(() -> CompletableFuture.runAsync(answer, later));
    }

    /** Counts a wrong code and says how long its answer should wait. */
    public synchronized Duration pause() {
        var old = clock.instant().minus(WINDOW);
        while (!recent.isEmpty() && !recent.peekFirst().isAfter(old) || recent.size() >= MOST_COUNTED) {
            recent.removeFirst();
        }
        recent.addLast(clock.instant());
        var pause = STEP.multipliedBy(Math.max(0, recent.size() - FORGIVEN));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
