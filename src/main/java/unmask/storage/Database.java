package unmask.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The site's only door to its tables.
 *
 * <p>A caller may rely on this: {@link #write} returns only when its rows would survive the death of the process and of the
 * machine's power; a block that throws leaves nothing behind; a block that lost a race against another writer is run again
 * from its start, so it must do nothing but work with its {@link Tx}. Nobody else holds the pool.
 */
public final class Database implements AutoCloseable {
    /** A writer that meets this many conflicts in a row is stuck, not unlucky. */
    private static final int TRIES = 8;

    /** 40001 and 40P01: lost a race (both databases); HYT00 and 90131: H2's names for a row held or changed meanwhile. */
    private static final Set<String> LOST_A_RACE = Set.of("40001", "40P01", "HYT00", "90131");

    /** Somebody else took the key between our look and our insert. The second look will see it; a second clash is a mistake. */
    private static final Set<String> KEY_TAKEN = Set.of("23505");

    /** A sync costs more than a commit, so that it pays to wait for those on their way; who waits hardly notices. */
    private static final Duration PATIENCE = Duration.ofMillis(8);

    final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Clock clock;
    private final Ids ids;
    private final SharedSync sync;
    private final boolean isInMemory;
    private final AtomicLong revision = new AtomicLong();
    private final AtomicLong peopleRevision = new AtomicLong();

    private Database(DatabaseAddress address, HikariDataSource pool, Clock clock, RandomGenerator random) {
        this.pool = pool;
        this.jdbi = Columns.known(Jdbi.create(pool));
        this.clock = clock;
        this.ids = new Ids(random);
        this.isInMemory = address.isInMemory();
        this.sync = address.needsSync() ? new SharedSync(() -> jdbi.useHandle(handle -> handle.execute("checkpoint sync")), PATIENCE) : null;
    }

    /**
     * Opens the database and brings its tables up to date.
     *
     * @throws StorageException with a sentence for the console, when it cannot be opened
     */
    public static Database open(DatabaseAddress address, Clock clock, RandomGenerator random) {
        return open(address, clock, random, Migrations::run);
    }

    /** @param migration brings the tables up to date, and answers whether there was anything to do */
    static Database open(DatabaseAddress address, Clock clock, RandomGenerator random, Predicate<DataSource> migration) {
        HikariDataSource pool = null;
        try {
            pool = new HikariDataSource(poolFor(address));
            if (migration.test(pool) && address.isH2() && !address.isInMemory()) {
                // H2 then reads its tables as its own. Those that a connection has made ask that connection to check "in ('a', 'b')", and
                // refuse every row once it is closed, as the pool does with each after half an hour.
                pool.close();
                pool = new HikariDataSource(poolFor(address));
            }
            return new Database(address, pool, clock, random);
        } catch (PoolInitializationException | FlywayException failure) {
            if (pool != null) {
                pool.close();
            }
            throw new StorageException(sentence(address, failure), failure);
        }
    }

    private static String sentence(DatabaseAddress address, Exception failure) {
        if (address.isH2() && String.valueOf(failure.getCause()).contains("90020")) {
            return "Another Unmask is using " + address.masked() + ". Stop it first, or choose another folder with --data.";
        }
        return "The database at " + address.masked() + " cannot be opened or brought up to date.";
    }

    static HikariConfig poolFor(DatabaseAddress address) {
        var config = new HikariConfig();
        config.setJdbcUrl(address.jdbcUrl());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(10);
        config.setPoolName("unmask");
        config.setConnectionTimeout(10_000);
        if (address.isInMemory()) {
            // What lives in memory is never read as H2's own: the connection that has made its tables stays.
            config.setMaxLifetime(0);
        }
        return config;
    }

    /** Runs a block that only looks. */
    public <T> T read(Function<Tx, T> block) {
        return jdbi.withHandle(handle -> block.apply(new Tx(handle, clock.instant(), ids)));
    }

    /** Runs a block in one transaction and returns once its rows are on the disk. */
    public <T> T write(Function<Tx, T> block) {
        return written(block, true);
    }

    /**
     * {@link #write} for what people say: the block changes nobody's account, session, course or membership, so who is asking need not
     * be looked up again for everybody.
     */
    public <T> T writeWords(Function<Tx, T> block) {
        return written(block, false);
    }

    private <T> T written(Function<Tx, T> block, boolean changesPeople) {
        return sync == null ? seen(committed(block), changesPeople) : sync.lasting(() -> seen(committed(block), changesPeople));
    }

    private <T> T seen(T result, boolean changesPeople) {
        if (changesPeople) {
            peopleRevision.incrementAndGet();
        }
        revision.incrementAndGet();
        return result;
    }

    /** {@link #write} for a block with nothing to return. */
    public void change(Consumer<Tx> block) {
        write(tx -> {
            block.accept(tx);
            return null;
        });
    }

    private <T> T committed(Function<Tx, T> block) {
        boolean clashed = false;
        for (int attempt = 1; ; attempt++) {
            try {
                return jdbi.inTransaction(handle -> block.apply(new Tx(handle, clock.instant(), ids)));
            } catch (JdbiException failure) {
                boolean clash = is(KEY_TAKEN, failure);
                if (attempt == TRIES || clash && clashed || !clash && !is(LOST_A_RACE, failure)) {
                    throw failure;
                }
                clashed |= clash;
            }
        }
    }

    private static boolean is(Set<String> states, Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && states.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Asks the database the least that can be asked; throws when it does not answer. */
    public void mustAnswer() {
        if (sync != null) {
            sync.mustBeWell();
        }
        read(tx -> tx.query("select 1").mapTo(Integer.class).one());
    }

    /** Grows with every committed write of this process: what was remembered under an older number may be stale. */
    public long revision() {
        return revision.get();
    }

    /** {@link #revision()} without what was written as {@linkplain #writeWords words}: for who people are, and what they may. */
    public long peopleRevision() {
        return peopleRevision.get();
    }

    /** Tells those who remember that something outside the tables has changed what pages show. */
    public void touch() {
        peopleRevision.incrementAndGet();
        revision.incrementAndGet();
    }

    /** Finishes the syncs under way and closes the pool; what lived in memory is gone then. */
    @Override
    public void close() {
        if (sync != null) {
            sync.close();
        }
        if (isInMemory) {
            shutDown();
        }
        pool.close();
    }

    private void shutDown() {
        try (var connection = pool.getConnection(); var statement = connection.createStatement()) {
            statement.execute("shutdown");
        } catch (SQLException gone) {
            // The connection goes with the database that it led to.
        }
    }
}
