package unmask.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the tables are.
 *
 * @param jdbcUrl never shown to anyone as it is: it may hold a password; see {@link #masked()}
 * @param user    may be null when the address names the user itself
 */
public record DatabaseAddress(String jdbcUrl, String user, String password) {
    private static final String H2_SETTINGS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE"
            // As many as are often used: with the usual eight, nearly every one is parsed again each time, and with all of them each
            // write takes long to look which of their results are stale.
            + ";QUERY_CACHE_SIZE=80"
            // Whole pages are written for each row that changes in them: small ones are less to write.
            + ";PAGE_SIZE=4096";
    private static final Pattern FILE = Pattern.compile("unmask-(\\d+)\\.mv\\.db");

    /** The embedded database in a folder: the newest generation of its file, or the first. */
    public static DatabaseAddress inFolder(Path folder) {
        try {
            Files.createDirectories(folder);
            var file = folder.toRealPath().resolve("unmask-" + newestGeneration(folder));
            // No trace file: H2 would write values of rows into it. Its own delayed writing is no matter, since each write waits for our sync.
            return new DatabaseAddress("jdbc:h2:file:" + file + H2_SETTINGS + ";TRACE_LEVEL_FILE=0", "unmask", "");
        } catch (IOException failure) {
            throw new UncheckedIOException("The folder " + folder + " cannot be used for data.", failure);
        }
    }

    /** Whether a folder holds an embedded database. */
    public static boolean isIn(Path folder) {
        try {
            return Files.isDirectory(folder) && generations(folder).findAny().isPresent();
        } catch (IOException failure) {
            throw new UncheckedIOException("The folder " + folder + " cannot be read.", failure);
        }
    }

    private static int newestGeneration(Path folder) throws IOException {
        return generations(folder).max(Comparator.naturalOrder()).orElse(1);
    }

    private static Stream<Integer> generations(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> FILE.matcher(file.getFileName().toString()))
                    .filter(name -> name.matches())
                    .map(name -> Integer.parseInt(name.group(1)))
                    .toList()
                    .stream();
        }
    }

    /** A database that lives as long as the process. */
    public static DatabaseAddress inMemory() {
        return new DatabaseAddress("jdbc:h2:mem:" + UUID.randomUUID() + H2_SETTINGS + ";DB_CLOSE_DELAY=-1", "unmask", "");
    }

    /** A PostgreSQL server, by its JDBC URL. */
    public static DatabaseAddress at(String jdbcUrl, String user, String password) {
        if (!jdbcUrl.startsWith("jdbc:postgresql:")) {
            throw new StorageException("--database takes a PostgreSQL address, such as jdbc:postgresql://localhost/unmask.", null);
        }
        var separator = jdbcUrl.contains("?") ? "&" : "?";
        // An error that the server details would carry people's words into our log.
        return new DatabaseAddress(jdbcUrl + separator + "logServerErrorDetail=false", user, password);
    }

    boolean isH2() {
        return jdbcUrl.startsWith("jdbc:h2:");
    }

    boolean isInMemory() {
        return jdbcUrl.startsWith("jdbc:h2:mem:");
    }

    /** PostgreSQL syncs by itself, and memory has no disk. */
    boolean needsSync() {
        return jdbcUrl.startsWith("jdbc:h2:file:");
    }

    /** The address as it may be printed. */
    public String masked() {
        return jdbcUrl.replaceAll(";.*", "").replaceAll("(?i)(password=)[^&]*", "$1…").replaceAll("//[^/@]*@", "//…@");
    }
}
