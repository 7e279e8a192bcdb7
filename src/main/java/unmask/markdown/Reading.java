package unmask.markdown;

import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.LinkRef;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.ast.NodeVisitor;
import com.vladsch.flexmark.util.ast.TextCollectingVisitor;
import com.vladsch.flexmark.util.ast.VisitHandler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** An article after its first reading: parsed, its headings placed, its citations found, nothing written yet. */
final class Reading {
    private static final int TOP_LEVEL = 2;
    private static final int LOWEST_LEVEL = 4;

    private final Document document;
    private final int[] lineStarts;
    private final Map<Heading, Place> places = new HashMap<>();
    private final Slugs slugs = new Slugs();
    private final Map<String, List<Cite>> citations = new LinkedHashMap<>();

    /** Where a heading stands in the outline of the page, and its id. */
    record Place(int level, String id) {
    }

    Reading(Document document, String text) {
        this.document = document;
        this.lineStarts = IntStream.concat(
                IntStream.of(0),
                IntStream.range(0, text.length()).filter(i -> text.charAt(i) == '\n').map(i -> i + 1)).toArray();
        var headings = new ArrayList<Heading>();
        new NodeVisitor(
                new VisitHandler<>(Heading.class, headings::add),
                new VisitHandler<>(LinkRef.class, this::note)).visit(document);
        place(headings);
    }

    Document document() {
        return document;
    }

    /** By what stands between the brackets. */
    Map<String, List<Cite>> citations() {
        return citations;
    }

    Place place(Heading heading) {
        return places.get(heading);
    }

    /** Authors link to a heading by its words alone, as in other tools; our ids have a prefix. */
    String fragment(String typed) {
        return slugs.has(typed.substring(1)) ? "#" + Slugs.PREFIX + typed.substring(1) : typed;
    }

    /** The line of the source on which a node begins, from 1. */
    int line(Node node) {
        int found = Arrays.binarySearch(lineStarts, node.getStartOffset());
        return found >= 0 ? found + 1 : -found - 1;
    }

    private void note(LinkRef ref) {
        if (!ref.isDefined()) {
            note(ref.getText().toString());
            note(ref.getReference().toString());
        }
    }

    private void note(String brackets) {
        var cites = Cite.in(brackets);
        if (!cites.isEmpty()) {
            citations.put(brackets, cites);
        }
    }

    /**
     * Whether an author begins with one mark or two, the shallowest heading comes right under the title, and no level is
     * skipped.
     */
    private void place(List<Heading> headings) {
        int shallowest = headings.stream().mapToInt(Heading::getLevel).min().orElse(1);
        int level = TOP_LEVEL - 1;
        for (var heading : headings) {
            int wanted = heading.getLevel() - shallowest + TOP_LEVEL;
            level = Math.min(Math.min(wanted, level + 1), LOWEST_LEVEL);
            places.put(heading, new Place(level, slugs.next(new TextCollectingVisitor().collectAndGetText(heading))));
        }
    }
}
