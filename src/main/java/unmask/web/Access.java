package unmask.web;

import io.javalin.security.RouteRole;

/** Who may use a route; every route names exactly one. */
public enum Access implements RouteRole {
    /** Everyone, signed in or not. */
    ANYONE,
    /** Everyone who finds the course in the address: its members, and strangers when it is open to the web. */
    READER,
    /** The members of the course in the address. */
    MEMBER,
    /** Its instructors and assistants. */
    STAFF,
    /** Its instructors: people, settings, and what must go on working after the course is archived. */
    INSTRUCTOR,
    /** Everyone with an account, also one that a code from an instructor has opened for one course alone. */
    SIGNED_IN,
    /** Everyone with an account that is open as a whole. */
    ACCOUNT,
    /** Those with an account who may open courses. */
    CREATOR,
    /** Whoever runs the site. That opens no course. */
    OWNER
}
