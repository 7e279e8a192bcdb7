package unmask.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unmask.TestSite;
import unmask.Visitor;
import unmask.storage.Database;
import unmask.storage.DatabaseAddress;

/** The index as a cache that may go at any time: restarts, kills, damage, and words that must leave. */
@Order(6)
class CatalogueTest {
    private static final String WORDS = "lantern orbit velvet canyon";
    private static final String COURSE = "/courses/gardens";
    private static final String ARTICLE = COURSE + "/posts/soil";

    @TempDir
    private Path folder;

    private Visitor olga;
    private TestSite site;

    @BeforeEach
    void write() throws IOException {
        var course = Files.createDirectories(folder.resolve("content/gardens"));
        Files.writeString(course.resolve("course.md"), "---\ntitle: Gardens\nnames: handle\naudience: web\n---\nWelcome.\n");
        Files.writeString(course.resolve("soil.md"), "---\ntitle: Soil\nauthors: [Olga]\npublished: 2026-01-02\n---\nLoam holds water.\n\nClay holds more.\n");
    }

    private Path index() {
        return folder.resolve("search");
    }

    /** A part of the story, while the site runs; before and after it stands still. */
    private interface Story {
        void isTold() throws IOException;
    }

    private void whileItRuns(Story story) throws IOException {
        start();
        try {
            story.isTold();
        } finally {
            site.close();
        }
    }

    private void start() {
        site = TestSite.searching(Database.open(DatabaseAddress.inFolder(folder.resolve("data")), Clock.systemUTC(), new SecureRandom()), folder.resolve("content"), index(), Clock.systemUTC());
        if (site.setupPath() != null) {
            var setup = site.stranger();
            setup.submit(setup.get(site.setupPath()).page().expectFirst("main form"), "name", "olga", "passphrase", WORDS, "shown", "Ms Olga");
        }
        olga = site.stranger();
        olga.post("/sign-in", "name", "olga", "passphrase", WORDS);
    }

    private List<String> found(String words) {
        site.caughtUp();
        return foundNow(words);
    }

    private List<String> foundNow(String words) {
        return olga.get("/search?q=" + words).page().select(".results .snippet").eachText();
    }

    private boolean isInTheFiles(String word) throws IOException {
        try (var files = Files.list(index())) {
            for (var file : files.toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(word)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void aThoughtIsFoundWithinTwoSecondsAndItsAuthorDoesNotWait() throws IOException {
        whileItRuns(() -> {
            site.caughtUp();
            long posted = System.nanoTime();
            assertThat(olga.say(ARTICLE, "Compost steams in the morning.").status()).isEqualTo(303);
            while (foundNow("compost").isEmpty()) {
                assertThat(Duration.ofNanos(System.nanoTime() - posted)).isLessThan(Duration.ofSeconds(2));
            }
        });
    }

    @Test
    void afterARestartNothingIsLostAndNothingDoubled() throws IOException {
        whileItRuns(() -> {
            olga.say(ARTICLE, "Compost before.");
            assertThat(found("compost")).containsExactly("Compost before.");
            olga.say(ARTICLE, "Compost that the index may not have seen.");
        });
        whileItRuns(() -> {
            olga.say(ARTICLE, "Compost after.");
            assertThat(found("compost")).containsExactlyInAnyOrder("Compost before.", "Compost that the index may not have seen.", "Compost after.");
            assertThat(found("loam+clay")).hasSize(1);
        });
    }

    @Test
    void anIndexThatIsMissingDamagedOrOfAnotherVersionIsMadeAgain() throws IOException {
        whileItRuns(() -> {
            olga.say(ARTICLE, "Compost stays.");
            found("compost");
        });
        for (var harm : List.<Harm>of(this::remove, this::cutInHalf, this::garble, this::replaceByFile)) {
            harm.done();
            whileItRuns(() -> {
                assertThat(found("compost")).containsExactly("Compost stays.");
                assertThat(found("loam")).hasSize(1);
            });
        }
    }

    private interface Harm {
        void done() throws IOException;
    }

    private void remove() throws IOException {
        change(Files::delete);
    }

    private void cutInHalf() throws IOException {
        change(file -> Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) / 2)));
    }

    private void garble() throws IOException {
        change(file -> {
            var bytes = Files.readAllBytes(file);
            if (bytes.length > 40 && !file.toString().contains("segments")) {
                bytes[bytes.length / 2] ^= 1;
                Files.write(file, bytes);
            }
        });
    }

    private void replaceByFile() throws IOException {
        change(file -> Files.writeString(file, "Not an index"));
    }

    private interface Change {
        void of(Path file) throws IOException;
    }

    private void change(Change change) throws IOException {
        try (var files = Files.list(index())) {
            for (var file : files.toList()) {
                change.of(file);
            }
        }
    }

    @Test
    void wordsThatWereWithdrawnOrHiddenOrChangedLeaveTheFiles() throws IOException {
        whileItRuns(() -> {
            olga.say(ARTICLE, "Stays: sempervivumtectorum");
            var withdrawn = olga.say(ARTICLE, "Goes: aspidistraelatior").location().replaceAll(".*#comment-", "");
            var edited = olga.say(ARTICLE, "Changes: monsteradeliciosa").location().replaceAll(".*#comment-", "");
            var hidden = olga.say(ARTICLE, "Hides: pileapeperomioides").location().replaceAll(".*#comment-", "");
            site.caughtUp();
            for (var word : List.of("sempervivum", "aspidistra", "monstera", "pilea")) {
                assertThat(isInTheFiles(word)).as(word).isTrue();
            }
            olga.post(ARTICLE + "/comments/" + withdrawn + "/withdrawal");
            olga.post(ARTICLE + "/comments/" + edited, "body", "Changed");
            olga.submit(olga.get(ARTICLE + "/comments/" + hidden + "/hiding").page().expectFirst("main form"), "reason", "Off the point");
            site.caughtUp();
            assertThat(isInTheFiles("sempervivum")).isTrue();
            for (var word : List.of("aspidistra", "monstera", "pilea")) {
                assertThat(isInTheFiles(word)).as(word).isFalse();
            }
        });
    }

    @Test
    void theIndexFollowsFilesThatChangeAndGo() throws IOException {
        whileItRuns(() -> {
            assertThat(found("loam")).hasSize(1);
        });
        Files.writeString(folder.resolve("content/gardens/soil.md"), "---\ntitle: Soil\nauthors: [Olga]\npublished: 2026-01-02\n---\nSand holds nothing.\n");
        Files.writeString(folder.resolve("content/gardens/seeds.md"), "---\ntitle: Seeds\nauthors: [Olga]\npublished: 2026-01-02\n---\nA seed waits.\n");
        whileItRuns(() -> {
            assertThat(found("loam")).isEmpty();
            assertThat(found("sand")).containsExactly("Sand holds nothing.");
            assertThat(found("seed")).hasSize(1);
        });
        Files.delete(folder.resolve("content/gardens/seeds.md"));
        whileItRuns(() -> {
            assertThat(found("seed")).isEmpty();
            assertThat(isInTheFiles("wait")).isFalse();
        });
    }

    @Test
    void anArticleOfALaterDayIsFoundFromThatDayOn() throws IOException {
        Files.writeString(folder.resolve("content/gardens/frost.md"), "---\ntitle: Frost\nauthors: [Olga]\npublished: 2031-01-02\n---\nIcicles hang.\n");
        whileItRuns(() -> {
            assertThat(found("icicles")).isEmpty();
        });
    }

    @Test
    void aRestoredDatabaseThatKnowsLessIsBelieved() throws IOException {
        whileItRuns(() -> {
            olga.say(ARTICLE, "Compost once.");
            assertThat(found("compost")).hasSize(1);
        });
        var database = Database.open(DatabaseAddress.inFolder(folder.resolve("data")), Clock.systemUTC(), new SecureRandom());
        database.change(tx -> {
            tx.update("delete from event").execute();
            tx.update("delete from comment_text").execute();
            tx.update("delete from comment").execute();
            tx.update("update discussion set counter = 0, shown_course = 0, shown_web = 0").execute();
        });
        database.close();
        whileItRuns(() -> {
            assertThat(found("compost")).isEmpty();
            olga.say(ARTICLE, "Mulch now.");
            assertThat(found("mulch")).containsExactly("Mulch now.");
        });
    }

    @Test
    void longDiscussionsAreLearnedPieceByPiece() throws IOException {
        whileItRuns(() -> {
            for (int each = 0; each < 320; each++) {
                olga.say(ARTICLE, "Seedling number" + each);
            }
        });
        remove();
        whileItRuns(() -> {
            for (int each : new int[] {0, 299, 300, 319}) {
                assertThat(found("number" + each)).hasSize(1);
            }
        });
    }
}
