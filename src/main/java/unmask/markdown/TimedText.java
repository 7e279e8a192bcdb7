package unmask.markdown;

/** A source that can be read until a deadline. Flexmark ignores interrupts, but it cannot go on without reading. */
record TimedText(String text, Deadline deadline) implements CharSequence {
    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        deadline.check();
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new TimedText(text.substring(start, end), deadline);
    }

    @Override
    public String toString() {
        return text;
    }
}
