/** Articles: their files, their text, and the sources that they cite. May import every floor, and {@code comments}. */
package unmask.posts;
