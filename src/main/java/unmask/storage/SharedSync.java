package unmask.storage;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One thread that syncs the disk for all writers who wait.
 *
 * <p>H2 answers a commit before the disk has it, and no setting of its own calls {@code fsync} at each commit. A sync for every
 * writer would be slow; one sync serves everyone who committed before it began.
 */
final class SharedSync implements AutoCloseable {
    private final Runnable sync;
    private final Lock lock = new ReentrantLock();
    private final Condition asked = lock.newCondition();
    private final Condition answered = lock.newCondition();
    private final Thread thread = new Thread(this::serve, "storage-sync");

    private long asking;
    private long done;
    private RuntimeException failure;
    private boolean closing;

    SharedSync(Runnable sync) {
        this.sync = sync;
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns when everything committed before the call is on the disk; throws when that failed. */
    void await() {
        lock.lock();
        try {
            long mine = ++asking;
            asked.signal();
            while (done < mine && failure == null && !closing) {
                answered.awaitUninterruptibly();
            }
            if (done < mine) {
                throw new StorageException("The disk did not take the last write.", failure);
            }
        } finally {
            lock.unlock();
        }
    }

    private void serve() {
        long upTo;
        while ((upTo = nextRound()) > 0) {
            RuntimeException problem = null;
            try {
                sync.run();
            } catch (RuntimeException thrown) {
                problem = thrown;
            }
            finish(upTo, problem);
        }
    }

    private long nextRound() {
        lock.lock();
        try {
            while (asking == done && !closing) {
                asked.awaitUninterruptibly();
            }
            return asking == done ? 0 : asking;
        } finally {
            lock.unlock();
        }
    }

    private void finish(long upTo, RuntimeException problem) {
        lock.lock();
        try {
            failure = problem;
            if (problem == null) {
                done = upTo;
            } else {
                closing = true;
            }
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
