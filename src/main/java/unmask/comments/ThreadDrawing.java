package unmask.comments;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import unmask.people.DiscussionMask;
import unmask.people.Mask;
import unmask.people.Viewer;
import unmask.web.Fragment;
import unmask.web.Page;

/**
 * Draws threads out of comments that are drawn once and kept: when somebody says something, the page that shows it costs one
 * drawn comment and not two hundred. What only its author sees is left open, as a slot that bears the author's number.
 */
final class ThreadDrawing {
    private static final int MOST_CHARACTERS = 4_000_000;
    private static final int MOST_LINKS = 4_000;
    /** The slot in which what belongs inside is set; no persona has this number. */
    static final long INSIDE = 0;
    /** The slot beside a name, for staff: what stands in it is about the persona whose number is the slot's id. */
    static final long BESIDE_NAME = 1;
    /** The slot that says that a comment is new to somebody; its id is the comment's. */
    static final long WHETHER_NEW = 2;

    private final Cache<Piece, Fragment> pieces = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((Piece key, Fragment drawn) -> 400 + drawn.text().length())
            .build();

    /** The links that stand on one reader's page alone; many readers have the same. */
    private final Cache<Link, Fragment> links = Caffeine.newBuilder().maximumSize(MOST_LINKS).build();

    /** @param number from which the next new comment is found; 0 for the links of a comment's author */
    private record Link(String path, long number) {}

    /**
     * All that decides what a drawn comment looks like. The words are not in it: a version of a comment has one text.
     *
     * @param place where the discussion is found, and the zone in which its times are told
     */
    private record Piece(Comment comment, Quotation quotation, Quoted quoted, boolean hasWords, Viewer.Kind viewer, String place, boolean acts, boolean unmasks,
                         boolean chosen, boolean continues) {
        static Piece of(Branch branch, Above above, Page page, String place, boolean acts, boolean chosen) {
            var comment = branch.comment();
            return new Piece(comment.withoutWords(), above.quotation(comment), above.passage(comment), comment.html() != null, page.viewer().kind(),
                    place + " " + page.course().zone(), acts, mayUnmask(page, comment.mask()), chosen, branch.continues());
        }
    }

    /** Says that a comment is new, and leads to the next. */
    Fragment fresh(Page page, String place, long number) {
        return links.get(new Link(place, number), missing -> page.fragment("comments/thread :: new", Map.of("place", place, "number", number)));
    }

    /** The acts on one's own comment, which has this path. */
    Fragment mine(Page page, String path) {
        return links.get(new Link(path, 0), missing -> page.fragment("comments/thread :: mine", Map.of("path", path)));
    }

    /** Whether this viewer may look behind the names in such a discussion, with a reason. */
    static boolean mayUnmask(Page page, DiscussionMask mask) {
        return page.viewer().isInstructor() && mask != DiscussionMask.UNLINKED && (mask == DiscussionMask.FRESH || page.course().mask() == Mask.MASKED);
    }

    /**
     * Threads as a list, below the comments that they answer.
     *
     * @param above   what stands above the words of comments
     * @param context comments above the threads, the topmost first; nobody acts on them here
     * @param chosen  the comment that the page is about; 0 for none
     */
    Fragment draw(Page page, Discussion discussion, Above above, List<Branch> context, List<Branch> branches, long chosen) {
        if (branches.isEmpty() && context.isEmpty()) {
            return Fragment.EMPTY;
        }
        Map<String, String> masks = new LinkedHashMap<>();
        context.forEach(branch -> gather(branch, masks));
        branches.forEach(branch -> gather(branch, masks));
        var place = DiscussionView.place(page, discussion);
        return Fragment.joined(List.of(
                page.fragment("comments/thread :: masks", Map.of("masks", masks)),
                list(page, place, above, context, "thread context", false, chosen),
                list(page, place, above, branches, "thread", page.viewer().isMember(), chosen)));
    }

    private static void gather(Branch branch, Map<String, String> masks) {
        // The mask of somebody whose words are gone would tell who it was.
        if (branch.comment().html() != null) {
            var author = branch.comment().author();
            masks.put(author.maskId(), author.maskPath());
        }
        branch.replies().forEach(reply -> gather(reply, masks));
    }

    private Fragment list(Page page, String place, Above above, List<Branch> branches, String style, boolean acts, long chosen) {
        if (branches.isEmpty()) {
            return Fragment.EMPTY;
        }
        var inside = Fragment.joined(branches.stream().map(branch -> branch(page, place, above, branch, acts, chosen)).toList());
        return frame(page, style).filled(slot -> inside);
    }

    private final Map<String, Fragment> frames = new HashMap<>();

    private synchronized Fragment frame(Page page, String style) {
        return frames.computeIfAbsent(style, missing -> page.fragment("comments/thread :: list", Map.of("style", style)));
    }

    private Fragment branch(Page page, String place, Above above, Branch branch, boolean acts, long chosen) {
        var comment = branch.comment();
        var key = Piece.of(branch, above, page, place, acts, comment.id() == chosen);
        var piece = pieces.get(key, missing -> draw(page, comment, key, place));
        return piece.filled(slot -> slot.name() == INSIDE ? list(page, place, above, branch.replies(), "replies", acts, chosen) : null);
    }

    private static Fragment draw(Page page, Comment comment, Piece key, String place) {
        Map<String, Object> model = new HashMap<>();
        model.put("comment", comment);
        model.put("quotation", key.quotation);
        model.put("quoted", key.quoted);
        model.put("chosen", key.chosen);
        model.put("continues", key.continues);
        model.put("place", place);
        model.put("acts", key.acts);
        model.put("unmasks", key.unmasks);
        model.put("staff", page.viewer().isStaff());
        return page.fragment("comments/thread :: branch", model);
    }
}
