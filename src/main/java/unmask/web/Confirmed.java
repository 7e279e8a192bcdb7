package unmask.web;

import io.javalin.security.RouteRole;

/** Stands on a route beside its {@link Access}: the passphrase must have been typed a short while ago. */
public enum Confirmed implements RouteRole {
    /** Within {@link unmask.people.Session#FRESH}. */
    LATELY
}
