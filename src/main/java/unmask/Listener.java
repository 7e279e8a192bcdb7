package unmask;

import io.javalin.config.JavalinConfig;
import java.nio.file.Path;
import nl.altindag.ssl.SSLFactory;
import nl.altindag.ssl.pem.util.PemUtils;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Where the server listens.
 *
 * @param tlsCert null without TLS; otherwise {@code tlsKey} is given too
 */
record Listener(String host, int port, Path tlsCert, Path tlsKey) {
    /** Requests under way are finished within this time when the server stops. */
    private static final int STOP_MILLISECONDS = 5_000;
    private static final int THREADS = 100;

    boolean isTls() {
        return tlsCert != null;
    }

    /** The site's address, as a browser on this machine would type it. */
    String address(int actualPort) {
        return (isTls() ? "https://" : "http://") + host + ":" + actualPort;
    }

    void configure(JavalinConfig config) {
        config.jetty.threadPool = new QueuedThreadPool(THREADS, 8);
        config.jetty.modifyServer(server -> {
            server.insertHandler(new GracefulHandler());
            server.setStopTimeout(STOP_MILLISECONDS);
        });
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setSendDateHeader(true);
        });
        if (!isTls()) {
            config.jetty.host = host;
            config.jetty.port = port;
            return;
        }
        config.jetty.addConnector((server, http) -> {
            // Which names the certificate holds is for browsers to judge; people also come by an address in the school's network.
            http.addCustomizer(new SecureRequestCustomizer(false));
            var connector = new ServerConnector(server, tls(), new HttpConnectionFactory(http));
            connector.setHost(host);
            connector.setPort(port);
            return connector;
        });
    }

    private SslContextFactory.Server tls() {
        var identity = PemUtils.loadIdentityMaterial(tlsCert, tlsKey);
        var tls = new SslContextFactory.Server();
        tls.setSslContext(SSLFactory.builder().withIdentityMaterial(identity).build().getSslContext());
        return tls;
    }
}
