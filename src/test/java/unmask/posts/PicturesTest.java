package unmask.posts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unmask.TestSite;
import unmask.storage.Databases;

class PicturesTest {
    private static final String FILES = "/courses/privacy/files/";
    private static final String DRAWING = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";

    @TempDir
    Path temporary;

    private Path course;
    private TestSite site;

    @BeforeEach
    void open() throws IOException {
        course = Files.createDirectories(temporary.resolve("content/privacy"));
        Files.writeString(course.resolve("course.md"), "---\ntitle: Privacy\naudience: web\n---\n");
        Files.writeString(course.resolve("out.md"), """
                ---
                title: Out
                ---
                ![A letter](letter.svg) ![Large](large.png) ![Linked](linked.svg) ![Notes](notes.txt) ![](out.md) ![](.hidden.svg)
                """);
        Files.writeString(course.resolve("inside.md"), "---\ntitle: Inside\naudience: course\n---\n![Ours](ours.svg)\n");
        for (var name : new String[] {"letter.svg", "ours.svg", "notes.txt", ".hidden.svg", "../secret.svg", "../../secret.svg"}) {
            Files.writeString(course.resolve(name), DRAWING);
        }
        Files.write(course.resolve("large.png"), new byte[(5 << 20) + 1]);
        Files.createSymbolicLink(course.resolve("linked.svg"), temporary.resolve("secret.svg"));
        site = TestSite.on(Databases.h2(Clock.systemUTC()), temporary.resolve("content"));
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void aPictureStandsInItsArticleAndCanDoNothingByItself() {
        assertThat(site.stranger().get("/courses/privacy/posts/out").page().expectFirst("img[alt=A letter]").attr("src")).isEqualTo(FILES + "letter.svg");
        var answer = site.stranger().get(FILES + "letter.svg");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo(DRAWING);
        assertThat(answer.header("Content-Type")).isEqualTo("image/svg+xml");
        assertThat(answer.header("Content-Security-Policy")).isEqualTo("default-src 'none'; style-src 'unsafe-inline'; sandbox");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        var tag = answer.header("ETag");
        assertThat(tag).startsWith("\"");
        assertThat(site.stranger().get(FILES + "letter.svg", "If-None-Match", tag).status()).isEqualTo(304);
    }

    @Test
    void nothingElseOfTheFolderGoesOut() {
        for (var name : new String[] {"ours.svg", "large.png", "linked.svg", "notes.txt", "out.md", "course.md", ".hidden.svg", "missing.svg",
            "..%2Fsecret.svg", "%2e%2e%2fsecret.svg", "..%2F..%2Fsecret.svg", "letter.svg%00.png", "..%5Csecret.svg", "letter.svg%2F", "."}) {
            assertThat(site.stranger().get(FILES + name).status()).as(name).isIn(400, 404);
        }
    }
}
