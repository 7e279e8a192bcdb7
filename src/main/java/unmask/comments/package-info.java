/**
 * Discussions: their threads, what members add to them, and what staff hide.
 * May import every floor and {@code inbox}.
 */
package unmask.comments;
