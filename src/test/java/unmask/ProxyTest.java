package unmask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unmask.posts.SampleCourse;
import unmask.storage.Databases;

/** The proxy recipe of the README, as it stands there, in front of a real site. Skipped where nginx or openssl is missing. */
class ProxyTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void nginxIsHere() {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/nginx")) && Files.isExecutable(Path.of("/usr/bin/openssl")),
                "Skipped: nginx and openssl are not installed.");
    }

    @Test
    void peopleSetUpAndSignInThroughTheProxyOverHttps() throws Exception {
        int port = freePort();
        var address = "https://localhost:" + port;
        try (var site = TestSite.on(Databases.h2(Clock.systemUTC()),
                SampleCourse.inTemporaryFolder(), address, Clock.systemUTC())) {
            var nginx = start(recipe(port, site.address()));
            try {
                setUp(site, address);
            } finally {
                nginx.destroy();
                nginx.waitFor(10, TimeUnit.SECONDS);
            }
        }
    }

    private static void setUp(TestSite site, String address) throws Exception {
        var http = HttpClient.newBuilder().sslContext(trusting()).build();
        var form = Jsoup.parse(http.send(get(address + site.setupPath()), HttpResponse.BodyHandlers.ofString()).body());
        assertThat(form.expectFirst("#address").val()).isEqualTo(address);
        var fields = "name=olga&passphrase=lantern+orbit+velvet+canyon&shown=Ms+Olga&zone=UTC&address=" + address;
        var taken = http.send(post(address + site.setupPath(), address, fields), HttpResponse.BodyHandlers.ofString());
        assertThat(taken.statusCode()).isEqualTo(303);
        assertThat(taken.headers().firstValue("set-cookie").orElse("")).startsWith("__Host-session=").contains("Secure", "HttpOnly");
        assertThat(taken.headers().firstValue("strict-transport-security")).isPresent();
        var forged = http.send(post(address + "/sign-in", "https://evil.example", "name=olga"), HttpResponse.BodyHandlers.ofString());
        assertThat(forged.statusCode()).isEqualTo(403);
    }

    private static HttpRequest get(String address) {
        return HttpRequest.newBuilder(URI.create(address)).build();
    }

    private static HttpRequest post(String address, String origin, String fields) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin)
                .POST(HttpRequest.BodyPublishers.ofString(fields))
                .build();
    }

    private Path recipe(int port, String site) throws Exception {
        run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
                "-addext", "subjectAltName=DNS:localhost", "-keyout", folder.resolve("key.pem").toString(), "-out", folder.resolve("fullchain.pem").toString());
        var readme = Pattern.compile("```nginx\\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of("README.md")));
        assertThat(readme.find()).as("README.md must hold the proxy recipe in a block marked nginx").isTrue();
        var server = readme.group(1)
                .replace("listen 443", "listen 127.0.0.1:" + port)
                .replace("unmask.school.example", "localhost")
                .replace("/etc/ssl/unmask/", folder + "/")
                .replace("http://127.0.0.1:7070", site.replace("localhost", "127.0.0.1"));
        return Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events {}
                http {
                client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/f; uwsgi_temp_path %1$s/u; scgi_temp_path %1$s/s;
                %2$s
                }
                """.formatted(folder, server));
    }

    private Process start(Path configuration) throws Exception {
        var nginx = new ProcessBuilder("/usr/sbin/nginx", "-c", configuration.toString(), "-e", folder + "/error.log").inheritIO().start();
        for (int tries = 0; tries < 100 && !Files.exists(folder.resolve("nginx.pid")) && nginx.isAlive(); tries++) {
            nginx.waitFor(50, TimeUnit.MILLISECONDS);
        }
        assertThat(nginx.isAlive()).as("nginx takes the recipe").isTrue();
        return nginx;
    }

    private static void run(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static SSLContext trusting() throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, List.of(new Anyone()).toArray(TrustManager[]::new), null);
        return context;
    }

    /** The certificate of this test is signed by nobody. */
    private static final class Anyone extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
