package unmask.markdown;

import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.ext.tables.TableBody;
import com.vladsch.flexmark.ext.tables.TableCaption;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.ext.tables.TableHead;
import com.vladsch.flexmark.ext.tables.TableRow;
import com.vladsch.flexmark.ext.tables.TableSeparator;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.ast.TextCollectingVisitor;
import com.vladsch.flexmark.util.ast.VisitHandler;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The tables of an article. */
final class Tables {
    private final Typesetter typesetter;

    Tables(Typesetter typesetter) {
        this.typesetter = typesetter;
    }

    List<VisitHandler<?>> handlers() {
        return List.of(
                new VisitHandler<>(TableBlock.class, this::table),
                new VisitHandler<>(TableHead.class, head -> rows("thead", head)),
                new VisitHandler<>(TableBody.class, body -> rows("tbody", body)),
                new VisitHandler<>(TableSeparator.class, separator -> { }),
                new VisitHandler<>(TableCaption.class, caption -> { }),
                new VisitHandler<>(TableRow.class, this::row),
                new VisitHandler<>(TableCell.class, this::cell));
    }

    /**
     * A wide table scrolls in a box of its own, which needs a name: its caption, or the words of its head. A group rather
     * than a region, since a page of tables would otherwise be a page of landmarks.
     */
    private void table(TableBlock table) {
        var caption = table.getChildOfType(TableCaption.class);
        var head = caption == null ? table.getFirstChild() : caption;
        typesetter.sheet().append("<div class=\"table\" role=\"group\" tabindex=\"0\"").append(typesetter.mark())
                .append(" aria-label=\"").append(Escape.attribute(name(head))).append("\"><table>\n");
        if (caption != null) {
            typesetter.sheet().append("<caption>");
            typesetter.children(caption);
            typesetter.sheet().append("</caption>\n");
            typesetter.plain().append('\n');
        }
        typesetter.children(table);
        typesetter.sheet().append("</table></div>\n");
        typesetter.plain().append("\n\n");
    }

    private static String name(Node head) {
        if (head instanceof TableHead && head.getFirstChild() != null) {
            return StreamSupport.stream(head.getFirstChild().getChildren().spliterator(), false)
                    .map(cell -> new TextCollectingVisitor().collectAndGetText(cell).strip())
                    .filter(words -> !words.isEmpty())
                    .collect(Collectors.joining(", "));
        }
        return new TextCollectingVisitor().collectAndGetText(head);
    }

    private void rows(String element, Node rows) {
        if (rows.hasChildren()) {
            typesetter.sheet().append("<" + element + ">\n");
            typesetter.children(rows);
            typesetter.sheet().append("</" + element + ">\n");
        }
    }

    private void row(TableRow row) {
        typesetter.sheet().append("<tr>");
        typesetter.children(row);
        typesetter.sheet().append("</tr>\n");
        typesetter.plain().append('\n');
    }

    private void cell(TableCell cell) {
        var element = cell.isHeader() ? "th" : "td";
        typesetter.sheet().append("<").append(element).append(cell.isHeader() ? " scope=\"col\"" : "")
                .append(alignment(cell)).append(">");
        typesetter.children(cell);
        typesetter.sheet().append("</").append(element).append(">");
        typesetter.plain().append(' ');
    }

    private static String alignment(TableCell cell) {
        if (cell.getAlignment() == null) {
            return "";
        }
        return switch (cell.getAlignment()) {
            case LEFT -> "";
            case CENTER -> " class=\"centred\"";
            case RIGHT -> " class=\"end\"";
        };
    }
}
