package unmask.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import unmask.storage.DatabaseAddress;

/**
 * What the database can do at best: the rows of a comment in one transaction, by statements prepared once, without a server, Markdown or
 * anybody who asks; and after each the sync that makes it lasting, one for all who wait. Prints comments a second.
 */
public final class BareWriter {
    private static final String[] TABLES = {
            "create table discussion (id bigint primary key, counter bigint, shown int)",
            "create table once_key (hash varchar(64) primary key, ends_at timestamp with time zone)",
            """
            create table comment (course_id bigint, id bigint, discussion_id bigint, number bigint, persona_id bigint, state varchar(10),
                replies int, posted_at timestamp with time zone, primary key (course_id, id), unique (course_id, discussion_id, number))
            """,
            "create table comment_text (course_id bigint, comment_id bigint, version int, body varchar, html varchar, primary key (course_id, comment_id, version))",
            "create table event (course_id bigint, discussion_id bigint, number bigint, kind varchar(10), comment_id bigint, primary key (course_id, discussion_id, number))",
            "insert into discussion values (1, 0, 0)"};
    private static final String[] ROWS = {
            "update discussion set counter = counter + 1, shown = shown + 1 where id = 1",
            "select counter from discussion where id = 1",
            "insert into once_key values (?, current_timestamp)",
            "insert into comment values (1, ?, 1, ?, ?, 'shown', 0, current_timestamp)",
            "insert into comment_text values (1, ?, 1, 'A short thought number 7', '<p>A short thought number 7</p>')",
            "insert into event values (1, 1, ?, 'posted', ?)"};

    private final String url;
    private final AtomicLong written = new AtomicLong();
    private final Object asking = new Object();
    private long asked;
    private long synced;

    private BareWriter(String url) {
        this.url = url;
    }

    /** @param args an empty folder, how many write, and for how many seconds */
    public static void main(String[] args) throws Exception {
        new BareWriter(DatabaseAddress.inFolder(Path.of(args[0])).jdbcUrl()).write(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    }

    private void write(int writers, int seconds) throws Exception {
        try (var connection = connect()) {
            for (var table : TABLES) {
                connection.createStatement().execute(table);
            }
            var syncing = new Thread(() -> sync(connection), "sync");
            syncing.setDaemon(true);
            syncing.start();
            // Once for the compiler.
            run(writers, seconds);
            System.out.printf("%.0f%n", run(writers, seconds));
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "unmask", "");
    }

    private double run(int writers, int seconds) throws Exception {
        var threads = Executors.newFixedThreadPool(writers);
        long before = written.get();
        long begin = System.nanoTime();
        var work = new ArrayList<Callable<Void>>();
        for (int i = 0; i < writers; i++) {
            int number = i;
            work.add(() -> writeUntil(begin + seconds * 1_000_000_000L, number));
        }
        for (var each : threads.invokeAll(work)) {
            each.get();
        }
        threads.shutdown();
        return (written.get() - before) * 1e9 / (System.nanoTime() - begin);
    }

    private Void writeUntil(long end, int writer) throws SQLException, InterruptedException {
        var random = new Random();
        try (var connection = connect()) {
            connection.setAutoCommit(false);
            var rows = new PreparedStatement[ROWS.length];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = connection.prepareStatement(ROWS[i]);
            }
            while (System.nanoTime() < end) {
                write(rows, writer, random.nextLong() >>> 1);
                connection.commit();
                await();
                written.incrementAndGet();
            }
        }
        return null;
    }

    private static void write(PreparedStatement[] rows, int writer, long id) throws SQLException {
        rows[0].executeUpdate();
        long number;
        try (var counter = rows[1].executeQuery()) {
            counter.next();
            number = counter.getLong(1);
        }
        rows[2].setString(1, Long.toHexString(id) + "0123456789abcdef0123456789abcdef0123456789abcdef");
        rows[2].executeUpdate();
        rows[3].setLong(1, id);
        rows[3].setLong(2, number);
        rows[3].setLong(3, writer);
        rows[3].executeUpdate();
        rows[4].setLong(1, id);
        rows[4].executeUpdate();
        rows[5].setLong(1, number);
        rows[5].setLong(2, id);
        rows[5].executeUpdate();
    }

    private void await() throws InterruptedException {
        synchronized (asking) {
            long mine = ++asked;
            asking.notifyAll();
            while (synced < mine) {
                asking.wait();
            }
        }
    }

    private void sync(Connection connection) {
        try (var sync = connection.prepareStatement("checkpoint sync")) {
            while (true) {
                long upTo;
                synchronized (asking) {
                    while (asked == synced) {
                        asking.wait();
                    }
                    upTo = asked;
                }
                sync.execute();
                synchronized (asking) {
                    synced = upTo;
                    asking.notifyAll();
                }
            }
        } catch (SQLException | InterruptedException over) {
            System.out.println("The sync has ended: " + over.getClass().getName());
        }
    }
}
