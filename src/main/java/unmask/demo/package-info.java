/**
 * A site to try: a class in full discussion, and a door that opens for each of its cast.
 * May import every floor and room; only the root and the tests import it.
 */
package unmask.demo;
