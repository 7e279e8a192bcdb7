package unmask.markdown;

import java.util.Optional;

/**
 * What came of a text: it was rendered, or it was refused with a reason that its author can act on. Refusals are
 * ordinary: a text that is too long, too deeply nested, or made to keep the server busy.
 *
 * @param <T> what rendering yields: {@link Html} for a comment, {@link Article} for an article
 */
public sealed interface Rendered<T> {
    /**
     * The text was rendered.
     *
     * @param <T>   what rendering yields
     * @param value the result
     */
    record Done<T>(T value) implements Rendered<T> {
    }

    /**
     * The text was not rendered.
     *
     * @param <T>        what rendering would have yielded
     * @param messageKey names the sentence for its author, in {@code messages/markdown.properties}
     */
    record Refused<T>(String messageKey) implements Rendered<T> {
    }

    /** {@return the result, or nothing if the text was refused} */
    default Optional<T> done() {
        return this instanceof Done<T> done ? Optional.of(done.value()) : Optional.empty();
    }

    /** {@return the message key of the refusal, or nothing if the text was rendered} */
    default Optional<String> refusal() {
        return this instanceof Refused<T> refused ? Optional.of(refused.messageKey()) : Optional.empty();
    }
}
