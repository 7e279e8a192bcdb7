package unmask.markdown;

import java.time.Duration;

/** When the work on a text must end. Begun anew for each stage of the work, and then used by one thread. */
final class Deadline {
    private final long limit;
    private long end;
    private int checks;

    Deadline(Duration limit) {
        this.limit = limit.toNanos();
    }

    long nanos() {
        return limit;
    }

    void begin() {
        end = System.nanoTime() + limit;
    }

    /** Asked for every character read, so it looks at the clock only now and then. */
    void check() {
        if ((++checks & 63) == 0 && System.nanoTime() - end > 0) {
            throw new Refusal(Refusal.TOO_SLOW);
        }
    }
}
