/**
 * Participation: who has done what was asked, as far as a class's rule lets its staff know; what is to do, and the calendar.
 * May import every floor, {@code prompts}, {@code comments} and {@code courses}.
 */
package unmask.participation;
