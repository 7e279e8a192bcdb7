package unmask.people;

/** Which contributions wait for staff before others see them. */
public enum Moderation {
    OPEN, FIRST, ALL
}
