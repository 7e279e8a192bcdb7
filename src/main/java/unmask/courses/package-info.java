/**
 * Courses as their staff see them: the class code, whether strangers find the course, letting people back in, and unmasking.
 * May import every floor and {@code inbox}.
 */
package unmask.courses;
