package unmask.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** The address by which people reach the site. Links, cookies and the test for forged forms follow it, never a header. */
public final class BaseUrl {
    private final boolean fixed;
    private volatile String value;

    /**
     * @param given what the operator typed; it outranks what set-up says. May be null
     * @param local where the server listens
     */
    public BaseUrl(String given, String local) {
        this.fixed = given != null;
        this.value = fixed ? given : local;
    }

    /** Takes the address that set-up asked for, unless the operator has fixed one. */
    public void choose(String chosen) {
        if (!fixed) {
            value = chosen;
        }
    }

    /**
     * Takes the address that set-up asked for earlier, as {@link #choose} does. Where it leads to this machine alone, what counts is
     * where the server listens now: it may have another port since.
     */
    public void recall(String stored) {
        if (!(isPlainAndLocal(stored) && isPlainAndLocal(value))) {
            choose(stored);
        }
    }

    private static boolean isPlainAndLocal(String address) {
        return address.startsWith("http://") && isLocal(address);
    }

    public boolean isFixed() {
        return fixed;
    }

    public boolean isHttps() {
        return value.startsWith("https://");
    }

    /** Whether only this machine reaches it. */
    public boolean isLocal() {
        return isLocal(value);
    }

    private static boolean isLocal(String address) {
        var host = URI.create(address).getHost();
        return host == null || host.equals("localhost") || host.endsWith(".localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    /** The address as people type it: browsers add https themselves. */
    public String typed() {
        return isHttps() ? value.substring("https://".length()) : value;
    }

    /** An absolute address for a path of ours. */
    public String of(String path) {
        return value + path;
    }

    @Override
    public String toString() {
        return value;
    }

    /** An http or https address without path, query or user, as browsers write an origin; empty for anything else. */
    public static Optional<String> parse(String typed) {
        try {
            var uri = new URI(typed.strip().replaceAll("/+$", ""));
            var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean isOrigin = uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null
                    && uri.getFragment() == null && uri.getPath().isEmpty();
            if (!isOrigin || !(scheme.equals("http") || scheme.equals("https"))) {
                return Optional.empty();
            }
            boolean usual = uri.getPort() == -1 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
            return Optional.of(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + uri.getPort()));
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }
}
