package unmask.people;

/**
 * How a person signs in. The name is theirs alone: no page shows it to anybody else.
 *
 * @param signInName folded for look-up
 * @param owner      runs the site; that opens no course
 */
public record Account(long id, String signInName, boolean owner, boolean mayCreateCourses) {}
