package unmask.reading;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import unmask.comments.Comment;
import unmask.comments.CommentStore;
import unmask.comments.Discussion;
import unmask.comments.DiscussionStore;
import unmask.comments.SaidStore;
import unmask.markdown.Html;
import unmask.people.Course;
import unmask.people.Viewer;
import unmask.search.Indexed;
import unmask.storage.Tx;

/** Comments for the search: a discussion is a group, and its counter is the mark. */
public final class IndexedComments implements Indexed {
    /** Events at a time, so that long discussions need little memory. */
    private static final int EVENTS = 300;

    private final DiscussionStore discussions;
    private final CommentStore comments;
    private final SaidStore said = new SaidStore();

    public IndexedComments(DiscussionStore discussions, CommentStore comments) {
        this.discussions = discussions;
        this.comments = comments;
    }

    @Override
    public String kind() {
        return "comment";
    }

    @Override
    public Map<Group, Long> marks(Tx tx) {
        return said.marks(tx).stream().collect(Collectors.toMap(mark -> new Group(mark.courseId(), mark.id()), SaidStore.Mark::counter));
    }

    @Override
    public Changes changes(Tx tx, Group group, long since) {
        // Read first: whatever comes in between is seen twice, and not missed.
        long mark = said.mark(tx, group.course(), group.id());
        var events = said.since(tx, group.course(), group.id(), since, EVENTS);
        boolean nameless = events.stream().anyMatch(event -> event.commentId() == null);
        if (since != NOTHING && (mark < since || nameless)) {
            return new Changes(List.of(), NOTHING, true);
        }
        Map<Long, Entry> entries = new LinkedHashMap<>();
        events.stream().filter(event -> event.commentId() != null).forEach(event -> entries.put(event.commentId(), entry(event)));
        long last = events.isEmpty() ? mark : events.get(events.size() - 1).number();
        return new Changes(List.copyOf(entries.values()), events.size() == EVENTS ? last : Math.max(last, mark), false);
    }

    private static Entry entry(SaidStore.Said event) {
        return event.html() == null ? Entry.gone(event.commentId())
                : new Entry(event.commentId(), event.audience(), LocalDate.ofInstant(event.postedAt(), ZoneOffset.UTC), "", Html.cleaned(event.html()).plainText());
    }

    @Override
    public Set<Group> readBy(Tx tx, Viewer viewer, Course course) {
        return discussions.searched(tx, viewer, course.id()).stream().map(found -> new Group(course.id(), found.id())).collect(Collectors.toSet());
    }

    @Override
    public Optional<Found> find(Tx tx, Viewer viewer, Course course, Group group, long id) {
        return discussions.searched(tx, viewer, course.id(), group.id())
                .flatMap(discussion -> comments.find(tx, viewer, discussion, id)
                        .filter(comment -> comment.isShown() && comment.html() != null)
                        .map(comment -> found(course, discussion, comment)));
    }

    private Found found(Course course, Discussion discussion, Comment comment) {
        return new Found(kind(), course.path() + "/" + discussion.place() + "/comments/" + comment.key(), discussion.title(), comment.author().name(),
                comment.day(course.zoneId()), () -> comment.words().plainText());
    }
}
