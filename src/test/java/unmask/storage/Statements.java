package unmask.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** Counts what one look at the database costs: its statements, and the rows of one kind that they bring. */
public final class Statements implements SqlLogger {
    private final AtomicInteger statements = new AtomicInteger();
    private final AtomicInteger rows = new AtomicInteger();

    private Statements() {}

    /** Counts from now to the end of this look. */
    public static <T> Statements in(Tx tx, Class<T> kind) {
        var counts = new Statements();
        var mapper = ConstructorMapper.of(kind);
        tx.handle.setSqlLogger(counts);
        // Specialised for each result, so that the names of its columns are looked up once.
        tx.handle.registerRowMapper(kind, new RowMapper<T>() {
            @Override
            public T map(ResultSet row, StatementContext context) throws SQLException {
                counts.rows.incrementAndGet();
                return mapper.map(row, context);
            }
        });
        return counts;
    }

    @Override
    public void logBeforeExecution(StatementContext context) {
        statements.incrementAndGet();
    }

    public int statements() {
        return statements.get();
    }

    public int rows() {
        return rows.get();
    }
}
