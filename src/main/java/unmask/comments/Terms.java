package unmask.comments;

import java.util.Optional;
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
        public void reckon(Tx tx, Viewer viewer, Discussion discussion, int answers, int replies) {
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
     * @param answers how many of their comments stand or wait that answer nobody
     * @param replies how many answer somebody else
     */
    void reckon(Tx tx, Viewer viewer, Discussion discussion, int answers, int replies);
}
