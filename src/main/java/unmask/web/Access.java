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
    /** Everyone with an account. */
    SIGNED_IN
}
