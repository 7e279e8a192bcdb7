package unmask.people;

/** A course's rule for which name is shown to whom. */
public enum Mask {
    /** Everyone in the class sees the name typed at joining. */
    NAMED,
    /** Classmates see the handle; staff see the handle and the roster name. */
    HANDLE,
    /** Everyone sees the handle; the roster name comes out by unmasking only. */
    MASKED;

    /** Whether people choose a generated name when they join. */
    public boolean hasHandles() {
        return this != NAMED;
    }
}
