package unmask;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import unmask.storage.DatabaseAddress;

/** All rows of an embedded database, kept beside its tables, to be put back as often as a test likes. */
final class Copies {
    private final DatabaseAddress address;
    private final List<String> tables = new ArrayList<>();

    private Copies(DatabaseAddress address) {
        this.address = address;
    }

    static Copies of(DatabaseAddress address) {
        var copies = new Copies(address);
        copies.run(connection -> {
            try (var rows = connection.createStatement().executeQuery(
                    "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")) {
                while (rows.next()) {
                    copies.tables.add('"' + rows.getString(1) + '"');
                }
            }
            connection.createStatement().execute("create schema kept");
            for (var table : copies.tables) {
                connection.createStatement().execute("create table kept." + table + " as select * from " + table);
            }
        });
        return copies;
    }

    void restore() {
        run(connection -> {
            connection.createStatement().execute("set referential_integrity false");
            for (var table : tables) {
                connection.createStatement().execute("truncate table " + table);
                connection.createStatement().execute("insert into " + table + " select * from kept." + table);
            }
            connection.createStatement().execute("set referential_integrity true");
        });
    }

    private interface Work {
        void with(Connection connection) throws SQLException;
    }

    private void run(Work work) {
        try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password())) {
            work.with(connection);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
