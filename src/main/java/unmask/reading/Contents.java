package unmask.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import unmask.comments.DiscussionStore;
import unmask.people.Course;
import unmask.people.Viewer;
import unmask.posts.Post;
import unmask.posts.PostStore;
import unmask.storage.Tx;

/** A course's articles with the number of thoughts on each. */
public final class Contents {
    private final PostStore posts;
    private final DiscussionStore discussions;

    public Contents(PostStore posts, DiscussionStore discussions) {
        this.posts = posts;
        this.discussions = discussions;
    }

    /**
     * Articles, newest first.
     *
     * @param counts thoughts, by the article's id
     */
    public record Listing(List<Post> posts, Map<Long, Integer> counts, boolean hasMore) {}

    Listing of(Tx tx, Viewer viewer, Course course, int most) {
        var all = posts.list(tx, viewer, course);
        var shown = all.subList(0, Math.min(most, all.size()));
        Map<Long, Integer> counts = new HashMap<>();
        var byDiscussion = discussions.counts(tx, viewer, course.id());
        shown.forEach(post -> counts.put(post.id(), byDiscussion.getOrDefault(post.discussionId(), 0)));
        return new Listing(shown, counts, all.size() > shown.size());
    }
}
