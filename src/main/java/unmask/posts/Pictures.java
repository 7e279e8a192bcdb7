package unmask.posts;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import unmask.markdown.ArticleLinks;

/** Pictures beside the articles: which names they may have, where pages find them, and what browsers are told they are. */
final class Pictures {
    private static final int LARGEST = 5 << 20;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,120}");
    private static final Map<String, String> TYPES = Map.of(
            "svg", "image/svg+xml", "png", "image/png", "jpg", "image/jpeg", "jpeg", "image/jpeg", "webp", "image/webp", "gif", "image/gif");

    private final ContentFolder folder;

    Pictures(ContentFolder folder) {
        this.folder = folder;
    }

    /** The type that the name promises; empty for everything that is no picture. */
    static Optional<String> type(String name) {
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return NAME.matcher(name).matches() && name.contains(".") ? Optional.ofNullable(TYPES.get(ending)) : Optional.empty();
    }

    /** Where the pages of a course find its pictures, whether or not the file is there yet. */
    static ArticleLinks of(String course) {
        return name -> type(name).map(type -> "/courses/" + course + "/files/" + name);
    }

    /** The picture, unless there is none, or one that is too large to send. */
    Optional<byte[]> read(String course, String name) {
        try {
            return type(name).isEmpty() ? Optional.empty() : folder.read(course, name, LARGEST);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
