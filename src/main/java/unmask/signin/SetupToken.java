package unmask.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import unmask.people.RecoveryCodes;

/** The secret in the one-time link that the console shows while the site has no owner. */
public final class SetupToken {
    private final AtomicReference<String> token = new AtomicReference<>();
    private volatile String spent;

    /** Makes a new token, for a site without an owner. */
    public void issue(RandomGenerator random) {
        token.set(RecoveryCodes.issue(random).toLowerCase(Locale.ROOT));
    }

    /** Whether the site still waits for its owner. */
    public boolean isOpen() {
        return token.get() != null;
    }

    /** The token, while the site waits. */
    public Optional<String> value() {
        return Optional.ofNullable(token.get());
    }

    boolean is(String given) {
        var mine = token.get();
        return mine != null && MessageDigest.isEqual(mine.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether this was the token, before somebody used it. */
    boolean was(String given) {
        return given.equals(spent);
    }

    void spend() {
        spent = token.getAndSet(null);
    }
}
