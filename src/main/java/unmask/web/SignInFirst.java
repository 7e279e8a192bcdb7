package unmask.web;

/** Somebody without a session, or whose session has ended, asks for what members may do. */
public final class SignInFirst extends RuntimeException {
    SignInFirst() {
        super(null, null, false, false);
    }
}
