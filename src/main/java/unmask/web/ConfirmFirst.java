package unmask.web;

/** Somebody asks for what wants a fresh passphrase, and has typed theirs a while ago. */
public final class ConfirmFirst extends RuntimeException {
    ConfirmFirst() {
        super(null, null, false, false);
    }
}
