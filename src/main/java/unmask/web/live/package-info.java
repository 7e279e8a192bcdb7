/**
 * Pages that stay open and hear what happens: one bell for the whole site, and everybody who watches something under it.
 * May import {@code people}, {@code storage} and {@code web}.
 */
package unmask.web.live;
