package unmask.posts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is wrong with one file, collected while it is read.
 * A {@link #refuse refused} file is not used: a misspelt {@code draft} or {@code audience} must not publish what was meant to stay in.
 * A {@link #report reported} mistake costs only the part that it is in.
 */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();
    private boolean refused;

    public void refuse(int line, String key, Object... args) {
        refused = true;
        report(line, key, args);
    }

    public void report(int line, String key, Object... args) {
        found.add(Problem.at(line, key, args));
    }

    /** {@link #refuse} with a sentence of another feature's. */
    public void refuseAs(int line, String messageKey, Object... args) {
        refused = true;
        found.add(Problem.of(line, messageKey, args));
    }

    public boolean isRefused() {
        return refused;
    }

    /** In the order of the file. */
    public List<Problem> all() {
        return found.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }

    public <T> Parsed<T> conclude(Supplier<T> document) {
        return new Parsed<>(refused ? Optional.empty() : Optional.of(document.get()), all());
    }
}
