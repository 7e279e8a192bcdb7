package unmask.storage;

import java.util.stream.Stream;

/** Writes many rows past the stores, as fast as the tables take them. */
public final class Batch {
    private Batch() {}

    /** @param sql with a {@code ?} for each value of a row */
    public static void write(Tx tx, String sql, Stream<Object[]> rows) {
        try (var batch = tx.handle.prepareBatch(sql)) {
            rows.forEach(batch::add);
            batch.execute();
        }
    }
}
