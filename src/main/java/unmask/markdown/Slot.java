package unmask.markdown;

/**
 * An embedded block: a fenced block whose first word another part of the site has claimed. The article keeps its place
 * free, because what stands there depends on who is looking.
 *
 * @param number its place among the slots, from 1
 * @param word   the first word of the info string, such as {@code prompt}
 * @param body   the text between the fences
 * @param line   the line of its opening fence in the source, from 1
 */
public record Slot(int number, String word, String body, int line) {
}
