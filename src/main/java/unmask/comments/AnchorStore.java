package unmask.comments;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.result.RowView;
import unmask.people.Kept;
import unmask.people.PersonalData;
import unmask.people.Viewer;
import unmask.storage.Tx;

/** Which words of an article comments stand beside. */
public final class AnchorStore implements PersonalData {
    private static final String COLUMNS = "a.text_version, a.block, a.whole, a.quotation, a.text_before, a.text_after";

    /** Ties a comment that was just added to the words. */
    public void tie(Tx tx, Discussion discussion, long comment, Anchor anchor) {
        tx.update("""
                insert into anchor (course_id, discussion_id, comment_id, text_version, block, whole, quotation, text_before, text_after)
                values (:course, :discussion, :comment, :version, :block, :whole, :quotation, :before, :after)
                """)
                .bind("course", discussion.courseId())
                .bind("discussion", discussion.id())
                .bind("comment", comment)
                .bind("version", anchor.textVersion())
                .bind("block", anchor.block())
                .bind("whole", anchor.whole())
                .bind("quotation", anchor.quotation())
                .bind("before", anchor.textBefore())
                .bind("after", anchor.textAfter())
                .execute();
    }

    /** Unties a comment that its author has withdrawn. */
    static void untie(Tx tx, Comment comment) {
        tx.update("delete from anchor where course_id = :course and comment_id = :comment")
                .bind("course", comment.courseId())
                .bind("comment", comment.id())
                .execute();
    }

    /** The words that each of these comments stands beside; whoever may read the comment may read them. */
    Map<Long, Anchor> of(Tx tx, Discussion discussion, Collection<Long> comments) {
        if (comments.isEmpty()) {
            return Map.of();
        }
        return tx.query("select a.comment_id, " + COLUMNS + """

                from unnest(cast(:comments as bigint array)) as wanted(id)
                join anchor a on a.course_id = :course and a.comment_id = wanted.id
                """)
                .bind("course", discussion.courseId())
                .bindArray("comments", Long.class, List.copyOf(comments))
                .reduceRows(new HashMap<>(), (found, row) -> {
                    found.put(row.getColumn("comment_id", Long.class), anchor(row));
                    return found;
                });
    }

    private static Anchor anchor(RowView row) {
        return new Anchor(row.getColumn("text_version", Integer.class), row.getColumn("block", Integer.class), row.getColumn("whole", Boolean.class),
                row.getColumn("quotation", String.class), row.getColumn("text_before", String.class), row.getColumn("text_after", String.class));
    }

    /**
     * Words with comments beside them, however many.
     *
     * @param shownCourse how many members find
     * @param shownWeb    how many strangers find
     */
    record Beside(Anchor anchor, int shownCourse, int shownWeb) {
        int count(Viewer.Kind viewer) {
            return viewer == Viewer.Kind.STRANGER ? shownWeb : shownCourse;
        }
    }

    /** All words of the article that have comments beside them. */
    List<Beside> all(Tx tx, Discussion discussion) {
        return tx.query("select " + COLUMNS + """
                , count(*) as shown_course, count(*) filter (where c.audience = 'web') as shown_web
                from anchor a
                join comment c on c.course_id = a.course_id and c.id = a.comment_id
                where a.course_id = :course and a.discussion_id = :discussion and c.state = 'shown'
                group by
                """ + COLUMNS)
                .bind("course", discussion.courseId())
                .bind("discussion", discussion.id())
                .reduceRows(new ArrayList<>(), (found, row) -> {
                    found.add(new Beside(anchor(row), row.getColumn("shown_course", Integer.class), row.getColumn("shown_web", Integer.class)));
                    return found;
                });
    }

    /** The comments that stand beside any of these words and that this kind of viewer finds, oldest first. */
    List<Long> beside(Tx tx, Viewer.Kind viewer, Discussion discussion, Collection<Anchor> anchors) {
        if (anchors.isEmpty()) {
            return List.of();
        }
        Map<Long, Anchor> near = tx.query("select a.comment_id, " + COLUMNS + """

                from anchor a
                join comment c on c.course_id = a.course_id and c.id = a.comment_id
                where a.course_id = :course and a.discussion_id = :discussion and (a.text_version, a.block) in (<blocks>)
                  and c.state = 'shown' and (c.audience = 'web' or :member)
                order by c.number
                """)
                .bind("course", discussion.courseId())
                .bind("discussion", discussion.id())
                .bindMethodsList("blocks", anchors, List.of("textVersion", "block"))
                .bind("member", viewer != Viewer.Kind.STRANGER)
                .reduceRows(new LinkedHashMap<>(), (found, row) -> {
                    found.put(row.getColumn("comment_id", Long.class), anchor(row));
                    return found;
                });
        return near.entrySet().stream().filter(each -> anchors.contains(each.getValue())).map(Map.Entry::getKey).toList();
    }

    @Override
    public List<Kept> kept() {
        return List.of(Kept.inTable("anchor", "register.anchor", "course_id", "discussion_id", "comment_id", "text_version", "block", "whole",
                "quotation", "text_before", "text_after"));
    }
}
