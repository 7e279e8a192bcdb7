package unmask.prompts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unmask.comments.CommentStore;
import unmask.comments.DiscussionStore;
import unmask.comments.LetterStore;
import unmask.comments.Letterbox;
import unmask.comments.Verdicts;
import unmask.inbox.EventStore;
import unmask.inbox.NoticeStore;
import unmask.people.Classroom;
import unmask.people.Viewer;
import unmask.prompts.TakingPartStore.Part;
import unmask.prompts.TakingPartStore.Standing;
import unmask.storage.Database;

/** The cast with something to respond to, in a database. */
final class Lesson {
    final Database database;
    final Classroom room;
    private final DiscussionStore discussions = new DiscussionStore();
    private final CommentStore comments = new CommentStore(discussions, new EventStore());
    final PromptStore prompts = new PromptStore(discussions);
    final AnswerStore answers = new AnswerStore();
    final TakingPartStore takingPart = new TakingPartStore();
    final Rounds rounds;
    private final Answering answering = new Answering(prompts, answers, takingPart);

    Lesson(Database database) {
        this.database = database;
        this.room = new Classroom(database);
        this.rounds = new Rounds(database, prompts, answers, takingPart, new Letterbox(database, discussions, comments, new LetterStore(), new Verdicts(comments, new NoticeStore())));
    }

    /** A prompt that stands alone in the course and has opened, unless its block says later. */
    Asked ask(String kind, String more) {
        var definition = PromptTest.block(kind, more);
        return database.write(tx -> prompts.add(tx, room.course, null, PromptTest.read(definition), definition, tx.now()));
    }

    /** The prompt as it is now. */
    Asked now(Asked asked) {
        return database.<Optional<Asked>>read(tx -> prompts.named(tx, asked.courseId(), asked.slug())).orElseThrow();
    }

    Round round(Asked asked) {
        return database.read(tx -> prompts.named(tx, asked.courseId(), asked.slug()).orElseThrow().round(tx.now()));
    }

    Answering.Outcome answer(Viewer viewer, Asked asked, Ballot ballot) {
        return database.write(tx -> answering.take(tx, viewer, asked, ballot));
    }

    static Ballot choosing(int choice) {
        return new Ballot.Kept(Map.of("choice-" + choice, "yes"));
    }

    Standing standing(Viewer viewer, Asked asked) {
        return database.<Map<Part, Standing>>read(tx -> takingPart.of(tx, viewer, asked)).get(Part.ANSWER);
    }

    Votes votes(Asked asked) {
        return database.read(tx -> answers.votes(tx, asked));
    }

    Asked turn(Viewer viewer, Asked asked, PromptStore.Turn turn) {
        return database.write(tx -> rounds.turn(tx, room.course, viewer, asked, turn));
    }

    List<Viewer> classmates(int count) {
        var all = new ArrayList<Viewer>();
        for (int number = 1; number <= count; number++) {
            all.add(room.classmate(number));
        }
        return all;
    }

    int rows(String table) {
        return database.read(tx -> tx.query("select count(*) from " + table).mapTo(Integer.class).one());
    }

    int count(String sql) {
        return database.read(tx -> tx.query(sql).mapTo(Integer.class).one());
    }

    /** Every row of the tables that say something about answers, as text. */
    Map<String, List<String>> dump() {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        for (var table : List.of("choice", "tally", "spent", "exit_line", "taken_part")) {
            tables.put(table, database.read(tx -> tx.query("select * from " + table).mapToMap().map(Object::toString).list()));
        }
        return tables;
    }
}
