package unmask.posts;

/**
 * One work named in the text, as in {@code [@obrien2014, p. 3]}.
 *
 * @param locator the place in the work as it was typed; empty for the whole of it
 */
public record Cite(String id, String locator) {
}
