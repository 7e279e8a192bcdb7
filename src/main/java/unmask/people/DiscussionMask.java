package unmask.people;

/** Under which name students speak in one discussion, where that is asked for in place of the course's own {@link Mask}. */
public enum DiscussionMask {
    /** The name by which the course knows them. */
    COURSE,
    /** A new name, drawn by chance and worn in this discussion alone. */
    FRESH,
    /** None: nobody keeps who has said what. */
    UNLINKED;

    /** Whether when something was said is told to the day, and its place among the others by chance. */
    public boolean hidesHours() {
        return this != COURSE;
    }
}
