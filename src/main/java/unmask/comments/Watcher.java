package unmask.comments;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import unmask.people.Viewer;
import unmask.web.Page;

/**
 * An open page that hears what happens in its discussion. Nobody waits for a slow one: what it has not taken yet stands in a short
 * line, and when that is full the stream ends; the browser then asks again from where it was.
 */
final class Watcher implements WriteListener {
    private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);
    private static final int LONGEST_LINE = 16;

    private final Page page;
    private final long discussion;
    private final BooleanSupplier mayStay;
    private final AsyncContext exchange;
    private final ServletOutputStream stream;
    private final Deque<byte[]> line = new ArrayDeque<>(2);
    private long position;
    private long arrival;
    private boolean isOpen;
    private boolean isWritten;
    private volatile boolean isOver;

    /**
     * @param position the number of the last event that the page knows
     * @param mayStay  whether whoever watches would still be let in
     */
    Watcher(Page page, long discussion, long position, BooleanSupplier mayStay, AsyncContext exchange, ServletOutputStream stream) {
        this.page = page;
        this.discussion = discussion;
        this.position = position;
        this.mayStay = mayStay;
        this.exchange = exchange;
        this.stream = stream;
    }

    /** All watchers of one crowd are told the same. */
    record Crowd(long course, long discussion, Viewer.Kind kind, boolean instructs, long position) {}

    Crowd crowd() {
        return new Crowd(page.course().id(), discussion, page.viewer().kind(), page.viewer().isInstructor(), position);
    }

    Page page() {
        return page;
    }

    long account() {
        return page.viewer().account().id();
    }

    void arrive(long arrival) {
        this.arrival = arrival;
    }

    /** Smaller for those who came earlier. */
    long arrival() {
        return arrival;
    }

    boolean mayStay() {
        return mayStay.getAsBoolean();
    }

    boolean isOver() {
        return isOver;
    }

    /** Tells it what has happened up to the number. */
    synchronized void tell(byte[] event, long number) {
        position = number;
        send(event);
    }

    /** Nothing new; a proxy sees that the stream lives, and the server whether anybody is still there. */
    synchronized void greet() {
        if (line.isEmpty()) {
            send(HEARTBEAT);
        }
    }

    synchronized void send(byte[] event) {
        if (line.size() == LONGEST_LINE) {
            end();
            return;
        }
        line.add(event);
        drain();
    }

    @Override
    public synchronized void onWritePossible() {
        isOpen = true;
        drain();
    }

    private void drain() {
        try {
            while (isOpen && !isOver && stream.isReady()) {
                if (isWritten) {
                    isWritten = false;
                    stream.flush();
                } else if (line.isEmpty()) {
                    return;
                } else {
                    stream.write(line.remove());
                    isWritten = true;
                }
            }
        } catch (IOException | IllegalStateException gone) {
            end();
        }
    }

    @Override
    public void onError(Throwable gone) {
        end();
    }

    /** Closes the stream; the browser may come back. */
    synchronized void end() {
        if (!isOver) {
            isOver = true;
            line.clear();
            try {
                exchange.complete();
            } catch (IllegalStateException gone) {
                // The server has already let go of it.
            }
        }
    }
}
