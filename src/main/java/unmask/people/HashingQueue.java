package unmask.people;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The line in front of the hashing: a few at once, first come, first served, and nobody is let in who would wait for seconds.
 */
final class HashingQueue {
    private final Semaphore places;
    private final AtomicInteger present = new AtomicInteger();
    private final int room;

    HashingQueue(int atOnce, int waiting) {
        this.places = new Semaphore(atOnce, true);
        this.room = atOnce + waiting;
    }

    <T> T inTurn(Supplier<T> work) {
        if (present.incrementAndGet() > room) {
            present.decrementAndGet();
            throw new Busy("More than " + room + " people are signing in at once.");
        }
        try {
            places.acquire();
            try {
                return work.get();
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy("The server is stopping.");
        } finally {
            present.decrementAndGet();
        }
    }

    /** How many hash or wait at this moment. */
    int present() {
        return present.get();
    }
}
