package unmask.signin;

/** Where somebody is sent after signing in: a path of ours, never another site. */
final class Destination {
    private Destination() {}

    static String of(String typed) {
        boolean ours = typed.startsWith("/") && !typed.startsWith("//") && typed.indexOf('\\') < 0 && typed.length() <= 400
                && typed.chars().allMatch(symbol -> symbol > ' ' && symbol < 127);
        return ours ? typed : "/";
    }
}
