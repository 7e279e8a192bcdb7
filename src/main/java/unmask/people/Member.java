package unmask.people;

/**
 * An account in a course, with the persona under which it speaks there.
 *
 * @param name     the shown name: a handle, or the name typed at joining
 * @param maskSeed draws the small mask beside the name
 */
public record Member(long courseId, long id, long accountId, Role role, long personaId, String name, int maskSeed) {
    /** A student of the same course who has said nothing: the eyes with which staff look at what they have set up. */
    Member asStudent() {
        return new Member(courseId, id, accountId, Role.STUDENT, 0, name, maskSeed);
    }
}
