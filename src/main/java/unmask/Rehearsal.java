package unmask;

import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A page that the site asks itself for, by no network, before it says that it is ready. Java looks for each class when it is first
 * needed: a class of people that comes in together, or comes back to a server that was started again, should not wait for hundreds.
 */
final class Rehearsal {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

    private Rehearsal() {}

    /** Asks for a page as a stranger, and throws it away. */
    static void play(Server server, String path) {
        var within = new LocalConnector(server);
        try {
            server.addConnector(within);
            within.start();
            within.getResponse("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            within.stop();
        } catch (Exception failure) {
            // Whoever comes first waits a little longer.
            LOG.warn("The rehearsal failed: {}", failure.getClass().getName());
        } finally {
            server.removeConnector(within);
        }
    }
}
