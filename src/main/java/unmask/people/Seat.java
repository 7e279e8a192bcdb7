package unmask.people;

/** The member who has come in under a line of the class's list. Nothing here tells under which name the class knows them. */
public record Seat(long memberId, long accountId, Role role) {}
