package unmask.comments;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import unmask.people.Kept;
import unmask.people.PersonalData;
import unmask.storage.Tx;

/** Quotations: each points to words of another comment, in the version that was quoted, and goes when those go. */
public final class QuotationStore implements PersonalData {
    /** Lets the new comment quote words of the one that it answers. */
    void add(Tx tx, Discussion discussion, long comment, Comment quoted, QuotedWords words) {
        tx.update("""
                insert into quotation (course_id, comment_id, discussion_id, quoted_id, version, begins, length)
                values (:course, :comment, :discussion, :quoted, :version, :begins, :length)
                """)
                .bind("course", discussion.courseId())
                .bind("comment", comment)
                .bind("discussion", discussion.id())
                .bind("quoted", quoted.id())
                .bind("version", quoted.version())
                .bind("begins", words.begins())
                .bind("length", words.length())
                .execute();
    }

    /** The quotations that stand above these comments, by the comment's id. Whoever may read a reply may read what it answers. */
    Map<Long, Quotation> above(Tx tx, long course, Collection<Long> comments) {
        Map<Long, Quotation> quotations = new HashMap<>();
        if (comments.isEmpty()) {
            return quotations;
        }
        tx.query("""
                select q.comment_id, q.quoted_id, q.begins, q.length, p.name, t.html, case when s.version > q.version then 1 else 0 end as edited
                from unnest(cast(:comments as bigint array)) as wanted(id)
                join quotation q on q.course_id = :course and q.comment_id = wanted.id
                left join comment s on s.course_id = q.course_id and s.id = q.quoted_id and s.state = 'shown'
                left join persona p on p.course_id = s.course_id and p.id = s.persona_id
                left join comment_text t on t.course_id = s.course_id and t.comment_id = s.id and t.version = q.version
                """)
                .bind("course", course)
                .bindArray("comments", Long.class, List.copyOf(comments))
                .map((row, context) -> {
                    var html = row.getString("html");
                    var words = html == null ? null : new QuotedWords(row.getInt("begins"), row.getInt("length")).in(html);
                    return new Quotation(row.getLong("comment_id"), row.getLong("quoted_id"), words == null ? null : row.getString("name"), words,
                            row.getInt("edited") == 1);
                })
                .forEach(quotation -> quotations.put(quotation.commentId(), quotation));
        return quotations;
    }

    /** The replies that quote a comment: what happens to it shows on them. */
    List<Long> quoting(Tx tx, long course, Collection<Long> quoted) {
        return quoted.isEmpty() ? List.of() : tx.query("""
                select q.comment_id
                from unnest(cast(:quoted as bigint array)) as wanted(id)
                join quotation q on q.course_id = :course and q.quoted_id = wanted.id
                """)
                .bind("course", course)
                .bindArray("quoted", Long.class, List.copyOf(quoted))
                .mapTo(Long.class)
                .list();
    }

    @Override
    public List<Kept> kept() {
        return List.of(Kept.inTable("quotation", "register.quotation", "course_id", "comment_id", "discussion_id", "quoted_id", "version", "begins",
                "length"));
    }
}
