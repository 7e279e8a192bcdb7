package unmask.markdown;

import java.time.Duration;

/** The time that the work on a text may take. It runs only while someone works, and one thread works at a time. */
final class Deadline {
    private long left;
    private long end;
    private int checks;

    Deadline(Duration limit) {
        this.left = limit.toNanos();
    }

    long nanosLeft() {
        return left;
    }

    void begin() {
        end = System.nanoTime() + left;
    }

    void pause() {
        left = Math.max(0, end - System.nanoTime());
    }

    /** Asked for every character read, so it looks at the clock only now and then. */
    void check() {
        if ((++checks & 63) == 0 && System.nanoTime() - end > 0) {
            throw new Refusal(Refusal.TOO_SLOW);
        }
    }
}
