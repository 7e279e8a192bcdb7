package unmask.markdown;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where texts are worked on: two at once, each on a deep stack, none for longer than its deadline. */
final class Press implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Press.class);
    private static final int AT_ONCE = 2;
    private static final long STACK_BYTES = 16L << 20;

    /** Work ends itself at its deadline, unless the machine is too busy to let it. */
    private static final long GRACE = TimeUnit.MILLISECONDS.toNanos(100);

    private final Semaphore free = new Semaphore(AT_ONCE, true);
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, Press::thread);

    /** Waits for a free place no longer than the work itself may take. */
    <T> T run(Deadline deadline, Supplier<T> work) {
        long nanos = deadline.nanosLeft();
        if (!isFreeWithin(nanos)) {
            throw new Refusal(Refusal.BUSY);
        }
        try {
            var result = threads.submit(() -> {
                try {
                    deadline.begin();
                    return work.get();
                } catch (StackOverflowError e) {
                    throw new Refusal(Refusal.TOO_DEEP);
                } finally {
                    deadline.pause();
                    free.release();
                }
            });
            return result.get(nanos + GRACE, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // We are stopping.
            free.release();
            throw new Refusal(Refusal.BUSY);
        } catch (TimeoutException e) {
            throw new Refusal(Refusal.TOO_SLOW);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Refusal.BUSY);
        } catch (ExecutionException e) {
            throw refusal(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }

    private boolean isFreeWithin(long nanos) {
        try {
            return free.tryAcquire(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The parser fails on some texts. Its messages may quote them, so the log gets the place only. */
    private static Refusal refusal(Throwable cause) {
        if (cause instanceof Refusal refusal) {
            return refusal;
        }
        var place = cause.getStackTrace();
        LOG.warn("A text could not be rendered: {} at {}", cause.getClass().getName(), place.length == 0 ? "?" : place[0]);
        return new Refusal(Refusal.UNREADABLE);
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(null, work, "markdown", STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }
}
