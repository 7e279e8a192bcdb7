/**
 * Courses as their staff see them: the class code, and whether strangers find the course.
 * May import every floor and {@code inbox}.
 */
package unmask.courses;
