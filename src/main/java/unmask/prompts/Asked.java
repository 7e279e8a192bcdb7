package unmask.prompts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.List;
import unmask.people.Course;

/**
 * A prompt as it stands in its course.
 *
 * @param definition   the block as its author wrote it
 * @param postId       the article in which it stands; null when it stands alone
 * @param postSlug     that article's name
 * @param gone         whether its block has been taken out of the article
 * @param opensAt      {@link unmask.comments.DiscussionStore#NEVER} while it is a draft
 * @param dueAt        null when nothing is ever late
 * @param revealsAt    null when everything can be read at once
 * @param closesAt     null for as long as nobody closes it
 * @param opened       whether a button has said so, and not the block
 * @param called       whether the roll was called when it was due
 * @param published    whether results are out
 * @param settled      whether what was kept with people is deleted
 * @param results      what was published
 * @param counted      how many had answered then
 * @param discussionId null for kinds without words
 */
public record Asked(long courseId, long id, String slug, String kind, String question, String definition, Long postId, String postSlug, boolean gone,
                    Instant opensAt, Instant dueAt, Instant repliesDueAt, Instant revealsAt, Instant closesAt, boolean opened, boolean revealed,
                    boolean closed, boolean called, boolean published, boolean settled, String results, int counted, Long discussionId) {
    /** A class answers a prompt many times, and its author writes it once. */
    private static final Cache<String, Prompt> READ = Caffeine.newBuilder().maximumSize(500).build();

    /** Where the round is at this instant. */
    public Round round(Instant now) {
        return gone ? Round.DRAFT : ripeness(now);
    }

    /** {@link #round}, whether its block is there or not. What is out stays out, and what is over stays over, also when a clock is set back. */
    Round ripeness(Instant now) {
        return opensAt.isAfter(now) ? Round.DRAFT
                : settled || has(closesAt, now) ? Round.CLOSED
                : published || has(revealsAt, now) ? Round.REVEALED : Round.OPEN;
    }

    private static boolean has(Instant come, Instant now) {
        return come != null && !come.isAfter(now);
    }

    /** What its author has written; it was readable when it was saved. */
    public Prompt prompt() {
        return READ.get(definition, text -> Prompt.parse(text, 1).document().orElseThrow());
    }

    /** What was published of the answers. */
    public List<Sheet> sheets(Kind of) {
        return published ? Sheet.read(of.rule(), results) : List.of();
    }

    public boolean isAlone() {
        return postId == null;
    }

    public String path(Course course) {
        return course.path() + "/" + place();
    }

    /** Where it is found below its course. */
    String place() {
        return place(slug);
    }

    static String place(String slug) {
        return "prompts/" + slug;
    }

    /** Where people meet it: in its article, or on a page of its own. */
    public String home(Course course) {
        return isAlone() ? path(course) : course.path() + "/posts/" + postSlug + "#prompt-" + slug;
    }
}
