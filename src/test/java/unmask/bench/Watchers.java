package unmask.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Many browsers that hear a live stream, on one thread: what each has heard, and when. */
public final class Watchers implements AutoCloseable {
    private static final int BUFFER = 32 << 10;
    private static final Pattern RETRY = Pattern.compile("retry: (\\d+)");

    private final InetSocketAddress server;
    private final String host;
    /** What stands before the key of something that is heard, and right after it. */
    private final String before;
    private final String after;
    private final Selector selector = Selector.open();
    private final List<Watcher> all = new ArrayList<>();
    private final Map<Integer, Map<String, Long>> heard = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> patience = new ConcurrentHashMap<>();
    private final Thread reading = new Thread(this::read, "watchers");
    private volatile boolean isOver;

    private record Watcher(int number, StringBuilder text) {}

    private Watchers(int port, String before, String after) throws IOException {
        this.before = before;
        this.after = after;
        server = new InetSocketAddress("localhost", port);
        host = "localhost:" + port;
        reading.setDaemon(true);
        reading.start();
    }

    /** They hear comments, by their keys. */
    public static Watchers ofDiscussions(int port) throws IOException {
        return new Watchers(port, " id=\"comment-", "\"");
    }

    /** They hear what stands in elements of this class on a wall. */
    public static Watchers ofWalls(int port, String part) throws IOException {
        return new Watchers(port, " class=\"" + part + "\">", "<");
    }

    /**
     * Opens one more stream.
     *
     * @param session of somebody signed in; may be null
     * @param lastId  of the last event that was heard before; may be null
     */
    public void open(String path, String session, String lastId) throws IOException {
        var channel = SocketChannel.open(server);
        var request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAccept: text/event-stream"
                + (session == null ? "" : "\r\nCookie: session=" + session)
                + (lastId == null ? "" : "\r\nLast-Event-ID: " + lastId) + "\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        var watcher = new Watcher(all.size(), new StringBuilder());
        all.add(watcher);
        heard.put(watcher.number, new ConcurrentHashMap<>());
        selector.wakeup();
        channel.register(selector, SelectionKey.OP_READ, watcher);
    }

    private void read() {
        var buffer = ByteBuffer.allocate(BUFFER);
        try {
            while (!isOver) {
                selector.select(20);
                var ready = selector.selectedKeys();
                for (var key : ready) {
                    take(key, buffer);
                }
                ready.clear();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void take(SelectionKey key, ByteBuffer buffer) throws IOException {
        var watcher = (Watcher) key.attachment();
        int length;
        try {
            length = ((SocketChannel) key.channel()).read(buffer.clear());
        } catch (IOException gone) {
            length = -1;
        }
        if (length < 0) {
            key.channel().close();
            return;
        }
        if (watcher.text.isEmpty()) {
            var told = RETRY.matcher(new String(buffer.array(), 0, length, StandardCharsets.US_ASCII));
            if (told.find()) {
                patience.put(watcher.number, Integer.parseInt(told.group(1)));
            }
        }
        watcher.text.append(new String(buffer.array(), 0, length, StandardCharsets.UTF_8));
        long now = System.nanoTime();
        for (int at = watcher.text.indexOf(before); at >= 0; at = watcher.text.indexOf(before)) {
            int end = watcher.text.indexOf(after, at + before.length());
            if (end < 0) {
                break;
            }
            heard.get(watcher.number).putIfAbsent(watcher.text.substring(at + before.length(), end), now);
            watcher.text.delete(0, end);
        }
        if (watcher.text.length() > 4_000) {
            watcher.text.delete(0, watcher.text.length() - 200);
        }
    }

    /** When each watcher has first heard of something, by its key. */
    public List<Map<String, Long>> heard() {
        return new TreeMap<>(heard).values().stream().toList();
    }

    /** After how many milliseconds each watcher was told to come back when it loses the stream. */
    public Map<Integer, Integer> patience() {
        return patience;
    }

    @Override
    public void close() throws IOException {
        isOver = true;
        selector.wakeup();
        try {
            reading.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        for (var key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
