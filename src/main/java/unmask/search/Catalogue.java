package unmask.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unmask.people.Kept;
import unmask.people.PersonalData;
import unmask.search.Indexed.Group;
import unmask.storage.Database;

/**
 * Keeps the index up to date, behind everybody's back: nobody who writes waits for it. The index is a cache that may be thrown away
 * at any time; when it is missing, damaged or of another version, it is made again from the tables.
 */
public final class Catalogue implements PersonalData, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);
    private static final Duration TICK = Duration.ofMillis(800);
    /** Articles appear at midnight, when nobody has written anything. */
    private static final int TICKS_BETWEEN_LOOKS = 75;

    private final Path folder;
    private final Database database;
    private final List<Indexed> kinds;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var worker = new Thread(task, "search");
        worker.setDaemon(true);
        worker.setPriority(Thread.MIN_PRIORITY);
        return worker;
    });

    private volatile Index index;
    private volatile boolean isReady;
    private long revision = -1;
    private int ticks;
    private int failures;
    private int rest;

    /** @param folder where the index lives; null keeps it in memory */
    public Catalogue(Path folder, Database database, List<Indexed> kinds) {
        this.folder = folder;
        this.database = database;
        this.kinds = kinds;
    }

    /** Begins to keep up. Returns at once; {@link #isReady} tells when there is something to ask. */
    public void start() {
        thread.scheduleWithFixedDelay(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tick() {
        if (rest > 0) {
            rest--;
        } else if (index == null || revision != database.revision() || ++ticks % TICKS_BETWEEN_LOOKS == 0) {
            catchUp();
        }
    }

    /** Catches up at once, and waits until that is done. */
    public Future<?> caughtUp() {
        return thread.submit(this::catchUp);
    }

    private void catchUp() {
        try {
            if (index == null) {
                index = Index.open(folder);
                isReady = !index.isNew();
            }
            long before = database.revision();
            if (learnAll()) {
                index.commit();
            }
            revision = before;
            isReady = true;
            failures = 0;
        } catch (IOException | RuntimeException failure) {
            LOG.warn("The search could not catch up, and begins its index again: {}", failure.getClass().getName());
            abandon();
        }
    }

    /** The next tick opens the folder anew, and throws away what cannot be opened; when that fails again and again, later ones do. */
    private void abandon() {
        isReady = false;
        rest = Math.min(failures * failures, TICKS_BETWEEN_LOOKS);
        failures++;
        try (var broken = index) {
            index = null;
        } catch (IOException | RuntimeException failure) {
            LOG.warn("The index could not be closed: {}", failure.getClass().getName());
        }
    }

    private boolean learnAll() throws IOException {
        boolean changed = false;
        for (var kind : kinds) {
            var marks = database.read(kind::marks);
            for (var known : index.groups(kind.kind())) {
                if (!marks.containsKey(known)) {
                    index.forget(kind.kind(), known);
                    changed = true;
                }
            }
            for (var group : marks.entrySet()) {
                changed |= learn(kind, group);
            }
        }
        return changed;
    }

    private boolean learn(Indexed kind, Map.Entry<Group, Long> present) throws IOException {
        var group = present.getKey();
        boolean changed = false;
        while (index.mark(kind.kind(), group) != present.getValue()) {
            long since = index.mark(kind.kind(), group);
            var changes = database.read(tx -> kind.changes(tx, group, since));
            if (changes.anew()) {
                index.forget(kind.kind(), group);
            } else {
                index.learn(kind.kind(), group, changes.entries(), changes.mark());
            }
            changed = true;
            if (!changes.anew() && changes.mark() == since) {
                break;
            }
        }
        return changed;
    }

    /** Whether the index has been filled at least once. */
    boolean isReady() {
        return isReady;
    }

    /** Asks the index, if it can be asked now. */
    List<Index.Hit> ask(Function<Index, List<Index.Hit>> question) {
        var asked = index;
        return asked == null || !isReady ? List.of() : question.apply(asked);
    }

    Indexed kind(String name) {
        return kinds.stream().filter(each -> each.kind().equals(name)).findFirst().orElseThrow();
    }

    List<Indexed> kinds() {
        return kinds;
    }

    @Override
    public List<Kept> kept() {
        return List.of(Kept.elsewhere(Kept.Where.FILE, "search", "register.search"));
    }

    /** Stops keeping up; the index on the disk is as of the last catch-up. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        abandon();
    }
}
