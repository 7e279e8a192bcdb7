package unmask.storage;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the tables up to date: {@code migrations/V…__<feature>.sql}, the same for both databases. */
final class Migrations {
    private Migrations() {}

    static void run(DataSource pool) {
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:migrations")
                .validateMigrationNaming(true)
                .load()
                .migrate();
    }
}
