package unmask.comments;

/**
 * The words of an article that a comment stands beside, as they were when it was written.
 *
 * @param textVersion of the article, at that time
 * @param block       the number of the block in that version
 * @param whole       whether the quotation is all of the block
 * @param quotation   the words, with single spaces between them
 * @param textBefore  what stood before them in the article; a line ends where a block does
 * @param textAfter   what stood after them
 */
public record Anchor(int textVersion, int block, boolean whole, String quotation, String textBefore, String textAfter) {}
