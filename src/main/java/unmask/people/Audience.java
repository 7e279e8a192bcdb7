package unmask.people;

/** Who may read: the members of the course, or anyone on the web. */
public enum Audience {
    COURSE, WEB;

    /** The smaller of two audiences: a discussion in a closed course is never open to the web. */
    public Audience within(Audience other) {
        return this == WEB ? other : COURSE;
    }
}
