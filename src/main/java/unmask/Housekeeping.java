package unmask;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what the clock brings, one thing after another. What fails waits for the next look, which finds the same things still to be done. */
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final ScheduledExecutorService rota = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "housekeeping");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Does something again and again.
     *
     * @param pause   between the end of one time and the beginning of the next
     * @param first   until the first time
     * @param failing what the log says when it fails
     */
    void every(Duration pause, Duration first, Runnable chore, String failing) {
        rota.scheduleWithFixedDelay(() -> tried(chore, failing), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does something once, in a while. */
    void once(Duration later, Runnable chore, String failing) {
        rota.schedule(() -> tried(chore, failing), later.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void tried(Runnable chore, String failing) {
        try {
            chore.run();
        } catch (RuntimeException failure) {
            // Exceptions of the database quote rows, so only their kind is written down.
            LOG.warn("{}: {}", failing, failure.getClass().getName());
        }
    }

    /** Begins nothing any more; what is being done ends by itself. */
    @Override
    public void close() {
        rota.shutdown();
    }
}
