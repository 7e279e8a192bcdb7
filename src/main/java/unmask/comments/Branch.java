package unmask.comments;

import java.util.List;

/**
 * A comment with the replies that stand below it on one page.
 *
 * @param continues whether more replies are on the comment's own page
 */
public record Branch(Comment comment, List<Branch> replies, boolean continues) {}
