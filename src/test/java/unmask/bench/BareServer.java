package unmask.bench;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the framework can do at best: each file of a folder as a page, ready and compressed, and nothing else. */
public final class BareServer {
    private BareServer() {}

    /** @param args the port and the folder */
    public static void main(String[] args) throws IOException {
        try (var files = Files.list(Path.of(args[1]))) {
            var pages = files.toList();
            Javalin.start(config -> {
                config.startup.showJavalinBanner = false;
                config.http.compressionStrategy = CompressionStrategy.NONE;
                config.jetty.host = "localhost";
                config.jetty.port = Integer.parseInt(args[0]);
                for (var page : pages) {
                    var bytes = read(page);
                    config.routes.get("/" + page.getFileName(), ctx -> send(ctx, bytes));
                }
            });
        }
        System.out.println("Ready at " + args[0]);
    }

    private static byte[] read(Path page) {
        try {
            return Files.readAllBytes(page);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static void send(Context ctx, byte[] bytes) {
        ctx.contentType("text/html; charset=utf-8").header("Content-Encoding", "gzip").result(bytes);
    }
}
