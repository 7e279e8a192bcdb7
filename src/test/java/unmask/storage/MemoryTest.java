package unmask.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private final Database database = Databases.h2();
    private final Memory<String, String> memory = new Memory<>(database::revision, 10);
    private final AtomicInteger looks = new AtomicInteger();

    @AfterEach
    void close() {
        database.close();
    }

    private String look(String found) {
        looks.incrementAndGet();
        return found;
    }

    @Test
    void whatWasFoundIsNotLookedUpAgainWhileNobodyWrites() {
        assertThat(memory.get("ben", () -> look("Patient Heron 12"))).isEqualTo("Patient Heron 12");
        assertThat(memory.get("ben", () -> look("somebody else"))).isEqualTo("Patient Heron 12");
        assertThat(looks).hasValue(1);
    }

    @Test
    void nothingOlderThanTheLastWriteIsServed() {
        memory.get("ben", () -> look("before"));
        database.change(tx -> tx.update("insert into once_key (hash, ends_at) values ('a', :now)").bind("now", tx.now()).execute());
        assertThat(memory.get("ben", () -> look("after"))).isEqualTo("after");
    }

    @Test
    void whatWasReadWhileSomebodyWroteIsNotServedAfterwards() {
        memory.get("ben", () -> {
            database.change(tx -> tx.update("insert into once_key (hash, ends_at) values ('a', :now)").bind("now", tx.now()).execute());
            return look("read just before that write");
        });
        assertThat(memory.get("ben", () -> look("after"))).isEqualTo("after");
    }

    @Test
    void whatWasNotFoundIsLookedForAgain() {
        assertThat(memory.get("ben", () -> look(null))).isNull();
        assertThat(memory.get("ben", () -> look("here now"))).isEqualTo("here now");
    }
}
