package unmask.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import unmask.comments.DiscussionStore;
import unmask.comments.ReadingMarkStore;
import unmask.people.Course;
import unmask.people.Viewer;
import unmask.posts.Post;
import unmask.posts.PostStore;
import unmask.storage.Tx;

/** A course's articles with the number of thoughts on each. */
public final class Contents {
    private final PostStore posts;
    private final DiscussionStore discussions;
    private final ReadingMarkStore marks;

    public Contents(PostStore posts, DiscussionStore discussions, ReadingMarkStore marks) {
        this.posts = posts;
        this.marks = marks;
        this.discussions = discussions;
    }

    /**
     * Articles, newest first.
     *
     * @param counts thoughts, by the article's id
     * @param news   those that are new to the viewer, by the article's id
     */
    public record Listing(List<Post> posts, Map<Long, Integer> counts, Map<Long, Integer> news, boolean hasMore) {}

    Listing of(Tx tx, Viewer viewer, Course course, int most) {
        var all = posts.list(tx, viewer, course);
        var shown = all.subList(0, Math.min(most, all.size()));
        Map<Long, Integer> counts = new HashMap<>();
        var byDiscussion = discussions.counts(tx, viewer, course.id());
        shown.forEach(post -> counts.put(post.id(), byDiscussion.getOrDefault(post.discussionId(), 0)));
        return new Listing(shown, counts, news(tx, viewer, course, shown), all.size() > shown.size());
    }

    /** Nothing is new in a class that is over, or to somebody who looks with another's eyes. */
    private Map<Long, Integer> news(Tx tx, Viewer viewer, Course course, List<Post> shown) {
        if (!viewer.isMember() || viewer.isStudentView() || course.isArchived()) {
            return Map.of();
        }
        Map<Long, Integer> news = new HashMap<>();
        var byDiscussion = marks.counts(tx, viewer, course.id());
        shown.forEach(post -> news.put(post.id(), byDiscussion.getOrDefault(post.discussionId(), 0)));
        return news;
    }
}
