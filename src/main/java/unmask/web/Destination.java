package unmask.web;

/** Where somebody is sent after signing in: a path of ours, never another site. */
public final class Destination {
    private Destination() {}

    /** The path as it was typed, when it is one of ours; otherwise the front page. */
    public static String of(String typed) {
        boolean ours = typed.startsWith("/") && !typed.startsWith("//") && typed.indexOf('\\') < 0 && typed.length() <= 400
                && typed.chars().allMatch(symbol -> symbol > ' ' && symbol < 127);
        return ours ? typed : "/";
    }
}
