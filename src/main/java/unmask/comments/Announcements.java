package unmask.comments;

import java.time.Duration;
import java.time.Instant;
import unmask.inbox.Notice;
import unmask.inbox.NoticeStore;
import unmask.people.Role;
import unmask.storage.Database;
import unmask.storage.Tx;

/**
 * Tells a class that an article is out, once it is: whoever prepares a term's articles in August tells nobody in August. Who is in the
 * class on that day learns of it; what came out long ago, such as the articles of a folder that was copied in, is no news.
 */
public final class Announcements {
    private static final Duration NEWS = Duration.ofDays(3);

    private final Database database;
    private final DiscussionStore discussions;
    private final NoticeStore notices;

    public Announcements(Database database, DiscussionStore discussions, NoticeStore notices) {
        this.database = database;
        this.discussions = discussions;
        this.notices = notices;
    }

    /** Tells of what has come out since the last time. */
    public void sweep() {
        if (!database.read(discussions::unannounced).isEmpty()) {
            database.writeWords(tx -> {
                discussions.unannounced(tx).forEach(news -> announce(tx, news));
                return null;
            });
        }
    }

    private void announce(Tx tx, News news) {
        discussions.announced(tx, news);
        if (news.visibleFrom().isAfter(tx.now().minus(NEWS))) {
            discussions.readers(tx, news.courseId(), Role.STUDENT)
                    .forEach(account -> notices.tell(tx, account, news.courseId(), Notice.Kind.NEW_POST, news.id()));
        }
    }

    /** An article of which nobody was told. */
    record News(long courseId, long id, Instant visibleFrom) {}
}
