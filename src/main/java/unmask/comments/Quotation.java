package unmask.comments;

import unmask.storage.Ids;

/**
 * Words of one comment that stand above another.
 *
 * @param name  whose words they are; null when they are gone
 * @param words null when they are gone: withdrawn, hidden, or held back
 * @param isEdited whether their author has changed the comment since
 */
public record Quotation(long commentId, long quotedId, String name, String words, boolean isEdited) {
    public String quotedKey() {
        return Ids.text(quotedId);
    }

    public boolean isGone() {
        return words == null;
    }
}
