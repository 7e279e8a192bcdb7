package unmask.storage;

import static org.junit.jupiter.api.Named.named;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Fresh databases for tests, empty but for their tables. Whoever opens one closes it; JUnit does so for {@link #both}.
 *
 * <p>PostgreSQL starts once, at its first use, and stops with the machine's process.
 */
public final class Databases {
    private Databases() {}

    /** For {@code @MethodSource}: each engine's {@link Database}, and the {@link TestClock} by which it writes. */
    public static Stream<Arguments> both() {
        return Stream.<Supplier<Arguments>>of(Databases::onH2, Databases::onPostgreSql).map(Supplier::get);
    }

    private static Arguments onH2() {
        var clock = new TestClock();
        return Arguments.of(named("H2", h2(clock)), named("clock", clock));
    }

    private static Arguments onPostgreSql() {
        var clock = new TestClock();
        var server = Server.RUNNING;
        var name = server.fresh();
        AutoCloseable drop = () -> server.run("drop database " + name + " with (force)");
        return Arguments.of(named("PostgreSQL", open(server.at(name), clock)), named("clock", clock), named("afterwards", drop));
    }

    /** A database in memory, gone when it is closed. */
    public static Database h2() {
        return h2(new TestClock());
    }

    /** A database in memory that writes by this clock. */
    public static Database h2(Clock clock) {
        var address = DatabaseAddress.inMemory();
        return open(new DatabaseAddress(address.jdbcUrl().replace(";DB_CLOSE_DELAY=-1", ""), address.user(), address.password()), clock);
    }

    /** A database of its own on PostgreSQL, which is left there. */
    public static Database postgres() {
        return open(Server.RUNNING.at(Server.RUNNING.fresh()), Clock.systemUTC());
    }

    /** The database in a folder, as a site has it. */
    public static Database h2File(Path folder) {
        return open(DatabaseAddress.inFolder(folder), new TestClock());
    }

    private static Database open(DatabaseAddress address, Clock clock) {
        return Database.open(address, clock, new SecureRandom());
    }

    /** One PostgreSQL for all tests; each database is copied from one that has its tables already. */
    private static final class Server {
        static final Server RUNNING = new Server();

        private static final String MIGRATED = "migrated";

        private final EmbeddedPostgres postgres;
        private final AtomicInteger databases = new AtomicInteger();

        private Server() {
            try {
                postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").setServerConfig("max_connections", "100").start();
                Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-postgres"));
                run("create database " + MIGRATED);
                open(at(MIGRATED), new TestClock()).close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private void stop() {
            try {
                postgres.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        String fresh() {
            var name = "test" + databases.incrementAndGet();
            run("create database " + name + " template " + MIGRATED);
            return name;
        }

        DatabaseAddress at(String name) {
            return DatabaseAddress.at(postgres.getJdbcUrl("postgres", name), "postgres", "");
        }

        void run(String sql) {
            try (var connection = postgres.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException failure) {
                throw new IllegalStateException("The test server did not do this: " + sql, failure);
            }
        }
    }
}
