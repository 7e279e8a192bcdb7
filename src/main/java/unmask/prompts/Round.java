package unmask.prompts;

import java.util.Locale;

/** The life of a prompt, as the clock and its instructors have it at one instant. */
public enum Round {
    /** Staff alone find it. */
    DRAFT,
    /** People respond. */
    OPEN,
    /** What was sealed, or is counted, is out; those who are late may still respond. */
    REVEALED,
    /** Nothing is taken any more, and the results stay as they are. */
    CLOSED;

    /** Whether responses are taken. */
    public boolean isTaking() {
        return this == OPEN || this == REVEALED;
    }

    /** Whether what was sealed is out. */
    public boolean isOut() {
        return this == REVEALED || this == CLOSED;
    }

    /** The end of the message key that speaks of it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
