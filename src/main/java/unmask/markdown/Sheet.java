package unmask.markdown;

/** What is written on, until it is full or the time is up: a short text can be made to yield a very long page. */
final class Sheet implements Appendable {
    private static final int ROOM = 1_000_000;

    private final StringBuilder text = new StringBuilder();
    private final Deadline deadline;

    Sheet(Deadline deadline) {
        this.deadline = deadline;
    }

    @Override
    public Sheet append(CharSequence more) {
        return append(more, 0, more.length());
    }

    @Override
    public Sheet append(CharSequence more, int start, int end) {
        makeRoom(end - start);
        text.append(more, start, end);
        return this;
    }

    @Override
    public Sheet append(char c) {
        makeRoom(1);
        text.append(c);
        return this;
    }

    int length() {
        return text.length();
    }

    String from(int start) {
        return text.substring(start);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void makeRoom(int more) {
        deadline.check();
        if (text.length() + more > ROOM) {
            throw new Refusal(Refusal.TOO_LARGE);
        }
    }
}
