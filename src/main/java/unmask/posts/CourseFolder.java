package unmask.posts;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was last seen of a course's folder.
 *
 * @param files    every file in it, by name
 * @param articles those that are articles, by the name that addresses use, with what is wrong with each
 */
record CourseFolder(Map<String, ContentFolder.Stamp> files, Map<String, PostFile> articles) {
    static final CourseFolder EMPTY = new CourseFolder(Map.of(), Map.of());
    /** Drives round the time of a change, some to two seconds: until then, an equal time proves nothing. */
    private static final long UNSETTLED_MILLIS = 2_500;

    /** The folder as it is now; what has not changed since it was last seen is not read again. */
    static CourseFolder of(String course, Map<String, ContentFolder.Stamp> files, CourseFolder before, Proofreader proofreader) {
        boolean hasSamePictures = PostFile.hasSamePictures(before.files, files);
        var articles = new TreeMap<String, PostFile>();
        files.forEach((name, stamp) -> {
            if (PostFile.isOne(name)) {
                var known = before.articles.get(PostFile.slug(name));
                articles.put(PostFile.slug(name), article(course, name, stamp, known, hasSamePictures, files.keySet(), proofreader));
            }
        });
        return new CourseFolder(files, articles);
    }

    private static PostFile article(String course, String name, ContentFolder.Stamp stamp, PostFile before, boolean hasSamePictures, Set<String> files,
                                    Proofreader proofreader) {
        if (before != null && before.settled() && hasSamePictures && before.stamp().equals(stamp)) {
            return before;
        }
        boolean isSettled = Math.abs(System.currentTimeMillis() - stamp.modified().toMillis()) > UNSETTLED_MILLIS;
        var problems = new ArrayList<FileProblem>();
        if (stamp.isLink()) {
            problems.add(proofreader.problem(name, 0, "link"));
            return new PostFile(name, stamp, true, null, null, 0, problems);
        }
        var text = proofreader.text(course, name, problems);
        if (text.isEmpty()) {
            return new PostFile(name, stamp, isSettled, null, null, 0, problems);
        }
        boolean isSame = before != null && before.document() != null && hasSamePictures && text.get().equals(before.text());
        return isSame ? before.with(stamp, isSettled) : proofreader.read(course, name, stamp, isSettled, text.get(), files);
    }
}
