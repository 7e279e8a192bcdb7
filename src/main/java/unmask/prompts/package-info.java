/**
 * Prompts: what a class is asked to respond to, in an article or by itself; their rounds, answers and results. Each kind has a
 * package of its own below this one. May import every floor, posts, comments and inbox.
 */
package unmask.prompts;
