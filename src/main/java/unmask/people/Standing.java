package unmask.people;

/** How an account stands to a course whose door it knocks at. */
public enum Standing {
    /** It has never joined. */
    NEW,
    /** It is a member. */
    MEMBER,
    /** Its person has left, and may come back under the name they had. */
    LEFT,
    /** Staff have put it out, for a while or for good; or it was one of the staff, and only an invitation brings those back. */
    OUT
}
