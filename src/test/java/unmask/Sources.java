package unmask;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The files of the product as they stand in its folder, for the tests that read them. */
final class Sources {
    static final Path MAIN = Path.of("src/main");

    private Sources() {}

    /** Java files by their names below {@code unmask/}. */
    static Map<String, String> java() {
        return texts(MAIN.resolve("java/unmask"), ".java");
    }

    static Map<String, String> templates() {
        return texts(MAIN.resolve("resources/templates"), ".html");
    }

    static Map<String, String> messages() {
        return texts(MAIN.resolve("resources/messages"), ".properties");
    }

    static Map<String, String> articles() {
        return texts(Path.of("content"), ".md");
    }

    static Map<String, String> styles() {
        return texts(Path.of("static"), ".css");
    }

    private static Map<String, String> texts(Path folder, String ending) {
        var texts = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(each -> each.toString().endsWith(ending)).toList()) {
                texts.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return texts;
    }
}
