/**
 * Courses as their staff see them: opening one, its settings and code, its staff, its archive and its end; and who may open courses.
 * May import every floor and {@code inbox}.
 */
package unmask.courses;
