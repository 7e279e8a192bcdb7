package unmask.storage;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the tables up to date: {@code migrations/V…__<feature>.sql}, the same for both databases. */
final class Migrations {
    /** The version of the newest file. Tables that have it need no look at the files, which takes a fifth of the whole start. */
    static final String NEWEST = "035";

    private Migrations() {}

    static void run(DataSource pool) {
        if (!isUpToDate(pool)) {
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:migrations")
                    .validateMigrationNaming(true)
                    .load()
                    .migrate();
        }
    }

    /** Whether all has gone well up to the newest file and no further: tables of a later version are Flyway's to refuse. */
    private static boolean isUpToDate(DataSource pool) {
        try (var connection = pool.getConnection();
             var statement = connection.createStatement();
             var rows = statement.executeQuery("""
                     select max("version"), min(case when "success" then 1 else 0 end) from "flyway_schema_history"
                     """)) {
            return rows.next() && NEWEST.equals(rows.getString(1)) && rows.getInt(2) == 1;
        } catch (SQLException noTablesYet) {
            return false;
        }
    }
}
