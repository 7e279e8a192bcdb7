package unmask.web.live;

import java.util.Optional;

/** Something that goes on, as one kind of viewer has it before them. */
public interface Watched {
    /** Equal for all who are told the same: what has happened is drawn once for them. */
    Object crowd();

    /** What has happened since the news of this number; nothing when there is no news. */
    Optional<News> since(long number);

    /** The persona under which whoever watches says something here; 0 where that makes no difference. */
    default long author() {
        return 0;
    }
}
