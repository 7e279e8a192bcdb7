package unmask.comments;

import java.time.Duration;
import java.time.ZoneOffset;
import unmask.inbox.Notice;
import unmask.inbox.Notice.Kind;
import unmask.inbox.NoticeStore;
import unmask.people.MemberStore;
import unmask.people.Seat;
import unmask.storage.Tx;

/** What discussions put into people's inboxes. Nobody is told of what they have done themselves. */
final class Tidings {
    private final NoticeStore notices;
    private final ThreadStore threads = new ThreadStore();
    private final MemberStore members = new MemberStore();

    Tidings(NoticeStore notices) {
        this.notices = notices;
    }

    /** Whoever is answered learns of a reply that the class can read now. */
    void replied(Tx tx, Comment reply) {
        if (reply.parentId() == null) {
            return;
        }
        long asked = threads.authorOf(tx, reply.courseId(), reply.parentId());
        if (asked != reply.personaId()) {
            tell(tx, reply, asked, Kind.REPLY);
        }
    }

    /** The author learns what staff have decided about a comment. */
    void decided(Tx tx, Comment comment, Kind kind) {
        tell(tx, comment, comment.personaId(), kind);
    }

    /** Somebody who has reported a comment learns what became of it. */
    void answered(Tx tx, Comment comment, long account, Kind kind) {
        notices.tell(tx, account, comment.courseId(), kind, kind == Kind.REPORT_WITHDRAWN ? null : comment.id());
    }

    /** Somebody was written to in private. */
    void written(Tx tx, PrivateTalk talk, long to, Kind kind) {
        members.seatBehind(tx, talk.courseId(), to).map(Seat::accountId)
                .filter(account -> !notices.isWaiting(tx, account, talk.courseId(), kind, talk.id()))
                .ifPresent(account -> notices.tell(tx, account, talk.courseId(), kind, talk.id()));
    }

    /** The comment is gone for good, and whatever was told about it. */
    void gone(Tx tx, Comment comment) {
        notices.forget(tx, comment.courseId(), comment.id());
    }

    private void tell(Tx tx, Comment about, long persona, Notice.Kind kind) {
        // Where a mask hides the hour, the inbox does not tell it either: the notice stands at the beginning of the day.
        var since = Duration.between(tx.now(), Comment.hour(about.mask(), tx.now(), ZoneOffset.UTC));
        members.seatBehind(tx, about.courseId(), persona).ifPresent(seat -> notices.tell(tx, seat.accountId(), about.courseId(), kind, about.id(), since));
    }
}
