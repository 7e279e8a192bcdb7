package unmask.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
    @Test
    void migrationsThatRunAgainChangeNothing(@TempDir Path folder) {
        var address = DatabaseAddress.inFolder(folder);
        var pool = new JdbcDataSource();
        pool.setURL(address.jdbcUrl());
        pool.setUser(address.user());
        pool.setPassword(address.password());
        Migrations.run(pool);
        int first = ran(folder);
        Migrations.run(pool);
        assertThat(ran(folder)).isEqualTo(first).isGreaterThanOrEqualTo(5);
    }

    private static int ran(Path folder) {
        try (var database = Databases.h2File(folder)) {
            return database.read(tx -> tx.query("select count(*) from \"flyway_schema_history\"").mapTo(Integer.class).one());
        }
    }
}
