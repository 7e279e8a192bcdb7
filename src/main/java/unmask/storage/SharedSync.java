package unmask.storage;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * One thread that syncs the disk for all writers who wait.
 *
 * <p>H2 answers a commit before the disk has it, and no setting of its own calls {@code fsync} at each commit. A sync for every
 * writer would be slow; one sync serves everyone who committed before it began, so it waits a little for those who are about to.
 *
 * <p>Nobody writes while a sync goes on. H2 stores one table after another, and does not stop writers meanwhile: what a transaction
 * changed in two of them could be on the disk in one alone, and a crash before the next sync would leave it so. Two are not held
 * back: who has been writing for seconds, and H2's own thread, which may store a transaction in its middle when nothing was written
 * for half a second; the sync that follows each write puts both right.
 */
final class SharedSync implements AutoCloseable {
    /** Who writes for longer is stuck: the others go on without them. */
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(2);

    private final Runnable sync;
    private final Duration patience;
    private final Lock lock = new ReentrantLock();
    private final Condition asked = lock.newCondition();
    private final Condition answered = lock.newCondition();
    private final Condition opened = lock.newCondition();
    private final Thread thread = new Thread(this::serve, "storage-sync");

    private int coming;
    private int writing;
    private long asking;
    private long done;
    private Throwable failure;
    private boolean syncing;
    private boolean closing;
    private boolean closed;

    /** @param patience how long a sync waits at most for more writers to come, and to commit */
    SharedSync(Runnable sync, Duration patience) {
        this.sync = sync;
        this.patience = patience;
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Runs what commits, and returns once that is on the disk; throws when the disk does not take it, and at once when it has failed
     * before.
     */
    <T> T lasting(Supplier<T> committing) {
        begin();
        T result;
        try {
            result = committing.get();
        } catch (RuntimeException | Error failure) {
            leave();
            throw failure;
        }
        await();
        return result;
    }

    private void begin() {
        lock.lock();
        try {
            coming++;
            while (syncing) {
                opened.awaitUninterruptibly();
            }
            coming--;
            mustBeWell();
            writing++;
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            writing--;
            asked.signal();
        } finally {
            lock.unlock();
        }
    }

    private void await() {
        lock.lock();
        try {
            writing--;
            long mine = ++asking;
            asked.signal();
            while (done < mine && !closed) {
                answered.awaitUninterruptibly();
            }
            if (done < mine) {
                throw new StorageException("The disk did not take the last write.", failure);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Throws when a sync has failed before: what is written from then on might not survive. */
    void mustBeWell() {
        lock.lock();
        try {
            if (failure != null) {
                throw new StorageException("The disk did not take an earlier write. Stop the site, look after the disk, and start it again.", failure);
            }
        } finally {
            lock.unlock();
        }
    }

    private void serve() {
        long upTo;
        while ((upTo = nextRound()) > 0) {
            Throwable problem = null;
            try {
                sync.run();
            } catch (RuntimeException | Error thrown) {
                problem = thrown;
            }
            finish(upTo, problem);
        }
    }

    private long nextRound() {
        lock.lock();
        try {
            while (asking == done && !closing && failure == null) {
                asked.awaitUninterruptibly();
            }
            // Who has come before the end is still served.
            await(() -> coming + writing, closing ? LONGEST_WRITE : patience);
            syncing = true;
            await(() -> writing, LONGEST_WRITE);
            // After a failure there is no second try: the disk may then say yes, and have dropped the rows all the same.
            closed = failure != null || asking == done;
            if (closed) {
                open();
                answered.signalAll();
            }
            return closed ? 0 : asking;
        } finally {
            lock.unlock();
        }
    }

    private void await(IntSupplier others, Duration longest) {
        try {
            long left = longest.toNanos();
            while (others.getAsInt() > 0 && left > 0) {
                left = asked.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void open() {
        syncing = false;
        opened.signalAll();
    }

    private void finish(long upTo, Throwable problem) {
        lock.lock();
        try {
            failure = problem;
            if (problem == null) {
                done = upTo;
            }
            open();
            answered.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            asked.signal();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(10_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
