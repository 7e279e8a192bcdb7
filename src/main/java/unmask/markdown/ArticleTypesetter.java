package unmask.markdown;

import com.vladsch.flexmark.ast.BlockQuote;
import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.Link;
import com.vladsch.flexmark.ast.LinkRef;
import com.vladsch.flexmark.ast.ListBlock;
import com.vladsch.flexmark.ast.ListItem;
import com.vladsch.flexmark.ast.MailLink;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ext.footnotes.Footnote;
import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.ext.footnotes.FootnoteExtension;
import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.ast.VisitHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Writes a parsed article as HTML: all that a comment may hold, and headings, tables, figures, notes, citations and slots. */
final class ArticleTypesetter extends Typesetter {
    private final Reading reading;
    private final Map<String, Html> citations;
    private final ArticleLinks links;
    private final Set<String> embedded;
    private final Footnotes notes;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private boolean isMarkDue;

    ArticleTypesetter(Reading reading, Map<String, Html> citations, ArticleLinks links, Set<String> embedded, Deadline deadline) {
        super(reading.document(), new Sheet(deadline));
        this.reading = reading;
        this.citations = citations;
        this.links = links;
        this.embedded = embedded;
        this.notes = new Footnotes(this, new Sheet(deadline), FootnoteExtension.FOOTNOTES.get(reading.document()));
        visitor.addTypedHandlers(new Tables(this).handlers());
        visitor.addTypedHandlers(List.of(
                new VisitHandler<>(Footnote.class, notes::mention),
                new VisitHandler<>(FootnoteBlock.class, note -> { })));
    }

    @Override
    void set() {
        for (var node : reading.document().getChildren()) {
            int from = plain().length();
            var kind = kind(node);
            isMarkDue = kind.isPresent();
            visitor.visit(node);
            if (kind.isPresent() && !isMarkDue) {
                blocks.add(new Block(blocks.size() + 1, kind.get(), plain().substring(from).strip()));
            }
            isMarkDue = false;
        }
        notes.set();
    }

    Html footnotes(Deadline deadline) {
        return notes.html(deadline);
    }

    List<Block> blocks() {
        return blocks;
    }

    List<Slot> slots() {
        return slots;
    }

    List<Problem> problems() {
        return problems;
    }

    private static Optional<Block.Kind> kind(Node node) {
        if (node instanceof Paragraph) {
            return Optional.of(isFigure(node) ? Block.Kind.FIGURE : Block.Kind.PARAGRAPH);
        } else if (node instanceof ListBlock) {
            return Optional.of(Block.Kind.LIST);
        } else if (node instanceof BlockQuote) {
            return Optional.of(Block.Kind.QUOTE);
        } else if (node instanceof TableBlock) {
            return Optional.of(Block.Kind.TABLE);
        } else if (node instanceof FencedCodeBlock || node instanceof IndentedCodeBlock) {
            return Optional.of(Block.Kind.CODE);
        }
        return Optional.empty();
    }

    /** The outermost element of a top-level block carries the number. */
    @Override
    String mark() {
        if (!isMarkDue) {
            return "";
        }
        isMarkDue = false;
        return " data-block=\"" + (blocks.size() + 1) + '"';
    }

    /** The heading is the link to itself: a separate link would read the same words twice. */
    @Override
    void heading(Heading heading) {
        var place = reading.place(heading);
        var element = "h" + place.level();
        sheet().append("<" + element + " id=\"" + place.id() + "\">");
        if (StreamSupport.stream(heading.getDescendants().spliterator(), false).anyMatch(ArticleTypesetter::isLink)) {
            children(heading);
        } else {
            anchor(Href.of("#" + place.id()), () -> children(heading));
        }
        sheet().append("</" + element + ">\n");
        plain().append("\n\n");
    }

    private static boolean isLink(Node node) {
        return node instanceof Link || node instanceof LinkRef || node instanceof Footnote;
    }

    @Override
    void paragraph(Paragraph paragraph) {
        if (isFigure(paragraph)) {
            children(paragraph);
            plain().append("\n\n");
        } else {
            super.paragraph(paragraph);
        }
    }

    private static boolean isFigure(Node node) {
        return node instanceof Paragraph && !(node.getParent() instanceof ListItem)
                && node.getFirstChild() != null && node.getFirstChild() == node.getLastChild()
                && (node.getFirstChild() instanceof Image || node.getFirstChild() instanceof ImageRef ref && ref.isDefined());
    }

    @Override
    void fencedCode(FencedCodeBlock code) {
        var word = firstWord(code);
        if (code.getParent() != reading.document() || !embedded.contains(word)) {
            super.fencedCode(code);
            return;
        }
        slots.add(new Slot(slots.size() + 1, word, code.getContentChars().normalizeEOL(), reading.line(code)));
        sheet().append("<div data-slot=\"" + slots.size() + "\"></div>\n");
    }

    @Override
    void softBreak(SoftLineBreak softBreak) {
        words("\n");
    }

    @Override
    String readable(String typed) {
        return Typography.fine(typed, plain().length() == 0 ? '\n' : plain().charAt(plain().length() - 1));
    }

    @Override
    void mailLink(MailLink link) {
        var address = link.getText().toString();
        anchor(Href.of("mailto:" + address), () -> words(address));
    }

    /** The parser takes two pairs of brackets for one link, though each may be a citation or the mention of a note. */
    @Override
    void undefined(LinkRef ref) {
        if (ref.getText().isEmpty()) {
            brackets(ref, ref.getReference().toString(), () -> super.undefined(ref));
            return;
        }
        brackets(ref, ref.getText().toString(), () -> {
            words("[");
            children(ref);
            words("]");
        });
        var second = ref.getReference().toString();
        brackets(ref, second, () -> notes.mention(second, () -> words("[" + Typography.plain(second) + "]")));
    }

    private void brackets(LinkRef ref, String inside, Runnable otherwise) {
        var citation = citations.get(inside);
        if (citation != null) {
            sheet().append(citation.text());
            plain().append(citation.plainText());
            return;
        }
        if (reading.citations().containsKey(inside)) {
            report(ref, "markdown.unknown-source", "[" + inside + "]");
        }
        otherwise.run();
    }

    @Override
    Optional<Href> address(String url, Node source) {
        var href = Href.of(url);
        if (href.isEmpty()) {
            report(source, "markdown.unsafe-link", url);
            return href;
        }
        return switch (href.get().kind()) {
            case FRAGMENT -> Href.of(reading.fragment(href.get().url()));
            case FILE -> file(url, source);
            default -> href;
        };
    }

    private Optional<Href> file(String name, Node source) {
        var path = links.path(name).flatMap(Href::of).filter(href -> href.kind() == Href.Kind.PATH);
        if (path.isEmpty()) {
            report(source, "markdown.missing-file", name);
        }
        return path;
    }

    @Override
    String rel(Href href) {
        return href.kind() == Href.Kind.WEB ? " rel=\"noopener noreferrer\"" : "";
    }

    /** Our pages ask no other host for anything, so a picture from elsewhere is only a link to it. */
    @Override
    void image(Node image, String url, String title) {
        var href = Href.of(url);
        if (href.isPresent() && href.get().kind() != Href.Kind.WEB) {
            file(url, image).ifPresentOrElse(path -> picture(image, path, title), () -> words(alt(image)));
            return;
        }
        report(image, href.isPresent() ? "markdown.remote-picture" : "markdown.unsafe-link", url);
        super.image(image, url, title);
    }

    private void picture(Node image, Href path, String title) {
        var alt = alt(image);
        if (alt.isEmpty()) {
            report(image, "markdown.picture-without-words", path.url());
        }
        boolean isFigure = isFigure(image.getParent());
        sheet().append(isFigure ? "<figure" + mark() + ">" : "");
        sheet().append("<img src=\"").append(Escape.attribute(path.url()))
                .append("\" alt=\"").append(Escape.attribute(Typography.fine(alt, '\n'))).append("\" loading=\"lazy\">");
        if (isFigure && !title.isBlank()) {
            sheet().append("<figcaption>");
            words(readable(title));
            sheet().append("</figcaption>");
        }
        sheet().append(isFigure ? "</figure>\n" : "");
    }

    private void report(Node node, String messageKey, String detail) {
        problems.add(new Problem(reading.line(node), messageKey, detail));
    }
}
