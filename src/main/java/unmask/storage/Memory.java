package unmask.storage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Things read from the database and kept for as long as nobody writes.
 *
 * <p>An entry is served only under the revision of the database under which it was read, so nothing that was revoked,
 * withdrawn or renamed outlives the change; and only for {@value #SECONDS} seconds, for what depends on the clock.
 */
public final class Memory<K, V> {
    private static final int SECONDS = 1;

    private final LongSupplier revision;
    private final Cache<K, Entry<V>> entries;

    /**
     * Keeps at most so many entries.
     *
     * @param revision {@link Database#revision()}, or {@link Database#peopleRevision()} for what words do not change
     */
    public Memory(LongSupplier revision, int most) {
        this.revision = revision;
        this.entries = Caffeine.newBuilder().maximumSize(most).expireAfterWrite(Duration.ofSeconds(SECONDS)).build();
    }

    /** What is remembered under the key; null when nothing is, or something was written since. */
    public V recall(K key) {
        var entry = entries.getIfPresent(key);
        return entry != null && entry.revision == revision.getAsLong() ? entry.value : null;
    }

    /** What is remembered under the key, or what the look-up finds now; a null is not remembered. */
    public V get(K key, Supplier<V> lookUp) {
        long before = revision.getAsLong();
        var known = recall(key);
        if (known != null) {
            return known;
        }
        var value = lookUp.get();
        if (value != null) {
            entries.put(key, new Entry<>(before, value));
        }
        return value;
    }

    private record Entry<V>(long revision, V value) {}
}
