package unmask.markdown;

/** Ends the work on a text from deep inside the parser; it never leaves the package. */
final class Refusal extends RuntimeException {
    static final String COMMENT_TOO_LONG = "markdown.comment-too-long";
    static final String ARTICLE_TOO_LONG = "markdown.article-too-long";
    static final String TOO_DEEP = "markdown.too-deep";
    static final String TOO_WIDE = "markdown.too-wide";
    static final String TOO_MANY_MARKS = "markdown.too-many-marks";
    static final String TOO_LARGE = "markdown.too-large";
    static final String TOO_SLOW = "markdown.too-slow";
    static final String BUSY = "markdown.busy";
    static final String UNREADABLE = "markdown.unreadable";

    Refusal(String messageKey) {
        super(messageKey, null, false, false);
    }

    String messageKey() {
        return getMessage();
    }
}
