package unmask.prompts;

import java.util.List;
import java.util.Optional;
import unmask.people.Course;
import unmask.people.Kept;
import unmask.people.PersonalData;
import unmask.people.Viewer;
import unmask.storage.Ids;
import unmask.storage.Tx;

/** Prompts that people keep for their other classes. */
public final class ShelfStore implements PersonalData {
    /** More than anybody asks in a career of terms. */
    private static final int MOST = 500;

    /** A prompt that somebody keeps. */
    public record Own(long id, String kind, String question, String definition) {
        public String key() {
            return Ids.text(id);
        }
    }

    /** What this viewer keeps, by its question. */
    List<Own> of(Tx tx, Viewer viewer) {
        return tx.query("select id, kind, question, definition from own_prompt where account_id = :account order by kind, question, id")
                .bind("account", viewer.account().id())
                .mapTo(Own.class)
                .list();
    }

    Optional<Own> find(Tx tx, Viewer viewer, long id) {
        return tx.query("select id, kind, question, definition from own_prompt where account_id = :account and id = :id")
                .bind("account", viewer.account().id())
                .bind("id", id)
                .mapTo(Own.class)
                .findOne();
    }

    /** Keeps a prompt; the same one twice counts once. */
    void keep(Tx tx, Viewer viewer, Asked asked) {
        var own = of(tx, viewer);
        if (own.size() < MOST && own.stream().noneMatch(each -> each.definition.equals(asked.definition()))) {
            tx.update("insert into own_prompt (id, account_id, kind, question, definition) values (:id, :account, :kind, :question, :definition)")
                    .bind("id", tx.newId())
                    .bind("account", viewer.account().id())
                    .bind("kind", asked.kind())
                    .bind("question", asked.question())
                    .bind("definition", asked.definition())
                    .execute();
        }
    }

    void drop(Tx tx, Viewer viewer, long id) {
        tx.update("delete from own_prompt where account_id = :account and id = :id").bind("account", viewer.account().id()).bind("id", id).execute();
    }

    /** The other courses in which this viewer could ask something now. */
    List<Course> others(Tx tx, Viewer viewer, Course here) {
        return tx.query("""
                select c.id, c.slug, c.title, c.teaser, c.welcome, c.zone, c.term_begins, c.term_ends, c.mask, c.audience, c.moderation, c.sample, c.hidden,
                    c.join_code, c.code_ends, c.seats, c.archived_on, c.data_ends
                from course c join member m on m.course_id = c.id
                where m.account_id = :account and m.state = 'active' and m.role <> 'student' and c.id <> :here and c.archived_on is null
                order by c.title, c.id
                """)
                .bind("account", viewer.account().id())
                .bind("here", here.id())
                .mapTo(Course.class)
                .list()
                .stream()
                .filter(course -> viewer.session().opens(course.id()))
                .toList();
    }

    @Override
    public List<Kept> kept() {
        return List.of(Kept.inTable("own_prompt", "register.own-prompt", "id", "account_id", "kind", "question", "definition"));
    }
}
