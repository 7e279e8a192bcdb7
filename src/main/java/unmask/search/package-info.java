/**
 * Finding articles and comments by their words: the index, and the page that asks it.
 * May import every floor. Features hand in what can be found through the port {@link unmask.search.Indexed}.
 */
package unmask.search;
