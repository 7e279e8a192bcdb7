package unmask.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Many browsers that hear a live stream, on one thread: what each has heard, and when. */
public final class Watchers implements AutoCloseable {
    private static final int BUFFER = 32 << 10;

    private final InetSocketAddress server;
    private final String host;
    private final Selector selector = Selector.open();
    private final List<Watcher> all = new ArrayList<>();
    private final Map<Integer, Map<String, Long>> heard = new ConcurrentHashMap<>();
    private final Thread reading = new Thread(this::read, "watchers");
    private volatile boolean isOver;

    private record Watcher(int number, StringBuilder text) {}

    public Watchers(int port) throws IOException {
        server = new InetSocketAddress("localhost", port);
        host = "localhost:" + port;
        reading.setDaemon(true);
        reading.start();
    }

    /** Opens one more stream. */
    public void open(String path, String session, String lastId) throws IOException {
        var channel = SocketChannel.open(server);
        var request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAccept: text/event-stream\r\nCookie: session=" + session
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
        } catch (ClosedSelectorException | IOException failure) {
            if (!isOver) {
                throw new IllegalStateException(failure);
            }
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
        watcher.text.append(new String(buffer.array(), 0, length, StandardCharsets.UTF_8));
        long now = System.nanoTime();
        for (int at = watcher.text.indexOf(" id=\"comment-"); at >= 0; at = watcher.text.indexOf(" id=\"comment-")) {
            int end = watcher.text.indexOf("\"", at + 13);
            if (end < 0) {
                break;
            }
            heard.get(watcher.number).putIfAbsent(watcher.text.substring(at + 13, end), now);
            watcher.text.delete(0, end);
        }
        if (watcher.text.length() > 4_000) {
            watcher.text.delete(0, watcher.text.length() - 200);
        }
    }

    /** When each watcher has first heard of a comment, by its key. */
    public List<Map<String, Long>> heard() {
        return new TreeMap<>(heard).values().stream().toList();
    }

    @Override
    public void close() throws IOException {
        isOver = true;
        for (var key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
