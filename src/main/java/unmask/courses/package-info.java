/**
 * Courses as their staff see them: opening one, its settings and code, its staff, people and slips, unmasking, archive and end; and who may
 * open courses.
 * May import every floor and {@code inbox}.
 */
package unmask.courses;
