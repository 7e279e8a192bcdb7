package unmask.markdown;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Gives each heading of an article an id that can be read, with a prefix that no other id of the page has. */
final class Slugs {
    static final String PREFIX = "h-";
    private static final int LONGEST = 60;

    private final Map<String, Integer> last = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    String next(String heading) {
        var slug = slug(heading);
        var id = slug;
        while (!taken.add(id)) {
            id = slug + "-" + last.merge(slug, 1, (n, one) -> n + one);
        }
        last.putIfAbsent(slug, 1);
        return PREFIX + id;
    }

    boolean has(String slug) {
        return taken.contains(slug);
    }

    private static String slug(String heading) {
        var slug = new StringBuilder();
        heading.toLowerCase(Locale.ROOT).codePoints().takeWhile(c -> slug.length() < LONGEST).forEach(c -> {
            if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
                slug.appendCodePoint(c);
            } else if (c != '\'' && c != '’' && slug.length() > 0 && slug.charAt(slug.length() - 1) != '-') {
                slug.append('-');
            }
        });
        if (slug.length() > 0 && slug.charAt(slug.length() - 1) == '-') {
            slug.setLength(slug.length() - 1);
        }
        return slug.length() == 0 ? "section" : slug.toString();
    }
}
