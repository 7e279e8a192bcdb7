package unmask.storage;

import static org.junit.jupiter.api.Named.named;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
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
        return h2(DatabaseAddress.inMemory(), clock);
    }

    /** The database in memory that this address will lead to. */
    public static Database h2(DatabaseAddress address, Clock clock) {
        return Database.open(address, clock, new SecureRandom(), Tables.MIGRATED::appearIn);
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

    /** What the migrations of H2 have led to, as sentences: they are run once, and their result is told to each further database. */
    private static final class Tables {
        static final Tables MIGRATED = new Tables();

        private final List<String> sentences = new ArrayList<>();

        private Tables() {
            var address = DatabaseAddress.inMemory();
            try (var database = open(address, new TestClock());
                 var connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                 var rows = connection.createStatement().executeQuery("script")) {
                while (rows.next()) {
                    sentences.add(rows.getString(1));
                }
                // Each database has the user who opened it.
                sentences.removeIf(sentence -> sentence.startsWith("CREATE USER"));
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }

        boolean appearIn(DataSource empty) {
            try (var connection = empty.getConnection(); var statement = connection.createStatement()) {
                for (var sentence : sentences) {
                    statement.execute(sentence);
                }
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
            return Migrations.run(empty);
        }
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
