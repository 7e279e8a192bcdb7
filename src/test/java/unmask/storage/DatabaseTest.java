package unmask.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unmask.people.Mask;

@Isolated
class DatabaseTest {
    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void whatIsWrittenIsRead(Database database) {
        remember(database, "a", TestClock.START);
        assertThat(moment(database, "a")).isEqualTo(TestClock.START);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aBlockThatThrowsLeavesNothingBehind(Database database) {
        long before = database.revision();
        assertThatThrownBy(() -> database.change(tx -> {
            insert(tx, "a", tx.now());
            throw new IllegalStateException("Ben pulled the plug");
        })).isInstanceOf(IllegalStateException.class);
        assertThat(rows(database)).isZero();
        assertThat(database.revision()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void everyRowOfATransactionSaysTheSameInstant(Database database, TestClock clock) {
        database.change(tx -> {
            insert(tx, "a", tx.now());
            clock.move(Duration.ofSeconds(3));
            insert(tx, "b", tx.now());
        });
        assertThat(moment(database, "b")).isEqualTo(moment(database, "a"));
        assertThat(database.<Instant>read(Tx::now)).isEqualTo(TestClock.START.plusSeconds(3));
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void eightWritersOfOneRowLoseNothing(Database database) throws Exception {
        database.change(tx -> counter(tx, 0));
        inParallel(8, () -> {
            for (int i = 0; i < 50; i++) {
                database.change(tx -> counter(tx, count(tx) + 1));
            }
            return null;
        });
        assertThat(database.<Integer>read(DatabaseTest::count)).isEqualTo(400);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aBlockThatLostADeadlockRunsAgain(Database database) throws Exception {
        remember(database, "a", TestClock.START);
        remember(database, "b", TestClock.START);
        var bothHoldOne = new CyclicBarrier(2);
        var runs = new AtomicInteger();
        var orders = new ArrayList<>(List.of(List.of("a", "b"), List.of("b", "a")));
        inParallel(2, () -> {
            var order = takeOne(orders);
            var met = new AtomicInteger();
            database.change(tx -> {
                runs.incrementAndGet();
                later(tx, order.get(0));
                if (met.getAndIncrement() == 0) {
                    meet(bothHoldOne);
                }
                later(tx, order.get(1));
            });
            return null;
        });
        assertThat(runs).hasValueGreaterThan(2);
        assertThat(moment(database, "a")).isEqualTo(TestClock.START.plusSeconds(2));
        assertThat(moment(database, "b")).isEqualTo(TestClock.START.plusSeconds(2));
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aTakenKeyIsTriedOnceMoreAndThenRefused(Database database) {
        remember(database, "a", TestClock.START);
        var runs = new AtomicInteger();
        assertThatThrownBy(() -> database.change(tx -> {
            runs.incrementAndGet();
            insert(tx, "a", tx.now());
        })).isInstanceOf(JdbiException.class);
        assertThat(runs).hasValue(2);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void whoeverLooksBeforeInsertingSeesTheOneWhoWasFaster(Database database) {
        var runs = new AtomicInteger();
        boolean first = database.write(tx -> {
            boolean taken = has(tx, "a");
            if (runs.incrementAndGet() == 1) {
                elsewhere(() -> remember(database, "a", TestClock.START));
            }
            if (!taken) {
                insert(tx, "a", tx.now());
            }
            return !taken;
        });
        assertThat(first).isFalse();
        assertThat(rows(database)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aMistakeInABlockIsNotTriedAgain(Database database) {
        var runs = new AtomicInteger();
        assertThatThrownBy(() -> database.change(tx -> {
            runs.incrementAndGet();
            tx.update("insert into once_key (hash, ends_at) values ('a', null)").execute();
        })).isInstanceOf(JdbiException.class);
        assertThat(runs).hasValue(1);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void anInstantIsTheSameInEveryZoneAndInTheHourThatHappensTwice(Database database) {
        var before = TimeZone.getDefault();
        // Both are half past one in New York on the morning when summer time ends; the third is never in the local time of Madrid.
        var instants = List.of(Instant.parse("2026-11-01T05:30:00Z"), Instant.parse("2026-11-01T06:30:00Z"),
                Instant.parse("2026-03-29T01:30:00.123Z"), Instant.parse("9999-01-01T00:00:00Z"));
        var zones = List.of("America/New_York", "Europe/Madrid", "Asia/Kolkata", "Pacific/Kiritimati");
        try {
            for (var writing : zones) {
                TimeZone.setDefault(TimeZone.getTimeZone(writing));
                instants.forEach(instant -> remember(database, writing + instant, instant));
                for (var reading : zones) {
                    TimeZone.setDefault(TimeZone.getTimeZone(reading));
                    instants.forEach(instant -> assertThat(moment(database, writing + instant)).isEqualTo(instant));
                }
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void instantsAreComparedAsInstants(Database database, TestClock clock) {
        remember(database, "earlier", TestClock.START.minusMillis(1));
        remember(database, "now", TestClock.START);
        remember(database, "later", TestClock.START.plusMillis(1));
        assertThat(database.<List<String>>read(tx -> tx.query("select hash from once_key where ends_at <= :now order by ends_at")
                .bind("now", tx.now()).mapTo(String.class).list())).containsExactly("earlier", "now");
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aConstantStandsInItsColumnInLowerCase(Database database) {
        database.change(tx -> tx.update("insert into once_key (hash, ends_at) values (:mask, :now)")
                .bind("mask", Mask.MASKED).bind("now", tx.now()).execute());
        assertThat(database.<String>read(tx -> tx.query("select hash from once_key").mapTo(String.class).one())).isEqualTo("masked");
        assertThat(database.<Mask>read(tx -> tx.query("select hash from once_key").mapTo(Mask.class).one())).isEqualTo(Mask.MASKED);
    }

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void aRowBecomesARecord(Database database) {
        remember(database, "a", TestClock.START);
        assertThat(database.<Row>read(tx -> tx.query("select hash, ends_at from once_key").mapTo(Row.class).one()))
                .isEqualTo(new Row("a", TestClock.START));
    }

    record Row(String hash, Instant endsAt) {}

    @ParameterizedTest
    @MethodSource("unmask.storage.Databases#both")
    void everyWriteMovesTheRevisionAndNoReadDoes(Database database) {
        long before = database.revision();
        remember(database, "a", TestClock.START);
        moment(database, "a");
        assertThat(database.revision()).isEqualTo(before + 1);
        database.touch();
        assertThat(database.revision()).isEqualTo(before + 2);
    }

    @Test
    void aFileThatWasClosedHoldsItsRowsWhenItIsOpenedAgain(@TempDir Path folder) {
        try (var database = Databases.h2File(folder)) {
            remember(database, "a", TestClock.START);
        }
        try (var database = Databases.h2File(folder)) {
            assertThat(moment(database, "a")).isEqualTo(TestClock.START);
        }
    }

    @Test
    void noConnectionToMemoryIsClosedForItsAge() throws SQLException {
        var address = DatabaseAddress.inMemory();
        try (var other = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password())) {
            try (var maker = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password())) {
                maker.createStatement().execute("create table hat (colour varchar(9) check (colour in ('red', 'blue')))");
            }
            // This is why; when H2 takes the row one day, its connections may grow old.
            assertThatThrownBy(() -> other.createStatement().execute("insert into hat values ('red')")).hasMessageContaining("Check constraint invalid");
            other.createStatement().execute("shutdown");
        }
        assertThat(Database.poolFor(address).getMaxLifetime()).isZero();
    }

    @Test
    void tablesInAFileOutliveTheConnectionThatHasMadeThem(@TempDir Path folder) {
        try (var database = Databases.h2File(folder)) {
            database.pool.getHikariPoolMXBean().softEvictConnections();
            database.change(tx -> {
                tx.update("insert into account (id, sign_in_name, owner, may_create_courses, created_on) values (1, 'olga', true, true, date '2026-11-20')").execute();
                tx.update("insert into credential (id, account_id, kind, secret) values (1, 1, 'recovery', 'x')").execute();
            });
            assertThat(database.<Integer>read(tx -> tx.query("select count(*) from credential").mapTo(Integer.class).one())).isOne();
        }
    }

    @Test
    void aSecondSiteOnTheSameFileIsToldToStopTheFirst(@TempDir Path folder) throws Exception {
        try (var database = Databases.h2File(folder)) {
            remember(database, "a", TestClock.START);
            var second = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                    System.getProperty("java.class.path"), SecondSite.class.getName(), folder.toString()).start();
            assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(new String(second.getInputStream().readAllBytes()))
                    .contains("Another Unmask is using jdbc:h2:file:").contains("Stop it first, or choose another folder with --data.");
        }
    }

    /** Another process that opens the folder of its first argument, and says how that went. */
    static final class SecondSite {
        public static void main(String[] arguments) {
            try (var database = Databases.h2File(Path.of(arguments[0]))) {
                System.out.println("Opened at revision " + database.revision());
            } catch (StorageException refusal) {
                System.out.println(refusal.getMessage());
            }
        }
    }

    @Test
    void anAddressWithoutADatabaseIsASentence() {
        var nowhere = DatabaseAddress.at("jdbc:postgresql://localhost:1/unmask?password=hunter2&connectTimeout=1", "unmask", "hunter2");
        assertThatThrownBy(() -> Database.open(nowhere, new TestClock(), new Random(1)))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("cannot be opened")
                .hasMessageNotContaining("hunter2");
    }

    static void inParallel(int threads, Callable<Void> task) throws Exception {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            for (Future<Void> done : pool.invokeAll(Collections.nCopies(threads, task), 60, TimeUnit.SECONDS)) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static void elsewhere(Runnable task) {
        try {
            inParallel(1, () -> {
                task.run();
                return null;
            });
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static <T> T takeOne(List<T> things) {
        synchronized (things) {
            return things.remove(0);
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void remember(Database database, String key, Instant moment) {
        database.change(tx -> insert(tx, key, moment));
    }

    private static void insert(Tx tx, String key, Instant moment) {
        tx.update("insert into once_key (hash, ends_at) values (:key, :moment)").bind("key", key).bind("moment", moment).execute();
    }

    private static void later(Tx tx, String key) {
        var moment = tx.query("select ends_at from once_key where hash = :key for update").bind("key", key).mapTo(Instant.class).one();
        tx.update("update once_key set ends_at = :moment where hash = :key").bind("key", key).bind("moment", moment.plusSeconds(1)).execute();
    }

    private static Instant moment(Database database, String key) {
        return database.read(tx -> tx.query("select ends_at from once_key where hash = :key").bind("key", key).mapTo(Instant.class).one());
    }

    private static boolean has(Tx tx, String key) {
        return tx.query("select count(*) from once_key where hash = :key").bind("key", key).mapTo(Integer.class).one() > 0;
    }

    private static int rows(Database database) {
        return database.read(tx -> tx.query("select count(*) from once_key").mapTo(Integer.class).one());
    }

    private static void counter(Tx tx, int value) {
        if (value == 0) {
            tx.update("insert into site (id, base_url, zone) values (1, '0', 'UTC')").execute();
        } else {
            tx.update("update site set base_url = :value where id = 1").bind("value", String.valueOf(value)).execute();
        }
    }

    private static int count(Tx tx) {
        return Integer.parseInt(tx.query("select base_url from site where id = 1 for update").mapTo(String.class).one());
    }
}
