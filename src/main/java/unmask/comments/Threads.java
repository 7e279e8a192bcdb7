package unmask.comments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import unmask.comments.ThreadStore.Pile;
import unmask.people.Viewer;
import unmask.storage.Tx;

/**
 * Lays out one page of a discussion. Its numbers keep every page short, whatever people do to the thread: no page holds more
 * than {@value #MOST_ON_PAGE} comments, and each fold leads to a page of its own.
 */
final class Threads {
    /** Threads on a page: about ten minutes of reading. */
    static final int THREADS_ON_PAGE = 50;
    static final int MOST_ON_PAGE = 200;
    /** Levels below the first: deeper, a line on a phone would be narrower than a thought. */
    static final int LEVELS = 4;
    /** Replies to one comment before "more replies". */
    static final int REPLIES_EACH = 20;

    private final ThreadStore store;
    private final QuotationStore quotations;

    Threads(ThreadStore store, QuotationStore quotations) {
        this.store = store;
        this.quotations = quotations;
    }

    /**
     * One page of threads.
     *
     * @param quotations what stands above its comments
     * @param number     counted from 1
     */
    record Sheet(List<Branch> branches, Map<Long, Quotation> quotations, int number, boolean hasNext) {
        public int previous() {
            return number - 1;
        }

        public int next() {
            return number + 1;
        }

        public boolean hasPrevious() {
            return number > 1;
        }
    }

    Sheet sheet(Tx tx, Viewer.Kind viewer, Discussion discussion, Order order, int number) {
        var roots = roots(tx, viewer, discussion, order, (number - 1) * THREADS_ON_PAGE);
        boolean hasNext = roots.size() > THREADS_ON_PAGE;
        var shown = hasNext ? roots.subList(0, THREADS_ON_PAGE) : roots;
        return sheet(tx, discussion.courseId(), branches(tx, viewer, shown, LEVELS), number, hasNext);
    }

    private List<Comment> roots(Tx tx, Viewer.Kind viewer, Discussion discussion, Order order, int skip) {
        int most = THREADS_ON_PAGE + 1;
        if (order != Order.UNANSWERED) {
            return store.roots(tx, viewer, discussion, order == Order.NEWEST ? Pile.NEWEST : Pile.OLDEST, skip, most);
        }
        var roots = new ArrayList<>(store.roots(tx, viewer, discussion, Pile.UNANSWERED, skip, most));
        if (roots.size() < most) {
            int unanswered = roots.isEmpty() ? unanswered(tx, viewer, discussion) : skip + roots.size();
            roots.addAll(store.roots(tx, viewer, discussion, Pile.ANSWERED, Math.max(0, skip - unanswered), most - roots.size()));
        }
        return roots;
    }

    private int unanswered(Tx tx, Viewer.Kind viewer, Discussion discussion) {
        return store.threadsBefore(tx, viewer, discussion, Pile.UNANSWERED, Long.MAX_VALUE);
    }

    /** One page of comments from different threads, with what stands below each. */
    Sheet chosen(Tx tx, Viewer.Kind viewer, Discussion discussion, List<Long> comments, int number) {
        var from = comments.stream().skip((number - 1L) * THREADS_ON_PAGE).limit(THREADS_ON_PAGE).toList();
        return sheet(tx, discussion.courseId(), branches(tx, viewer, store.these(tx, viewer, discussion, from), LEVELS), number,
                comments.size() > number * THREADS_ON_PAGE);
    }

    /** One comment, and one page of what stands below it: whatever a fold hides elsewhere is found here. */
    Sheet branch(Tx tx, Viewer.Kind viewer, Comment top, int number) {
        var replies = store.repliesTo(tx, viewer, top, (number - 1) * THREADS_ON_PAGE, THREADS_ON_PAGE + 1);
        boolean hasNext = replies.size() > THREADS_ON_PAGE;
        var shown = hasNext ? replies.subList(0, THREADS_ON_PAGE) : replies;
        return sheet(tx, top.courseId(), List.of(new Branch(top, branches(tx, viewer, shown, LEVELS - 1), false)), number, hasNext);
    }

    private Sheet sheet(Tx tx, long course, List<Branch> branches, int number, boolean hasNext) {
        return new Sheet(branches, quotations(tx, course, branches), number, hasNext);
    }

    /** What stands above the comments of these branches. */
    Map<Long, Quotation> quotations(Tx tx, long course, List<Branch> branches) {
        Set<Long> replies = new HashSet<>();
        gatherReplies(branches, replies);
        return quotations.above(tx, course, replies);
    }

    private static void gatherReplies(List<Branch> branches, Set<Long> replies) {
        for (var branch : branches) {
            // Only a reply quotes, and only while its own words are there.
            if (branch.comment().parentId() != null && branch.comment().html() != null) {
                replies.add(branch.comment().id());
            }
            gatherReplies(branch.replies(), replies);
        }
    }

    /** The page on which the comment's thread begins. */
    int sheetOf(Tx tx, Viewer.Kind viewer, Discussion discussion, Order order, Comment comment) {
        return before(tx, viewer, discussion, order, comment.thread()) / THREADS_ON_PAGE + 1;
    }

    private int before(Tx tx, Viewer.Kind viewer, Discussion discussion, Order order, long thread) {
        if (order != Order.UNANSWERED) {
            return store.threadsBefore(tx, viewer, discussion, order == Order.NEWEST ? Pile.NEWEST : Pile.OLDEST, thread);
        }
        return store.isUnanswered(tx, discussion, thread)
                ? store.threadsBefore(tx, viewer, discussion, Pile.UNANSWERED, thread)
                : unanswered(tx, viewer, discussion) + store.threadsBefore(tx, viewer, discussion, Pile.ANSWERED, thread);
    }

    private List<Branch> branches(Tx tx, Viewer.Kind viewer, List<Comment> tops, int levels) {
        Map<Long, List<Comment>> repliesOf = new HashMap<>();
        Set<Long> complete = new HashSet<>();
        var level = tops;
        int room = MOST_ON_PAGE - tops.size();
        for (int depth = 0; depth < levels && !level.isEmpty() && room > 0; depth++) {
            var replies = store.replies(tx, viewer, level, REPLIES_EACH, room);
            var next = replies.subList(0, Math.min(room, replies.size()));
            next.forEach(reply -> repliesOf.computeIfAbsent(reply.parentId(), id -> new ArrayList<>()).add(reply));
            if (next.size() == replies.size()) {
                level.stream().filter(parent -> parent.replies() <= REPLIES_EACH).map(Comment::id).forEach(complete::add);
            }
            room -= next.size();
            level = next;
        }
        return tops.stream().map(top -> branch(top, repliesOf, complete)).toList();
    }

    private static Branch branch(Comment comment, Map<Long, List<Comment>> repliesOf, Set<Long> complete) {
        var replies = repliesOf.getOrDefault(comment.id(), List.of());
        return new Branch(comment, replies.stream().map(reply -> branch(reply, repliesOf, complete)).toList(),
                comment.replies() > 0 && !complete.contains(comment.id()));
    }
}
