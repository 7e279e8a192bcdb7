package unmask.comments;

import java.util.Optional;
import java.util.function.Supplier;
import unmask.people.Viewer;
import unmask.storage.Tx;
import unmask.web.Page;

/** What a discussion asks of those who speak in it. The root hands it in, for discussions know nothing of what they stand under. */
public interface Terms {
    /** Asks for nothing. */
    Terms NONE = new Terms() {
        @Override
        public Optional<String> refusal(Page page, Discussion discussion, boolean isReply, String words) {
            return Optional.empty();
        }

        @Override
        public void reckon(Tx tx, Viewer viewer, Discussion discussion, Supplier<Share> share) {
            // Nobody asks.
        }
    };

    /**
     * The message key of why these words cannot be taken; empty when they can.
     *
     * @param isReply whether they answer somebody
     * @param words   as they were typed
     */
    Optional<String> refusal(Page page, Discussion discussion, boolean isReply, String words);

    /**
     * Notes that somebody has said something, or has taken it back.
     *
     * @param share looked up when it is asked for: in most discussions nobody does
     */
    void reckon(Tx tx, Viewer viewer, Discussion discussion, Supplier<Share> share);

    /**
     * How much somebody has said in a discussion that stands or waits.
     *
     * @param answers comments that answer no other
     * @param replies comments that answer somebody else's
     */
    record Share(int answers, int replies) {}
}
