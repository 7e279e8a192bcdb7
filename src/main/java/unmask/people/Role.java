package unmask.people;

/** What a member is in a course. */
public enum Role {
    STUDENT, ASSISTANT, INSTRUCTOR;

    /** Staff always appear as staff. */
    public boolean isStaff() {
        return this != STUDENT;
    }
}
