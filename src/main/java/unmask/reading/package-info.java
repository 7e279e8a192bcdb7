/**
 * Pages that join features: the site's front page, a course's home, an article with its discussion.
 * May import every floor and every room above it in the house.
 */
package unmask.reading;
