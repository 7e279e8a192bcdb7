package unmask.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.SameSiteAttribute;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import unmask.TestSite;

/** Our own forms pass and forms from other sites do not, as a real browser sends them, with TLS and without. */
class ForgedFormTest {
    private static final String WORDS = "lantern orbit velvet canyon";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private static Path folder;

    private HttpServer evil;

    /** Another site, with one page that sends a form as soon as it is opened. */
    @BeforeEach
    void open() throws IOException {
        evil = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        evil.createContext("/", exchange -> {
            var target = exchange.getRequestURI().getQuery();
            var page = ("<!DOCTYPE html><title>Evil</title><form method=post action='" + target + "'><input name=body value='Not mine'>"
                    + "<input name=once value=x><input name=name value=olga><input name=passphrase value='" + WORDS + "'></form>"
                    + "<script>document.forms[0].submit()</script>").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            try (var body = exchange.getResponseBody()) {
                body.write(page);
            }
        });
        evil.start();
    }

    @AfterEach
    void close() {
        evil.stop(0);
    }

    @Test
    void overPlainHttp() {
        try (var site = TestSite.empty()) {
            formsPassAndForgeriesDoNot(site, Device.DESK, "session");
        }
    }

    @Test
    void overTls() throws Exception {
        try (var site = TestSite.encrypted(certificate(), folder.resolve("key.pem"))) {
            formsPassAndForgeriesDoNot(site, Device.DESK.thatIsLenient(), "__Host-session");
        }
    }

    private void formsPassAndForgeriesDoNot(TestSite site, Device device, String cookieName) {
        var olga = CHROMIUM.person(site, device);
        signedIn(olga, site);
        var cookie = olga.context().cookies().get(0);
        assertThat(cookie.name).isEqualTo(cookieName);
        assertThat(cookie.secure).isEqualTo(site.address().startsWith("https"));
        assertThat(cookie.httpOnly).isTrue();
        assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.LAX);
        for (var host : List.of("127.0.0.1", "localhost")) {
            var other = host + ":" + evil.getAddress().getPort();
            olga.mayAsk(other);
            for (var path : List.of(TestSite.THE_MASK + "/comments", "/sign-out", "/sign-in")) {
                refused(olga, "http://" + other + "/?" + site.address() + path);
            }
        }
        assertThat(olga.context().cookies(site.address())).singleElement().satisfies(kept -> assertThat(kept.value).isEqualTo(cookie.value));
        olga.opens("/me").reads("h1", "Me");
        olga.opens(TestSite.THE_MASK).sees("#composer textarea").fill("Mine");
        assertThat(olga.page().content()).doesNotContain("Not mine");
        olga.movesOn(() -> olga.page().locator("#composer .go").click());
        olga.reads("li.comment:target .words", "Mine");
    }

    private static void signedIn(Person olga, TestSite site) {
        olga.opens(site.setupPath());
        olga.page().locator("#name").fill("olga");
        olga.page().locator("#passphrase").fill(WORDS);
        olga.page().locator("#shown").fill("Ms Olga");
        olga.movesOn(() -> olga.page().locator("main form .go").click());
        olga.movesOn(() -> olga.page().locator("main form .go").click());
        olga.opens("/me").movesOn(() -> olga.page().locator("form[action='/sign-out'] button").click());
        assertThat(olga.context().cookies()).isEmpty();
        olga.opens("/sign-in");
        olga.page().locator("#name").fill("olga");
        olga.page().locator("#passphrase").fill(WORDS);
        olga.movesOn(() -> olga.presses("Enter"));
    }

    private static void refused(Person olga, String trap) {
        var answer = olga.page().waitForResponse(response -> response.request().method().equals("POST"), () -> olga.opens(trap));
        assertThat(answer.status()).as(trap).isEqualTo(403);
        olga.reads("h1", "This form came from somewhere else");
    }

    /** A certificate that nobody but its owner has signed, made for this run. */
    private static Path certificate() throws IOException, InterruptedException, GeneralSecurityException {
        var store = folder.resolve("store.p12");
        keytool("-genkeypair", "-alias", "site", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost", "-validity", "2",
                "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", "only for a test");
        var keys = KeyStore.getInstance(store.toFile(), "only for a test".toCharArray());
        pem("key.pem", "PRIVATE KEY", keys.getKey("site", "only for a test".toCharArray()).getEncoded());
        return pem("cert.pem", "CERTIFICATE", keys.getCertificate("site").getEncoded());
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static Path pem(String name, String kind, byte[] bytes) throws IOException {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return Files.writeString(folder.resolve(name), "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n");
    }
}
