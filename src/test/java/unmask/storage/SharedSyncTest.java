package unmask.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SharedSyncTest {
    private final ExecutorService writers = Executors.newCachedThreadPool();
    private final AtomicInteger syncs = new AtomicInteger();
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore mayEnd = new Semaphore(0);

    @AfterEach
    void sendTheWritersHome() {
        mayEnd.release(1_000);
        writers.shutdownNow();
    }

    /** A disk that takes its time: each sync ends when the test says so. */
    private void slowly() {
        syncs.incrementAndGet();
        begun.release();
        mayEnd.acquireUninterruptibly();
    }

    private void broken() {
        slowly();
        throw new IllegalStateException("no space left");
    }

    @Test
    void aWriterWaitsForTheSync() throws Exception {
        try (var sync = new SharedSync(this::slowly, Duration.ZERO)) {
            var writer = writers.submit(() -> write(sync));
            begun.acquire();
            assertThat(writer.isDone()).isFalse();
            mayEnd.release();
            writer.get(10, TimeUnit.SECONDS);
        }
        assertThat(syncs).hasValue(1);
    }

    @Test
    void oneSyncServesAllWhoWriteTogether() throws Exception {
        mayEnd.release(100);
        var together = new CountDownLatch(1);
        try (var sync = new SharedSync(this::slowly, Duration.ofSeconds(20))) {
            var isWriting = new CountDownLatch(6);
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                all.add(writers.submit(() -> sync.lasting(() -> {
                    isWriting.countDown();
                    return stopAt(together);
                })));
            }
            isWriting.await();
            together.countDown();
            for (var each : all) {
                each.get(10, TimeUnit.SECONDS);
            }
        }
        assertThat(syncs).hasValue(1);
    }

    @Test
    void nobodyWritesWhileASyncGoesOn() throws Exception {
        var written = new AtomicInteger();
        try (var sync = new SharedSync(this::slowly, Duration.ZERO)) {
            var first = writers.submit(() -> write(sync));
            begun.acquire();
            var others = several(6, () -> sync.lasting(written::incrementAndGet));
            assertThat(written).as("H2 would store half of what they write").hasValue(0);
            mayEnd.release(100);
            first.get(10, TimeUnit.SECONDS);
            for (var other : others) {
                other.get(10, TimeUnit.SECONDS);
            }
        }
        assertThat(written).hasValue(6);
    }

    @Test
    void aFailureReachesEveryoneWhoWaitsAndClosesTheDoor() throws Exception {
        try (var sync = new SharedSync(this::broken, Duration.ZERO)) {
            var waiting = new ArrayList<>(several(1, sync));
            begun.acquire();
            waiting.addAll(several(4, sync));
            mayEnd.release(100);
            for (var writer : waiting) {
                assertThatThrownBy(() -> writer.get(10, TimeUnit.SECONDS)).hasRootCauseMessage("no space left");
            }
            assertThatThrownBy(() -> write(sync)).isInstanceOf(StorageException.class).hasRootCauseMessage("no space left");
        }
        // A disk that has failed once may say yes the second time and have lost the rows all the same.
        assertThat(syncs).hasValue(1);
    }

    @Test
    void closingAfterAFailureDoesNotWait() {
        mayEnd.release(100);
        var sync = new SharedSync(this::broken, Duration.ZERO);
        assertThatThrownBy(() -> write(sync)).isInstanceOf(StorageException.class);
        long before = System.nanoTime();
        sync.close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    @RepeatedTest(50)
    void closingServesThoseWhoWait() throws Exception {
        var sync = new SharedSync(this::slowly, Duration.ZERO);
        var first = writers.submit(() -> write(sync));
        begun.acquire();
        var others = several(3, sync);
        var closing = writers.submit(sync::close);
        mayEnd.release(100);
        closing.get(10, TimeUnit.SECONDS);
        first.get(10, TimeUnit.SECONDS);
        for (var other : others) {
            other.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void nobodyWaitsAtAClosedDoor() {
        var sync = new SharedSync(syncs::incrementAndGet, Duration.ZERO);
        sync.close();
        assertThatThrownBy(() -> write(sync)).isInstanceOf(StorageException.class);
    }

    @Test
    void aSyncWaitsForThoseWhoAreAboutToCommit() throws Exception {
        var second = new CountDownLatch(1);
        try (var sync = new SharedSync(syncs::incrementAndGet, Duration.ofSeconds(20))) {
            var isWriting = new CountDownLatch(1);
            var slow = writers.submit(() -> sync.lasting(() -> {
                isWriting.countDown();
                return stopAt(second);
            }));
            isWriting.await();
            var quick = several(1, sync).get(0);
            second.countDown();
            quick.get(10, TimeUnit.SECONDS);
            slow.get(10, TimeUnit.SECONDS);
        }
        assertThat(syncs).hasValue(1);
    }

    @Test
    void aSyncDoesNotWaitForWhoNeverCommits() throws Exception {
        var never = new CountDownLatch(1);
        try (var sync = new SharedSync(syncs::incrementAndGet, Duration.ofMillis(1))) {
            var isWriting = new CountDownLatch(1);
            var stuck = writers.submit(() -> sync.lasting(() -> {
                isWriting.countDown();
                return stopAt(never);
            }));
            isWriting.await();
            write(sync);
            assertThat(stuck.isDone()).isFalse();
            never.countDown();
            stuck.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void nobodyWaitsForWhoFailed() {
        try (var sync = new SharedSync(syncs::incrementAndGet, Duration.ofSeconds(20))) {
            assertThatThrownBy(() -> sync.lasting(() -> {
                throw new IllegalStateException("taken");
            })).hasMessage("taken");
            long before = System.nanoTime();
            write(sync);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
        }
    }

    private static Object stopAt(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void write(SharedSync sync) {
        sync.lasting(() -> null);
    }

    private List<Future<?>> several(int howMany, SharedSync sync) throws InterruptedException {
        return several(howMany, () -> write(sync));
    }

    /** Writers who have all come to the door. */
    private List<Future<?>> several(int howMany, Runnable writing) throws InterruptedException {
        List<Future<?>> several = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < howMany; i++) {
            var here = new CountDownLatch(1);
            several.add(writers.submit(() -> {
                synchronized (threads) {
                    threads.add(Thread.currentThread());
                }
                here.countDown();
                writing.run();
            }));
            here.await();
        }
        while (threads.stream().anyMatch(thread -> thread.getState() != Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
        return several;
    }
}
