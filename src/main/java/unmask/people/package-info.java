/**
 * Who is who: accounts, courses, members, masks and personas, and the names, codes and passphrases that people are given.
 * May import {@code storage} and libraries.
 */
package unmask.people;
