/**
 * The doors: setting the site up, joining a course, taking an invitation, signing in and out, recovery.
 * May import every floor.
 */
package unmask.signin;
