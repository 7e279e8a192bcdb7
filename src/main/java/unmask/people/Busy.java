package unmask.people;

/** Said when so many people are signing in at this moment that one more would wait too long; the web answers 503, "try again". */
public final class Busy extends RuntimeException {
    Busy(String message) {
        super(message);
    }
}
