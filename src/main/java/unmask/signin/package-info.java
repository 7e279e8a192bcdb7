/**
 * The doors: setting the site up, joining a course and leaving it, taking an invitation, signing in and out, recovery, and where one is signed in.
 * May import every floor and {@code inbox}.
 */
package unmask.signin;
