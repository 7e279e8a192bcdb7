package unmask.comments;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import unmask.comments.LetterStore.Box;
import unmask.comments.LetterStore.Letter;
import unmask.comments.LetterStore.Place;
import unmask.people.Audience;
import unmask.people.PersonaStore;
import unmask.people.RecoveryCodes;
import unmask.people.Viewer;
import unmask.storage.Database;
import unmask.storage.Tx;

/**
 * Where nobody keeps who has said what: takes one response from everybody, and lets staff see them several at a time.
 *
 * <p>Whoever saw each response come in, and looked round the room or at the list of those who have taken part, would know whose it is. So
 * they lie here until there are {@value #BATCH}, or a day is over, or the round goes on, and are then mixed. A sealed discussion is emptied
 * once, when all is revealed.
 */
public final class Letterbox {
    /** So many at a time, so that none is alone. */
    static final int BATCH = 3;

    private final Database database;
    private final DiscussionStore discussions;
    private final CommentStore comments;
    private final LetterStore letters;
    private final Verdicts verdicts;
    private final PersonaStore personas = new PersonaStore();

    public Letterbox(Database database, DiscussionStore discussions, CommentStore comments, LetterStore letters, Verdicts verdicts) {
        this.database = database;
        this.discussions = discussions;
        this.comments = comments;
        this.letters = letters;
        this.verdicts = verdicts;
    }

    /** Takes a response. Answers with the code that takes it back, which is kept nowhere; empty for somebody who has had their turn. */
    Optional<String> take(Tx tx, Viewer viewer, Discussion discussion, Audience audience, String body, String html) {
        discussions.hold(tx, discussion.courseId(), discussion.id());
        if (letters.hasHadTurn(tx, viewer, discussion)) {
            return Optional.empty();
        }
        letters.takeTurn(tx, viewer, discussion);
        var code = RecoveryCodes.issue(tx.random());
        var today = discussions.hour(tx, discussion.courseId(), discussion.mask()).atOffset(ZoneOffset.UTC).toLocalDate();
        letters.add(tx, new Letter(discussion.courseId(), tx.newId(), discussion.id(), audience, body, html, today, RecoveryCodes.hash(code)));
        if (!discussion.sealed() && letters.waiting(tx, discussion.courseId(), discussion.id()).size() >= BATCH) {
            empty(tx, discussion.courseId(), discussion.id());
        }
        return Optional.of(code);
    }

    /** Lets staff see what waits, in an order that says nothing. */
    public void empty(Tx tx, long course, long discussion) {
        discussions.hold(tx, course, discussion);
        var waiting = letters.waiting(tx, course, discussion);
        if (!waiting.isEmpty()) {
            long nobody = personas.nobody(tx, course, discussion);
            letters.clear(tx, course, discussion);
            waiting.forEach(letter -> {
                comments.admit(tx, letter, nobody);
                letters.keepCode(tx, letter);
            });
        }
    }

    /** The round is over: nothing waits any more, and nobody needs to know who has had a turn. */
    public void close(Tx tx, long course, long discussion) {
        empty(tx, course, discussion);
        letters.forgetTurns(tx, course, discussion);
    }

    /** Lets staff see what has lain here since another day, or in a discussion that is closed. */
    public void sweep() {
        for (var box : database.read(tx -> letters.boxes(tx).stream().filter(each -> isRipe(tx, each)).toList())) {
            database.writeWords(tx -> {
                empty(tx, box.courseId(), box.id());
                return null;
            });
        }
    }

    private static boolean isRipe(Tx tx, Box box) {
        var today = tx.now().atZone(ZoneId.of(box.zone())).toLocalDate();
        return box.since().isBefore(today) || box.lockedAt() != null && !box.lockedAt().isAfter(tx.now());
    }

    /** Takes back what a code stands for, as its author would have taken back something with a name; false when there is no such code. */
    boolean withdraw(Tx tx, String hash) {
        var found = letters.behind(tx, hash);
        // It may be on its way to the staff; with the row held, it is in one place.
        found.ifPresent(place -> discussions.hold(tx, place.courseId(), place.discussionId()));
        found.filter(place -> !letters.tear(tx, place)).ifPresent(place -> withdraw(tx, place));
        return found.isPresent();
    }

    private void withdraw(Tx tx, Place place) {
        letters.forgetCode(tx, place);
        comments.unlinked(tx, place).filter(comment -> !comment.isWithdrawn()).ifPresent(comment -> verdicts.withdrawn(tx, comment));
    }
}
