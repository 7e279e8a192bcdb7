/**
 * The doors: setting the site up, joining a course, signing in and out, recovery.
 * May import every floor.
 */
package unmask.signin;
