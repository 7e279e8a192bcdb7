package unmask.posts;

/**
 * Something that the instructor should look at in the content folder.
 *
 * @param file the file's name in its course's folder
 * @param line from 1; 0 when it is about the whole file
 */
public record FileProblem(String file, int line, String sentence) {}
