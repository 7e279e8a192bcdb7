package unmask.posts;

import java.time.Instant;
import java.time.LocalDate;
import unmask.comments.DiscussionStore;
import unmask.people.Audience;
import unmask.people.Course;
import unmask.web.AddressNames;

/**
 * An article of a course, as lists and pages need it; its words are its {@linkplain PostStore#source source}.
 *
 * @param byline      whom the article is by, as its authors chose to sign; may be empty
 * @param teaser      plain text; may be empty
 * @param minutes     how long it takes to read, at least 1
 * @param publishedOn the day from which readers find it, in the course's zone; null for a draft
 * @param version     of the source, from 1
 */
public record Post(long courseId, long id, String slug, Home home, State state, Audience audience, String title, String byline, String teaser,
                   int minutes, LocalDate publishedOn, int version, long discussionId) {
    /** What articles are called in addresses. */
    static final AddressNames NAMES = new AddressNames("article");

    /** Where the article is written; whatever stands elsewhere under its name is ignored. */
    public enum Home {
        FILE, BROWSER
    }

    /** Whether readers may find it; what is missing has lost its file. */
    public enum State {
        DRAFT, PUBLISHED, MISSING
    }

    public String path(Course course) {
        return course.path() + "/posts/" + slug;
    }

    /** From when on readers find it. */
    public Instant visibleFrom(Course course) {
        return visibleFrom(course, state, publishedOn);
    }

    static Instant visibleFrom(Course course, State state, LocalDate publishedOn) {
        return state == State.PUBLISHED ? publishedOn.atStartOfDay(course.zoneId()).toInstant() : DiscussionStore.NEVER;
    }

    public boolean isInFile() {
        return home == Home.FILE;
    }

    public boolean isPublished() {
        return state == State.PUBLISHED;
    }
}
