package unmask.storage;

/** The database cannot do what it must; the message is a sentence for whoever runs the site. */
public final class StorageException extends RuntimeException {
    public StorageException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
