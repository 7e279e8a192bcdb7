package unmask.posts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCourseTest {
    @TempDir
    Path temporary;

    @Test
    void theSampleIsUnpackedFromTheClasses() throws IOException {
        SampleCourse.copyTo(temporary.resolve("a/b/content"));
        assertThat(temporary.resolve("a/b/content/privacy-and-society")).isDirectoryContaining("glob:**.svg").isDirectoryContaining("glob:**course.md");
        try (var left = Files.list(temporary.resolve("a/b"))) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void theSampleIsUnpackedFromAJarThatListsNoFolders() throws IOException {
        var jar = temporary.resolve("unmask jar+.jar");
        try (var zip = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of("create", "true"))) {
            Files.createDirectories(zip.getPath("/content/privacy-and-society"));
            Files.writeString(zip.getPath("/content/privacy-and-society/course.md"), "---\ntitle: Privacy\n---\n");
        }
        SampleCourse.copyFromJar(jar, temporary.resolve("content"));
        assertThat(temporary.resolve("content/privacy-and-society/course.md")).content().startsWith("---");
    }
}
