package unmask.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A web address in running text, which becomes a link by itself. */
record WebAddress(int start, int end) {
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:https?://|www\\.)[\\p{L}\\p{N}][^\\s<>\"\\\\]*+", Pattern.CASE_INSENSITIVE);
    private static final String NOT_LAST = ".,:;!?'*_~\"”’…";

    static List<WebAddress> in(String text) {
        var found = new ArrayList<WebAddress>();
        var address = ADDRESS.matcher(text);
        while (address.find()) {
            found.add(new WebAddress(address.start(), end(text, address.start(), address.end())));
        }
        return found;
    }

    /** A sentence or a bracket may end right behind an address; a bracket that the address itself opened belongs to it. */
    private static int end(String text, int start, int end) {
        int unopened = 0;
        for (int i = start; i < end; i++) {
            unopened += text.charAt(i) == ')' ? 1 : text.charAt(i) == '(' ? -1 : 0;
        }
        while (true) {
            char last = text.charAt(end - 1);
            if (last == ')' && unopened > 0) {
                unopened--;
            } else if (last != ']' && NOT_LAST.indexOf(last) < 0) {
                return end;
            }
            end--;
        }
    }
}
