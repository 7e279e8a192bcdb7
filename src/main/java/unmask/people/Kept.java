package unmask.people;

import java.util.List;

/**
 * One thing that the site keeps, as the page "What we keep" shows it.
 *
 * @param where   table, file, cookie, device or log
 * @param name    the table, the file or folder, the cookie, the device's key or the log field
 * @param columns the table's columns that this entry speaks for; empty elsewhere
 * @param key     message key; {@code .what}, {@code .why}, {@code .who} and {@code .until} hang below it
 */
public record Kept(Where where, String name, List<String> columns, String key) {
    /** Where something is kept. */
    public enum Where {
        TABLE, FILE, COOKIE, DEVICE, LOG
    }

    /** Columns about a person. */
    public static Kept inTable(String table, String key, String... columns) {
        return new Kept(Where.TABLE, table, List.of(columns), key);
    }

    /** Columns that say nothing about any person: declared all the same, so that nobody forgets to ask. */
    public static Kept notPersonal(String table, String... columns) {
        return new Kept(Where.TABLE, table, List.of(columns), null);
    }

    public static Kept elsewhere(Where where, String name, String key) {
        return new Kept(where, name, List.of(), key);
    }

    public boolean isPersonal() {
        return key != null;
    }
}
