package unmask.markdown;

/**
 * Something that the author of an article should look at.
 *
 * @param line       where it is in the source, from 1
 * @param messageKey names the sentence for the author, in {@code messages/markdown.properties}
 * @param detail     the words in question, which the sentence quotes as {@code {0}}
 */
public record Problem(int line, String messageKey, String detail) {
}
