package unmask.markdown;

/** Counts words. */
final class Words {
    private Words() {
    }

    /** Chinese, Japanese and the like are written without spaces: there each ideograph counts as a word. */
    static int in(String text) {
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isIdeographic(c)) {
                words++;
                inWord = false;
            } else if (Character.isLetterOrDigit(c)) {
                words += inWord ? 0 : 1;
                inWord = true;
            } else if (Character.isWhitespace(c) || c == '—') {
                inWord = false;
            }
        }
        return words;
    }
}
