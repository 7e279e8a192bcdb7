package unmask.posts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The folder of courses: a folder for each, and in it files. What begins with a dot is not seen, and no link is followed. */
final class ContentFolder {
    private final Path root;

    ContentFolder(Path root) {
        this.root = root;
    }

    /** What tells whether a file is still the one that was read. */
    record Stamp(FileTime modified, long size, boolean isLink) {}

    /** Whether there is no folder, or nothing in it. */
    boolean isEmpty() throws IOException {
        if (!Files.exists(root)) {
            return true;
        }
        try (var entries = Files.list(root)) {
            return entries.findAny().isEmpty();
        }
    }

    /** How people call a file of a course: the folder as the operator gave it, and the names below. */
    String place(String course, String file) {
        return Path.of(String.valueOf(root.getFileName()), course, file).toString();
    }

    SortedSet<String> courses() throws IOException {
        var courses = new TreeSet<String>();
        try (var folders = Files.newDirectoryStream(root, folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))) {
            folders.forEach(folder -> courses.add(folder.getFileName().toString()));
        }
        courses.removeIf(name -> name.startsWith("."));
        return courses;
    }

    /** The files of a course, by name. */
    Map<String, Stamp> files(String course) throws IOException {
        var files = new TreeMap<String, Stamp>();
        try (var found = Files.newDirectoryStream(root.resolve(course), file -> !file.getFileName().toString().startsWith("."))) {
            for (var file : found) {
                stamp(file).ifPresent(stamp -> files.put(file.getFileName().toString(), stamp));
            }
        }
        return files;
    }

    private static Optional<Stamp> stamp(Path file) throws IOException {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile() || attributes.isSymbolicLink()
                    ? Optional.of(new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.isSymbolicLink()))
                    : Optional.empty();
        } catch (NoSuchFileException goneMeanwhile) {
            return Optional.empty();
        }
    }

    boolean has(String course, String file) {
        return Files.exists(root.resolve(course).resolve(file), LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether a course of that name has a folder. */
    boolean hasFolder(String course) {
        return Files.exists(root.resolve(course), LinkOption.NOFOLLOW_LINKS);
    }

    /** Puts a file into a course's folder, whole or not at all; one that is there already stays as it is. */
    void write(String course, String name, byte[] bytes) throws IOException {
        var folder = Files.createDirectories(root.resolve(course));
        var half = Files.createTempFile(folder, ".", ".half");
        try {
            Files.write(half, bytes);
            if (!has(course, name)) {
                Files.move(half, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            Files.deleteIfExists(half);
        }
    }

    /** The file's bytes; nothing when there are more than so many, or when a link stands on the way. */
    Optional<byte[]> read(String course, String name, int most) throws IOException {
        var folder = root.resolve(course);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || !Files.isRegularFile(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (var stream = Files.newInputStream(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
            var bytes = stream.readNBytes(most + 1);
            return bytes.length > most ? Optional.empty() : Optional.of(bytes);
        }
    }
}
