package unmask.storage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** One look at the database, or one change of it, with the one instant at which it happens. */
public final class Tx {
    final Handle handle;
    private final Instant now;
    private final Ids ids;

    Tx(Handle handle, Instant now, Ids ids) {
        this.handle = handle;
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
        this.ids = ids;
    }

    /** A question in SQL; parameters are {@code :named}. */
    public Query query(String sql) {
        return handle.createQuery(sql);
    }

    /** A change in SQL; parameters are {@code :named}. */
    public Update update(String sql) {
        return handle.createUpdate(sql);
    }

    /** The instant of this transaction, to the millisecond: every row that it writes says the same. */
    public Instant now() {
        return now;
    }

    /** The day of this transaction in UTC, for what must not tell the hour. */
    public LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** Chance, from the one source that the site has. */
    public RandomGenerator random() {
        return ids.random();
    }

    /** A new random id. */
    public long newId() {
        return ids.next();
    }
}
