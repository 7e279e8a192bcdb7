package unmask.comments;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import unmask.markdown.Html;
import unmask.people.DiscussionMask;
import unmask.people.Mask;
import unmask.people.RealNameStore;
import unmask.people.Viewer;
import unmask.storage.Database;
import unmask.storage.Ids;
import unmask.storage.Tx;
import unmask.web.Fragment;
import unmask.web.Page;

/**
 * Draws discussions. A drawn thread serves every viewer of its kind until the discussion's counter moves; what only its author
 * sees is set into slots.
 */
public final class DiscussionView {
    private static final long MOST_CHARACTERS = 4L << 20;
    /** How many of the comments above one are shown with it. */
    private static final int CONTEXT = 4;

    private final Database database;
    private final CommentStore comments;
    private final RealNameStore realNames;
    private final Passages.Source texts;
    private final ReadingMarkStore marks;
    private final Margin margin = new Margin();
    private final ThreadStore store = new ThreadStore();
    private final Threads threads;
    private final HoldingStore holding = new HoldingStore();
    private final ThreadDrawing drawing = new ThreadDrawing();
    private final Clock clock;
    private final Cache<Drawn, Sheet> drawn = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((Drawn key, Sheet sheet) -> 200 + sheet.thread.text().length())
            .build();

    public DiscussionView(Database database, CommentStore comments, RealNameStore realNames, Passages.Source texts, ReadingMarkStore marks,
                          QuotationStore quotations, Clock clock) {
        this.database = database;
        this.comments = comments;
        this.realNames = realNames;
        this.texts = texts;
        this.marks = marks;
        this.threads = new Threads(store, quotations);
        this.clock = clock;
    }

    /**
     * @param text    the version of the article
     * @param beside  the block of the article that the comments stand beside; 0 for all comments
     * @param people  names, roles and masks as they were
     * @param unmasks staff are of one kind otherwise
     */
    private record Drawn(long discussion, long counter, int text, boolean isText, int beside, long people, Order order, int sheet, Viewer.Kind viewer,
                         boolean unmasks) {}

    /** @param count how many stand beside the block */
    private record Sheet(Threads.Sheet threads, int count, Fragment thread) {}

    /** The article with what stands in its margin: counts, and for members the ways to add something. */
    public Fragment beside(Page page, Discussion discussion, Passages passages, Html body) {
        boolean mayAdd = page.mayWrite() && !discussion.isLocked(clock.instant());
        return database.read(tx -> margin.text(tx, page, discussion, passages, body, mayAdd));
    }

    /**
     * The discussion as it stands under its article.
     *
     * @param block  the block of the article whose comments are wanted; 0 for all of them
     * @param sheet  the page of the discussion, from 1
     * @param around the key of a comment whose page is wanted instead; may be null
     */
    public Fragment under(Page page, Discussion discussion, Passages passages, int block, int sheet, String around) {
        var order = discussion.mask().hidesHours() ? Order.of(page).untimed() : Order.of(page);
        int number = around == null || block > 0 ? sheet : sheetAround(page.viewer(), discussion, order, around, sheet);
        var key = new Drawn(discussion.id(), discussion.counter(), passages.version(), !passages.isEmpty(), block, database.peopleRevision(), order, number,
                page.viewer().kind(), ThreadDrawing.mayUnmask(page, discussion.mask()));
        var shown = discussion.isOpen() ? drawn.get(key, missing -> draw(page, discussion, passages, block, order, number)) : ownOnly(page, discussion);
        if (number > 1 && shown.threads.branches().isEmpty()) {
            throw new NotFoundResponse();
        }
        Map<String, Object> model = new HashMap<>();
        model.put("discussion", discussion);
        model.put("place", place(page, discussion));
        model.put("count", block > 0 || !discussion.isOpen() ? shown.count : discussion.count(page.viewer()));
        model.put("closedFor", closedFor(page, discussion));
        model.put("others", discussion.count(page.viewer()));
        var beside = Beside.block(passages, block);
        model.put("beside", beside);
        model.put("here", block > 0 ? "beside=" + block + "&" : "");
        long mark = mark(page, discussion);
        model.put("order", order);
        model.put("live", page.viewer().isSignedIn() && block == 0 && discussion.isOpen() ? place(page, discussion) + "/live?after=" + discussion.counter() : null);
        model.put("news", block > 0 || !discussion.isOpen() ? null : news(page, discussion, mark));
        model.put("sheet", shown.threads);
        model.put("outOfSight", block > 0 ? List.of() : outOfSight(page.viewer(), discussion));
        model.put("realNames", !mayShowRealNames(page, discussion) ? null : showsRealNames(page, discussion) ? "shown" : "hidden");
        boolean locked = discussion.isLocked(clock.instant());
        model.put("locked", locked);
        boolean mayWrite = page.mayWrite() && !locked && discussion.mayAdd(page.viewer());
        model.put("composer", mayWrite ? Composer.empty(page, discussion, beside) : null);
        model.put("held", mayWrite && database.read(tx -> holding.holds(tx, page.viewer(), discussion)));
        return around(page.fragment("comments/discussion :: talk", model), own(page, discussion, shown.threads.branches(), shown.thread, mark));
    }

    /**
     * The discussion as it stands under a question in the middle of an article, where there is one about the article itself below: the
     * first threads, and a form to begin another.
     */
    public Fragment within(Page page, Discussion discussion) {
        var shown = discussion.isOpen()
                ? drawn.get(new Drawn(discussion.id(), discussion.counter(), 0, false, 0, database.peopleRevision(), Order.OLDEST, 1, page.viewer().kind(),
                        ThreadDrawing.mayUnmask(page, discussion.mask())), missing -> draw(page, discussion, Passages.NONE, 0, Order.OLDEST, 1))
                : ownOnly(page, discussion);
        Map<String, Object> model = new HashMap<>();
        model.put("discussion", discussion);
        model.put("place", place(page, discussion));
        model.put("count", discussion.isOpen() ? discussion.count(page.viewer()) : shown.count);
        model.put("closedFor", closedFor(page, discussion));
        model.put("others", discussion.count(page.viewer()));
        model.put("sheet", shown.threads);
        model.put("outOfSight", outOfSight(page.viewer(), discussion));
        boolean mayWrite = page.mayWrite() && !discussion.isLocked(clock.instant()) && discussion.mayAdd(page.viewer());
        model.put("composer", mayWrite ? Composer.empty(page, discussion, (Comment) null) : null);
        model.put("held", mayWrite && database.read(tx -> holding.holds(tx, page.viewer(), discussion)));
        return around(page.fragment("comments/discussion :: within", model), own(page, discussion, shown.threads.branches(), shown.thread, Long.MAX_VALUE));
    }

    /** Sets a thread into its place as it is: it is long, and no template need print it again. */
    private static Fragment around(Fragment talk, Fragment thread) {
        return talk.filled(slot -> slot.name() == ThreadDrawing.INSIDE ? thread : null);
    }

    /** Why this viewer sees nothing but their own for now, as the end of a message key; null when they see everything. */
    private static String closedFor(Page page, Discussion discussion) {
        return discussion.isOpen() ? null : !page.viewer().isMember() ? "web" : discussion.sealed() ? "sealed" : "first";
    }

    private Sheet ownOnly(Page page, Discussion discussion) {
        var own = page.viewer().isMember() ? database.read(tx -> store.own(tx, discussion, discussion.me(page.viewer()))) : List.<Comment>of();
        var branches = own.stream().map(comment -> new Branch(comment, List.of(), false)).toList();
        return new Sheet(new Threads.Sheet(branches, Map.of(), 1, false), own.size(),
                drawing.draw(page, discussion, new Above(Map.of(), Map.of()), List.of(), branches, 0));
    }

    ThreadDrawing drawing() {
        return drawing;
    }

    /** Where the discussion is found, as a path. */
    static String place(Page page, Discussion discussion) {
        return page.course().path() + "/" + discussion.place();
    }

    private int sheetAround(Viewer viewer, Discussion discussion, Order order, String around, int otherwise) {
        var id = Ids.parse(around);
        if (id.isEmpty()) {
            return otherwise;
        }
        return database.read(tx -> comments.find(tx, viewer, discussion, id.getAsLong())
                .map(comment -> threads.sheetOf(tx, viewer.kind(), discussion, order, comment))
                .orElse(otherwise));
    }

    private Sheet draw(Page page, Discussion discussion, Passages passages, int block, Order order, int number) {
        var viewer = page.viewer().kind();
        return database.read(tx -> {
            var beside = block > 0 ? margin.beside(tx, viewer, discussion, passages, block) : List.<Long>of();
            var sheet = block > 0 ? threads.chosen(tx, viewer, discussion, beside, number) : threads.sheet(tx, viewer, discussion, order, number);
            var quoted = margin.quoted(tx, discussion, passages, sheet.branches());
            // The passage itself stands above them once.
            quoted.values().removeIf(words -> block > 0 && words.block() == block && words.whole());
            return new Sheet(sheet, beside.size(), drawing.draw(page, discussion, new Above(sheet.quotations(), quoted), List.of(), sheet.branches(), 0));
        });
    }

    /**
     * What is new to a viewer.
     *
     * @param count up to {@link ReadingMarkStore#MOST}
     * @param until what "all" means on this page
     */
    record News(int count, long until) {
        public boolean isMany() {
            return count == ReadingMarkStore.MOST;
        }
    }

    /** Up to where this viewer has read; those who keep no mark here have read everything. */
    private long mark(Page page, Discussion discussion) {
        return page.mayWrite() ? database.read(tx -> marks.mark(tx, page.viewer(), discussion)) : Long.MAX_VALUE;
    }

    private News news(Page page, Discussion discussion, long mark) {
        return mark >= discussion.counter() ? null : new News(database.read(tx -> marks.count(tx, page.viewer(), discussion, mark)), discussion.counter());
    }

    /** What this viewer alone sees: what is new, the acts on their own comments, and beside names, for staff who ask, the real ones. */
    private Fragment own(Page page, Discussion discussion, List<Branch> branches, Fragment thread, long mark) {
        if (!page.viewer().isMember()) {
            return thread;
        }
        long me = discussion.me(page.viewer());
        var place = place(page, discussion);
        var real = showsRealNames(page, discussion) ? database.read(tx -> realNames.seenBy(tx, page.viewer(), page.course())) : Map.<Long, String>of();
        var fresh = fresh(page, discussion, branches, mark);
        return thread.filled(slot -> {
            if (slot.name() == ThreadDrawing.BESIDE_NAME) {
                var name = real.get(slot.id());
                return name == null ? null : page.fragment("comments/thread :: real", Map.of("name", name));
            }
            if (slot.name() == ThreadDrawing.WHETHER_NEW) {
                var number = fresh.get(slot.id());
                return number == null ? null : drawing.fresh(page, place, number);
            }
            return slot.name() != me ? null : drawing.mine(page, place + "/comments/" + Ids.text(slot.id()));
        });
    }

    private Map<Long, Long> fresh(Page page, Discussion discussion, List<Branch> branches, long mark) {
        if (mark >= discussion.counter()) {
            return Map.of();
        }
        var comments = new ArrayList<Comment>();
        branches.forEach(branch -> gather(branch, comments));
        return database.read(tx -> marks.among(tx, page.viewer(), discussion, mark, comments));
    }

    private static void gather(Branch branch, List<Comment> comments) {
        comments.add(branch.comment());
        branch.replies().forEach(reply -> gather(reply, comments));
    }

    /** Real names are not on a page until staff ask for them: it may stand on the wall for the whole class to see. */
    private static boolean showsRealNames(Page page, Discussion discussion) {
        return mayShowRealNames(page, discussion) && page.asksFor("names", "real");
    }

    private static boolean mayShowRealNames(Page page, Discussion discussion) {
        return page.viewer().isStaff() && discussion.mask() == DiscussionMask.COURSE && page.course().mask() == Mask.HANDLE;
    }

    /** What of their own this viewer alone sees here. */
    private List<Comment> outOfSight(Viewer viewer, Discussion discussion) {
        return viewer.isMember() ? database.read(tx -> store.outOfSight(tx, discussion, discussion.me(viewer))) : List.of();
    }

    /** The comment that is being answered, above the form; nothing when that is null. */
    Fragment answered(Page page, Discussion discussion, Comment comment) {
        var answered = comment == null ? List.<Branch>of() : List.of(new Branch(comment, List.of(), false));
        return drawing.draw(page, discussion, new Above(Map.of(), quoted(page, discussion, answered)), answered, List.of(), 0);
    }

    /** The words of the article that a comment stands beside; null when it is about all of it. */
    Quoted quoted(Page page, Discussion discussion, Comment comment) {
        return quoted(page, discussion, List.of(new Branch(comment, List.of(), false))).get(comment.id());
    }

    /** The words of the article that comments stand beside, by comment. */
    Map<Long, Quoted> quoted(Page page, Discussion discussion, List<Branch> branches) {
        var passages = passages(page, discussion);
        return database.read(tx -> margin.quoted(tx, discussion, passages, branches));
    }

    /** What one may point at in the text that the discussion stands under. */
    Passages passages(Page page, Discussion discussion) {
        return texts.under(page, discussion);
    }

    /**
     * Where a comment is to be seen that should be on a drawn page and is not, because a fold hides it: its own address. Empty when it
     * is on the page, and when this viewer finds no such comment at all.
     */
    public Optional<String> folded(Page page, Discussion discussion, Fragment talk, String key) {
        var id = Ids.parse(key);
        if (id.isEmpty() || talk.text().contains("id=\"comment-" + key + "\"")) {
            return Optional.empty();
        }
        return database.read(tx -> comments.find(tx, page.viewer(), discussion, id.getAsLong()))
                .map(comment -> place(page, discussion) + "/comments/" + comment.key());
    }

    /** One comment, a page of what stands below it, and above it the comments that it answers. */
    record OneBranch(Fragment thread, Threads.Sheet sheet, int page) {}

    OneBranch branch(Page page, Discussion discussion, Comment chosen) {
        var passages = passages(page, discussion);
        return database.read(tx -> {
            var context = above(tx, page.viewer(), discussion, chosen).stream().map(comment -> new Branch(comment, List.of(), false)).toList();
            var quotations = threads.quotations(tx, discussion.courseId(), context);
            var sheet = threads.branch(tx, page.viewer().kind(), chosen, page.sheet());
            if (page.sheet() > 1 && sheet.branches().get(0).replies().isEmpty()) {
                throw new NotFoundResponse();
            }
            quotations.putAll(sheet.quotations());
            var quoted = margin.quoted(tx, discussion, passages, Stream.concat(context.stream(), sheet.branches().stream()).toList());
            var thread = drawing.draw(page, discussion, new Above(quotations, quoted), context, sheet.branches(), chosen.id());
            return new OneBranch(own(page, discussion, sheet.branches(), thread, mark(page, discussion)), sheet,
                    threads.sheetOf(tx, page.viewer().kind(), discussion, Order.OLDEST, chosen));
        });
    }

    /** The comments above one, the topmost first. */
    private List<Comment> above(Tx tx, Viewer viewer, Discussion discussion, Comment comment) {
        var line = new ArrayList<Comment>();
        for (var each = parent(tx, viewer, discussion, comment); each != null && line.size() < CONTEXT; each = parent(tx, viewer, discussion, each)) {
            line.add(0, each);
        }
        return line;
    }

    private Comment parent(Tx tx, Viewer viewer, Discussion discussion, Comment comment) {
        return comment.parentId() == null ? null : comments.find(tx, viewer, discussion, comment.parentId()).orElse(null);
    }
}
