package unmask.posts;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import unmask.people.Audience;

/**
 * A post as it is to stand from now on.
 *
 * @param publishedOn null for a draft
 * @param source      the whole document, front matter and all
 */
record Edition(String slug, Post.Home home, Post.State state, Audience audience, String title, String byline, String teaser, int minutes,
               LocalDate publishedOn, String source) {
    static final int LONGEST_BYLINE = 400;
    /** The longest document: as long as the longest article of {@link unmask.markdown.Markdown}. */
    static final int LONGEST_SOURCE = 100_000;

    private static final int WORDS_A_MINUTE = 230;

    /** How long somebody reads who does not hurry. */
    static int minutes(int words) {
        return Math.max(1, (words + WORDS_A_MINUTE - 1) / WORDS_A_MINUTE);
    }

    static String byline(List<String> authors) {
        return String.join(", ", authors);
    }

    /** Whether the post stands like this already, apart from its words. */
    boolean isLike(Post post) {
        return slug.equals(post.slug()) && home == post.home() && state == post.state() && audience == post.audience() && title.equals(post.title())
                && byline.equals(post.byline()) && teaser.equals(post.teaser()) && minutes == post.minutes()
                && Objects.equals(publishedOn, post.publishedOn());
    }
}
