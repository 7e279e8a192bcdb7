/**
 * Accounts, courses, members, masks and sessions, and the port by which features declare the personal data they keep.
 * May import {@code storage}.
 */
package unmask.people;
