package unmask.web.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/**
 * An open page that hears what happens. Nobody waits for a slow one: what it has not taken yet stands in a short
 * line, and when that is full the stream ends; the browser then asks again from where it was.
 */
final class Watcher implements WriteListener {
    private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);
    private static final int LONGEST_LINE = 16;

    private final Place place;
    private final AsyncContext exchange;
    private final ServletOutputStream stream;
    private final Deque<byte[]> line = new ArrayDeque<>(2);
    private long position;
    private long arrival;
    private boolean isOpen;
    private boolean isWritten;
    private volatile boolean isOver;

    /**
     * What somebody has before them.
     *
     * @param mayStay whether they would still be let in
     */
    record Place(String owner, Watched watched, BooleanSupplier mayStay) {}

    /** @param position the number of the last news that the page knows */
    Watcher(Place place, long position, AsyncContext exchange, ServletOutputStream stream) {
        this.place = place;
        this.position = position;
        this.exchange = exchange;
        this.stream = stream;
    }

    String owner() {
        return place.owner;
    }

    Watched watched() {
        return place.watched;
    }

    synchronized long position() {
        return position;
    }

    void arrive(long arrival) {
        this.arrival = arrival;
    }

    /** Smaller for those who came earlier. */
    long arrival() {
        return arrival;
    }

    boolean mayStay() {
        return place.mayStay.getAsBoolean();
    }

    boolean isOver() {
        return isOver;
    }

    synchronized void tell(News news) {
        position = news.number();
        send(news.toldTo(place.watched.author()).bytes());
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
