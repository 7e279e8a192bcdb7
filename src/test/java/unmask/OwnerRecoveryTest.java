package unmask;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import unmask.posts.SampleCourse;
import unmask.storage.Database;
import unmask.storage.DatabaseAddress;

class OwnerRecoveryTest {
    private static final String WORDS = "lantern orbit velvet canyon";

    @TempDir
    private Path data;
    private final StringWriter out = new StringWriter();

    private int recover() {
        return new CommandLine(new Main()).setOut(new PrintWriter(out)).execute("recover-owner", "--data", data.toString());
    }

    private TestSite site() {
        return TestSite.on(Database.open(DatabaseAddress.inFolder(data), Clock.systemUTC(), new SecureRandom()), SampleCourse.inTemporaryFolder());
    }

    @Test
    void aLockedOutOwnerComesBackFromTheCommandLine() {
        try (var site = site()) {
            var olga = site.stranger();
            olga.submit(olga.get(site.setupPath()).page().expectFirst("main form"), "name", "olga", "passphrase", WORDS, "shown", "Ms Olga", "zone", "UTC");
        }
        assertThat(recover()).isZero();
        assertThat(out.toString()).contains("Sign-in name:   olga");
        var code = out.toString().replaceAll("(?s).*Recovery code:\\s+(\\S+).*", "$1");
        try (var site = site()) {
            var back = site.stranger();
            assertThat(back.post("/recover", "name", "olga", "code", code, "passphrase", "seven quiet green boats").location()).isEqualTo("/me/recovery-code");
            assertThat(back.get("/courses/privacy-and-society/settings").status()).isEqualTo(200);
            assertThat(site.stranger().post("/sign-in", "name", "olga", "passphrase", WORDS).status()).isEqualTo(422);
        }
    }

    @Test
    void whileAnotherUnmaskHoldsTheDatabaseTheCommandRefuses() throws IOException {
        site().close();
        // Within one process H2 shares its file with itself; this is the lock that another one would hold.
        try (var file = FileChannel.open(data.resolve("unmask-1.mv.db"), StandardOpenOption.WRITE); var lock = file.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(recover()).isEqualTo(1);
        }
        assertThat(out.toString()).contains("Another Unmask is using", "Stop it first").doesNotContain("\tat ");
    }

    @Test
    void aFolderWithoutASiteStaysEmpty() throws IOException {
        assertThat(recover()).isEqualTo(1);
        assertThat(out.toString()).contains("There is no site in");
        try (var files = Files.list(data)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aSiteWithoutAnOwnerSaysSo() {
        site().close();
        assertThat(recover()).isEqualTo(1);
        assertThat(out.toString()).contains("has no owner yet");
    }
}
