package unmask.comments;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import unmask.comments.AnchorStore.Beside;
import unmask.markdown.Html;
import unmask.people.Viewer;
import unmask.storage.Tx;
import unmask.web.Fragment;
import unmask.web.Page;

/** What stands beside the text of an article: how many thoughts there are on each passage, and the way to add one. */
final class Margin {
    private static final long MOST_CHARACTERS = 8L << 20;

    private final AnchorStore anchors = new AnchorStore();
    private final Cache<Edition, Map<Integer, List<Beside>>> known = Caffeine.newBuilder().maximumSize(200).build();
    private final Cache<Sheet, Fragment> drawn = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((Sheet key, Fragment text) -> 200 + text.text().length())
            .build();

    /** A version of an article with a state of its discussion. */
    private record Edition(long discussion, long counter, int version, int blocks) {
        static Edition of(Discussion discussion, Passages passages) {
            return new Edition(discussion.id(), discussion.counter(), passages.version(), passages.size());
        }
    }

    /** @param counts how many thoughts this kind of viewer finds, by the block; most of what is said in a discussion changes none of them */
    private record Sheet(Map<Integer, Integer> counts, int version, Viewer.Kind viewer, String place, boolean mayAdd, Html body) {}

    /**
     * A part of the article.
     *
     * @param block 0 for what nobody can point at
     * @param key   names the block in a form
     * @param kind  the last word of the message keys that speak of it
     */
    record Part(int block, String key, String kind, int count, Html html) {}

    /** The article with a link beside each passage that has thoughts, and beside every passage where this viewer may add one. */
    Fragment text(Tx tx, Page page, Discussion discussion, Passages passages, Html body, boolean mayAdd) {
        var place = DiscussionView.place(page, discussion);
        var beside = known(tx, discussion, passages);
        Map<Integer, Integer> counts = new HashMap<>();
        beside.keySet().forEach(block -> counts.put(block, count(beside, page.viewer().kind(), block)));
        return drawn.get(new Sheet(counts, passages.version(), page.viewer().kind(), place, mayAdd, body), missing -> {
            var parts = new ArrayList<Part>();
            for (var part : body.parts()) {
                int block = part.block() > passages.size() ? 0 : part.block();
                parts.add(block == 0 ? new Part(0, "", "", 0, part.html()) : new Part(block, passages.key(block),
                        passages.block(block).kind().name().toLowerCase(Locale.ROOT), counts.getOrDefault(block, 0), part.html()));
            }
            return page.fragment("comments/margin :: text", Map.of("parts", parts, "place", place, "mayAdd", mayAdd));
        });
    }

    private static int count(Map<Integer, List<Beside>> beside, Viewer.Kind viewer, int block) {
        return beside.getOrDefault(block, List.of()).stream().mapToInt(words -> words.count(viewer)).sum();
    }

    /** What has thoughts beside it, by the block where it stands in this version of the article. */
    private Map<Integer, List<Beside>> known(Tx tx, Discussion discussion, Passages passages) {
        return known.get(Edition.of(discussion, passages), missing -> {
            Map<Integer, List<Beside>> found = new HashMap<>();
            anchors.all(tx, discussion).forEach(beside -> Rereading.find(beside.anchor(), passages)
                    .ifPresent(place -> found.computeIfAbsent(place.block(), block -> new ArrayList<>()).add(beside)));
            return found;
        });
    }

    /** How many thoughts this kind of viewer finds beside a block. */
    int count(Tx tx, Viewer.Kind viewer, Discussion discussion, Passages passages, int block) {
        return count(known(tx, discussion, passages), viewer, block);
    }

    /** The comments that stand beside a block, oldest first. */
    List<Long> beside(Tx tx, Viewer.Kind viewer, Discussion discussion, Passages passages, int block) {
        var words = known(tx, discussion, passages).getOrDefault(block, List.of()).stream().map(Beside::anchor).toList();
        return anchors.beside(tx, viewer, discussion, new HashSet<>(words));
    }

    /** What stands on top of those of these comments that stand beside the text. */
    Map<Long, Quoted> quoted(Tx tx, Discussion discussion, Passages passages, Collection<Branch> branches) {
        Set<Long> comments = new HashSet<>();
        branches.forEach(branch -> gather(branch, comments));
        Map<Long, Quoted> quoted = new HashMap<>();
        anchors.of(tx, discussion, comments).forEach((comment, anchor) -> quoted.put(comment, Quoted.of(anchor, passages)));
        return quoted;
    }

    private static void gather(Branch branch, Set<Long> comments) {
        if (branch.comment().html() != null) {
            comments.add(branch.comment().id());
        }
        branch.replies().forEach(reply -> gather(reply, comments));
    }
}
