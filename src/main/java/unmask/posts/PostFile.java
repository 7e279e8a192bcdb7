package unmask.posts;

import java.util.List;
import java.util.Map;

/**
 * An article's file as it was last read.
 *
 * @param settled  whether equal stamps from now on mean equal words
 * @param text     null when it could not be read at all
 * @param document null when it must not be used: then the last good version stays up
 */
record PostFile(String name, ContentFolder.Stamp stamp, boolean settled, String text, FrontMatter document, int minutes,
                List<FileProblem> problems) {
    static final String ENDING = ".md";

    String slug() {
        return slug(name);
    }

    static String slug(String name) {
        return name.substring(0, name.length() - ENDING.length());
    }

    PostFile with(ContentFolder.Stamp later, boolean isSettled) {
        return new PostFile(name, later, isSettled, text, document, minutes, problems);
    }

    /** Files of a folder that articles are read from. */
    static boolean isOne(String name) {
        return name.endsWith(ENDING) && !name.equals(CourseFiles.NAME);
    }

    /** Whether the same files stand beside the articles: what an article shows may have come or gone. */
    static boolean hasSamePictures(Map<String, ?> before, Map<String, ?> now) {
        return before.keySet().stream().filter(name -> !name.endsWith(ENDING)).toList()
                .equals(now.keySet().stream().filter(name -> !name.endsWith(ENDING)).toList());
    }
}
