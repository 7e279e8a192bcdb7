package unmask.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HashingQueueTest {

    @Test
    void twoWorkTheRestWaitAndOneTooManyIsTurnedAway() throws Exception {
        var queue = new HashingQueue(2, 3);
        var door = new CountDownLatch(1);
        var atWork = new AtomicInteger();
        var most = new AtomicInteger();
        var people = Executors.newCachedThreadPool();
        try {
            var answers = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 5; i++) {
                answers.add(people.submit(() -> queue.inTurn(() -> {
                    most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                    await(door);
                    return atWork.decrementAndGet();
                })));
            }
            while (queue.present() < 5 || atWork.get() < 2) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(() -> queue.inTurn(() -> 0)).isInstanceOf(Busy.class);

            door.countDown();
            for (var answer : answers) {
                answer.get();
            }
            assertThat(most).hasValue(2);
            assertThat(queue.present()).isZero();
            assertThat(queue.inTurn(() -> "room again")).isEqualTo("room again");
        } finally {
            people.shutdownNow();
        }
    }

    @Test
    void workThatFailsLeavesItsPlace() {
        var queue = new HashingQueue(1, 0);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> queue.inTurn(() -> {
                throw new IllegalStateException("no");
            })).isInstanceOf(IllegalStateException.class);
        }
        assertThat(queue.present()).isZero();
    }

    private static void await(CountDownLatch door) {
        try {
            door.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
