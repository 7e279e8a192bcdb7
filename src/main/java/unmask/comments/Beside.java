package unmask.comments;

import java.util.Locale;
import java.util.Optional;
import unmask.markdown.Block;

/**
 * The words of the article that a form is about.
 *
 * @param key    names the block in the form
 * @param words  enough of the block to know it again
 * @param phrase what somebody typed to say which words of it they mean; may be empty
 * @param anchor null when the phrase does not stand there
 */
record Beside(String key, Block.Kind kind, String words, String phrase, Anchor anchor) {
    /** The block as an address names it; null for none. */
    static Beside block(Passages passages, int number) {
        return number == 0 ? null : of(passages, number, "");
    }

    /** What a form names; nothing when the article has changed so that it does not stand there any more. */
    static Optional<Beside> named(Passages passages, CommentDraft draft) {
        return passages.named(draft.beside()).map(number -> of(passages, number, draft.phrase()));
    }

    private static Beside of(Passages passages, int number, String phrase) {
        return new Beside(passages.key(number), passages.block(number).kind(), Quoted.beginning(passages.words(number)), phrase,
                phrase.isEmpty() ? passages.whole(number) : passages.phrase(number, phrase).orElse(null));
    }

    public String kindKey() {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
