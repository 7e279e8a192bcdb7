package unmask.posts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** The course that comes with the product: packed beside the classes, and copied to where it can be edited. */
public final class SampleCourse {
    private static final String PACKED = "/content";
    private static final String SLUG = "privacy-and-society";
    private static final String TEMPORARY = "unmask-content-";
    /** A jar need not list its folders, so we look for a file. */
    private static final String COURSE_FILE = PACKED + "/" + SLUG + "/course.md";

    private SampleCourse() {}

    /** A content folder with the sample course in it, for a site that is thrown away. */
    public static Path inTemporaryFolder() {
        try {
            var folder = temporaryFolder();
            copyTo(folder);
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException("The sample course cannot be unpacked.", failure);
        }
    }

    /** Where the content of a site that is thrown away will be; whoever throws it away calls {@link #throwAway}. */
    public static Path temporaryFolder() throws IOException {
        return Files.createTempDirectory(TEMPORARY).resolve("content");
    }

    /** Removes such a folder; any other stays. */
    public static void throwAway(Path content) {
        var folder = content.getParent();
        if (folder == null || !folder.getFileName().toString().startsWith(TEMPORARY)) {
            return;
        }
        try (var found = Files.walk(folder)) {
            for (var each : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("What is left of a site in " + folder + " cannot be removed.", failure);
        }
    }

    /** The files of the sample course as they are packed, by name. */
    static Map<String, byte[]> files() throws IOException {
        var files = new TreeMap<String, byte[]>();
        withPacked(packed -> {
            try (var found = Files.newDirectoryStream(packed.resolve(SLUG), Files::isRegularFile)) {
                for (var file : found) {
                    files.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
        });
        return files;
    }

    /** Makes the content folder, with the sample course in it; it stands there whole or not at all. */
    static void copyTo(Path content) throws IOException {
        withPacked(packed -> copy(packed, content));
    }

    private interface Use {
        void of(Path packed) throws IOException;
    }

    private static void withPacked(Use use) throws IOException {
        var url = SampleCourse.class.getResource(COURSE_FILE);
        if (url == null) {
            throw new IOException("There is no " + COURSE_FILE + " among the classes.");
        }
        try {
            if (url.openConnection() instanceof JarURLConnection packed) {
                fromJar(Path.of(packed.getJarFileURL().toURI()), use);
            } else {
                use.of(Path.of(url.toURI()).getParent().getParent());
            }
        } catch (URISyntaxException unusual) {
            throw new IOException(unusual);
        }
    }

    static void copyFromJar(Path jar, Path content) throws IOException {
        fromJar(jar, packed -> copy(packed, content));
    }

    private static void fromJar(Path jar, Use use) throws IOException {
        try (var inside = FileSystems.newFileSystem(jar)) {
            use.of(inside.getPath(PACKED));
        }
    }

    private static void copy(Path packed, Path content) throws IOException {
        var parent = content.toAbsolutePath().getParent();
        var half = Files.createDirectories(parent.resolve(".content-" + ProcessHandle.current().pid()));
        try (var files = Files.walk(packed)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var target = half.resolve(packed.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        Files.move(half, content, StandardCopyOption.ATOMIC_MOVE);
    }
}
