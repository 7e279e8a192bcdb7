package unmask.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
    @Test
    void migrationsThatRunAgainChangeNothing(@TempDir Path folder) {
        var pool = pool(folder);
        Migrations.run(pool);
        int first = ran(folder);
        Migrations.run(pool);
        assertThat(ran(folder)).isEqualTo(first).isGreaterThanOrEqualTo(5);
    }

    @Test
    void tablesThatAreUpToDateAreKnownByTheNewestFileAndByHowManyThereAre() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/migrations"))) {
            var versions = files.map(file -> file.getFileName().toString().replaceAll("^V(\\d+)__.*", "$1")).sorted().toList();
            assertThat(versions.get(versions.size() - 1)).as("Say in Migrations.NEWEST which file is the newest; without it tables are not brought up to date").isEqualTo(Migrations.NEWEST);
            assertThat(versions).as("Say in Migrations.FILES how many there are").hasSize(Migrations.FILES);
        }
    }

    @Test
    void tablesThatMissAStepInTheMiddleAreRefused(@TempDir Path folder) throws SQLException {
        ran(folder);
        var pool = pool(folder);
        say(pool, "delete from \"flyway_schema_history\" where \"version\" = '033'");
        assertThatThrownBy(() -> Migrations.run(pool)).isInstanceOf(FlywayException.class);
    }

    @Test
    void afterAStepThatFailedFlywayLooks(@TempDir Path folder) throws SQLException {
        ran(folder);
        var pool = pool(folder);
        say(pool, "update \"flyway_schema_history\" set \"success\" = false where \"version\" = '001'");
        assertThatThrownBy(() -> Migrations.run(pool)).isInstanceOf(FlywayException.class);
    }

    @Test
    void aRowThatTheFilesDoNotKnowIsRefused(@TempDir Path folder) throws SQLException {
        ran(folder);
        var pool = pool(folder);
        say(pool, "update \"flyway_schema_history\" set \"version\" = '999' where \"version\" = '" + Migrations.NEWEST + "'");
        assertThatThrownBy(() -> Migrations.run(pool)).isInstanceOf(FlywayException.class);
    }

    private static void say(DataSource pool, String sql) throws SQLException {
        try (var connection = pool.getConnection(); var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isOne();
        }
    }

    private static DataSource pool(Path folder) {
        var address = DatabaseAddress.inFolder(folder);
        var pool = new JdbcDataSource();
        pool.setURL(address.jdbcUrl());
        pool.setUser(address.user());
        pool.setPassword(address.password());
        return pool;
    }

    private static int ran(Path folder) {
        try (var database = Databases.h2File(folder)) {
            return database.read(tx -> tx.query("select count(*) from \"flyway_schema_history\"").mapTo(Integer.class).one());
        }
    }
}
