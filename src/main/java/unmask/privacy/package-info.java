/**
 * What the site keeps about people, and why: the pages made from what every feature declares.
 * May import every floor; the root hands it every {@code PersonalData}.
 */
package unmask.privacy;
