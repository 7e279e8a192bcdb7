package unmask.web.live;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unmask.storage.Database;

/**
 * Rings every five seconds by the clock on the wall, and tells everybody who watches something what has happened since. All hear it
 * at once and at the same moments, so that nobody can tell from the timing who has just pressed a button.
 */
public final class Bell implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Bell.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    /** Windows that one person has open; the oldest gives way. */
    public static final int MOST_EACH = 6;
    /** A big school, all of it looking at once. */
    static final int MOST = 2_000;
    /** Sessions also end by themselves: once a minute everybody is looked at, whether anything was written or not. */
    private static final int ROUND = 12;
    private static final byte[] ENOUGH = "event: enough\ndata:\n\n".getBytes(StandardCharsets.UTF_8);

    private final Database database;
    private final Clock clock;
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final AtomicLong arrivals = new AtomicLong();
    private final ScheduledExecutorService ringing = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "bell");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean isSilent;
    private long people = -1;
    private int rings;

    public Bell(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Begins to ring. */
    public void start() {
        ringing.schedule(this::strike, untilNext(), TimeUnit.MILLISECONDS);
    }

    private void strike() {
        ring();
        // Every stroke finds the next one by the clock: a rate of its own would drift away from it, and from those who count by it.
        if (!isSilent) {
            start();
        }
    }

    private long untilNext() {
        long every = EVERY.toMillis();
        return every - clock.millis() % every;
    }

    boolean hasRoom() {
        return !isSilent && watchers.size() < MOST;
    }

    void join(Watcher watcher) {
        var own = watchers.stream().filter(other -> other.owner().equals(watcher.owner()) && !other.isOver()).toList();
        if (own.size() >= MOST_EACH) {
            own.stream().min(Comparator.comparingLong(Watcher::arrival)).ifPresent(oldest -> {
                oldest.send(ENOUGH);
                oldest.end();
            });
        }
        watcher.arrive(arrivals.incrementAndGet());
        watchers.add(watcher);
        if (isSilent) {
            watcher.end();
        }
    }

    /** How many watch. */
    public int watchers() {
        return watchers.size();
    }

    /** One stroke: those who may no longer watch are let go, all others hear what is new to them. */
    public synchronized void ring() {
        try {
            letGo();
            Map<Crowd, List<Watcher>> crowds = new HashMap<>();
            watchers.forEach(watcher -> crowds.computeIfAbsent(new Crowd(watcher.watched().crowd(), watcher.position()), crowd -> new ArrayList<>()).add(watcher));
            crowds.forEach((crowd, all) -> tell(all, all.get(0).watched().since(crowd.position)));
        } catch (RuntimeException failure) {
            // Nobody has missed anything: the next stroke begins where this one did.
            LOG.warn("A stroke of the bell was lost: {}", failure.getClass().getName());
        }
    }

    private void letGo() {
        watchers.removeIf(Watcher::isOver);
        long now = database.peopleRevision();
        if (now != people || rings++ % ROUND == 0) {
            people = now;
            watchers.stream().filter(watcher -> !watcher.mayStay()).forEach(Watcher::end);
            watchers.removeIf(Watcher::isOver);
        }
    }

    private record Crowd(Object same, long position) {}

    private static void tell(List<Watcher> all, Optional<News> news) {
        all.forEach(watcher -> news.ifPresentOrElse(watcher::tell, watcher::greet));
    }

    /** Ends all streams, so that the server need not wait for them. */
    @Override
    public void close() {
        isSilent = true;
        ringing.shutdownNow();
        watchers.forEach(Watcher::end);
    }
}
