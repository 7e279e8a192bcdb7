package unmask.people;

import java.util.Objects;

/**
 * Whoever is asking: a stranger, or a signed-in account; in a course, perhaps its member. Every look-up takes it, so that none
 * can forget who is asking.
 *
 * @param session null for a stranger
 * @param account null for a stranger
 * @param member  null outside a course and for those who have not joined it
 */
public record Viewer(Session session, Account account, Member member) {
    /** Nobody we know. */
    public static final Viewer STRANGER = new Viewer(null, null, null);

    /** The same person, seen from inside one course. */
    public Viewer in(Member membership) {
        return new Viewer(session, account, membership);
    }

    /** The session's hash; null for a stranger. */
    public String key() {
        return session == null ? null : session.hash();
    }

    public boolean isSignedIn() {
        return account != null;
    }

    /** Whether the session is on a shared computer. */
    public boolean shared() {
        return session != null && session.shared();
    }

    public boolean isMember() {
        return member != null;
    }

    public boolean isStaff() {
        return isMember() && member.role().isStaff();
    }

    public boolean isInstructor() {
        return isMember() && member.role() == Role.INSTRUCTOR;
    }

    /** Whether this is one of the staff, looking at the course as a student would: they see what a student sees, and can do nothing. */
    public boolean isStudentView() {
        return isMember() && session != null && Objects.equals(session.studentView(), member.courseId());
    }

    /** The persona under which this viewer speaks in the course, or 0, which no persona has. */
    public long personaId() {
        return isMember() ? member.personaId() : 0;
    }

    /** What pages look like to this viewer as far as it can be shared with others. */
    public Kind kind() {
        return isStaff() ? Kind.STAFF : isMember() ? Kind.MEMBER : Kind.STRANGER;
    }

    /** Kinds of viewers of a course. */
    public enum Kind {
        STRANGER, MEMBER, STAFF
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Viewer viewer && Objects.equals(key(), viewer.key()) && Objects.equals(member, viewer.member);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key(), member);
    }
}
