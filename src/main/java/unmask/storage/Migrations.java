package unmask.storage;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the tables up to date: {@code migrations/V…__<feature>.sql}, the same for both databases. */
final class Migrations {
    /** The version of the newest file, and how many there are. Tables that have them all need no look at the files, which takes long at a start. */
    static final String NEWEST = "036";
    static final int FILES = 25;

    private Migrations() {}

    /** Answers whether there was anything to do. */
    static boolean run(DataSource pool) {
        if (isUpToDate(pool)) {
            return false;
        }
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:migrations")
                .validateMigrationNaming(true)
                .load()
                .migrate();
        return true;
    }

    /** Whether every file up to the newest has been run, and none beyond: tables that miss one, or know a later one, are Flyway's to refuse. */
    private static boolean isUpToDate(DataSource pool) {
        try (var connection = pool.getConnection();
             var statement = connection.createStatement();
             var rows = statement.executeQuery("""
                     select max("version"), count("version"), min(case when "success" then 1 else 0 end) from "flyway_schema_history"
                     """)) {
            return rows.next() && NEWEST.equals(rows.getString(1)) && rows.getInt(2) == FILES && rows.getInt(3) == 1;
        } catch (SQLException noTablesYet) {
            return false;
        }
    }
}
