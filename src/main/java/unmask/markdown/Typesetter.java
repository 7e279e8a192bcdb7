package unmask.markdown;

import com.vladsch.flexmark.ast.AutoLink;
import com.vladsch.flexmark.ast.BlockQuote;
import com.vladsch.flexmark.ast.BulletList;
import com.vladsch.flexmark.ast.BulletListItem;
import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.Emphasis;
import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.HardLineBreak;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.HtmlEntity;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.ast.HtmlInlineComment;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.Link;
import com.vladsch.flexmark.ast.LinkRef;
import com.vladsch.flexmark.ast.ListItem;
import com.vladsch.flexmark.ast.MailLink;
import com.vladsch.flexmark.ast.OrderedList;
import com.vladsch.flexmark.ast.OrderedListItem;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.ParagraphItemContainer;
import com.vladsch.flexmark.ast.RefNode;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.StrongEmphasis;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.ast.ThematicBreak;
import com.vladsch.flexmark.ext.gfm.strikethrough.Strikethrough;
import com.vladsch.flexmark.parser.ListOptions;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.ast.NodeVisitor;
import com.vladsch.flexmark.util.ast.TextCollectingVisitor;
import com.vladsch.flexmark.util.ast.VisitHandler;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes a parsed comment as HTML. What a comment may not hold is written as words; the sanitiser comes after. */
class Typesetter {
    /** Far beyond what a person nests, and within what every browser lays out. */
    private static final int DEEPEST = 100;
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9+#_.-]{1,30}");

    final NodeVisitor visitor = new NodeVisitor(
            new VisitHandler<>(Paragraph.class, this::paragraph),
            new VisitHandler<>(Heading.class, this::heading),
            new VisitHandler<>(BlockQuote.class, quote -> block("blockquote", "", quote)),
            new VisitHandler<>(BulletList.class, list -> block("ul", "", list)),
            new VisitHandler<>(OrderedList.class, this::orderedList),
            new VisitHandler<>(BulletListItem.class, this::item),
            new VisitHandler<>(OrderedListItem.class, this::item),
            new VisitHandler<>(FencedCodeBlock.class, this::fencedCode),
            new VisitHandler<>(IndentedCodeBlock.class, code -> code(
                    "", code.getContentChars().trimTailBlankLines().normalizeEndWithEOL())),
            new VisitHandler<>(ThematicBreak.class, rule -> sheet().append("<hr>\n")),
            new VisitHandler<>(Reference.class, definition -> { }),
            new VisitHandler<>(Text.class, text -> prose(text.getChars().toString())),
            new VisitHandler<>(SoftLineBreak.class, this::softBreak),
            new VisitHandler<>(HardLineBreak.class, lineBreak -> lineBreak()),
            new VisitHandler<>(Emphasis.class, words -> inline("em", words)),
            new VisitHandler<>(StrongEmphasis.class, words -> inline("strong", words)),
            new VisitHandler<>(Strikethrough.class, words -> inline("del", words)),
            new VisitHandler<>(Code.class, this::inlineCode),
            new VisitHandler<>(HtmlEntity.class, entity -> words(entity.getChars().unescape())),
            new VisitHandler<>(HtmlInline.class, html -> words(html.getChars().toString())),
            new VisitHandler<>(HtmlInlineComment.class, html -> words(html.getChars().toString())),
            new VisitHandler<>(AutoLink.class, link -> webLink(link.getText().toString())),
            new VisitHandler<>(MailLink.class, this::mailLink),
            new VisitHandler<>(Link.class, link -> link(link, link.getUrl().unescape())),
            new VisitHandler<>(LinkRef.class, this::linkRef),
            new VisitHandler<>(Image.class, image -> image(image, image.getUrl().unescape(), image.getTitle().unescape())),
            new VisitHandler<>(ImageRef.class, this::imageRef));

    private final Document document;
    private final ListOptions lists;
    private final StringBuilder plain = new StringBuilder();
    private Sheet sheet;
    private int depth;
    private boolean isInLink;

    Typesetter(Document document, Sheet sheet) {
        this.document = document;
        this.lists = ListOptions.get(document);
        this.sheet = sheet;
    }

    void set() {
        visitor.visitChildren(document);
    }

    Sheet sheet() {
        return sheet;
    }

    /** Goes on writing elsewhere. */
    void turnTo(Sheet other) {
        sheet = other;
    }

    /** What has been written so far, as a reader reads it. */
    StringBuilder plain() {
        return plain;
    }

    void children(Node node) {
        if (++depth > DEEPEST) {
            throw new Refusal(Refusal.TOO_DEEP);
        }
        visitor.visitChildren(node);
        depth--;
    }

    /** More attributes for the next block; articles number theirs. */
    String mark() {
        return "";
    }

    void paragraph(Paragraph paragraph) {
        if (paragraph.getParent() instanceof ParagraphItemContainer item
                && item.isParagraphWrappingDisabled(paragraph, lists, document)) {
            children(paragraph);
            plain.append('\n');
        } else if (paragraph.hasChildren()) {
            block("p", "", paragraph);
        }
    }

    /** A comment has no place in the outline of the page. */
    void heading(Heading heading) {
        sheet.append("<p><strong>");
        children(heading);
        sheet.append("</strong></p>\n");
        plain.append("\n\n");
    }

    private void orderedList(OrderedList list) {
        block("ol", list.getStartNumber() == 1 ? "" : " start=\"" + list.getStartNumber() + '"', list);
    }

    private void item(ListItem item) {
        sheet.append("<li>");
        children(item);
        sheet.append("</li>\n");
    }

    final void block(String element, String attributes, Node node) {
        sheet.append("<").append(element).append(mark()).append(attributes).append(">");
        children(node);
        sheet.append("</").append(element).append(">\n");
        plain.append("\n\n");
    }

    void fencedCode(FencedCodeBlock code) {
        var language = firstWord(code);
        code(
                LANGUAGE.matcher(language).matches() ? " class=\"language-" + language.toLowerCase(Locale.ROOT) + '"' : "",
                code.getContentChars().normalizeEOL());
    }

    static String firstWord(FencedCodeBlock code) {
        return code.getInfo().unescape().strip().split("\\s", 2)[0];
    }

    /** Long lines scroll, and who has no mouse must be able to go there. */
    private void code(String attributes, String text) {
        sheet.append("<pre tabindex=\"0\"").append(mark()).append("><code").append(attributes).append(">");
        words(text);
        sheet.append("</code></pre>\n");
        plain.append("\n\n");
    }

    /** Who types into a comment field and begins a new line wants one. */
    void softBreak(SoftLineBreak softBreak) {
        lineBreak();
    }

    private void lineBreak() {
        sheet.append("<br>\n");
        plain.append('\n');
    }

    private void inline(String element, Node node) {
        sheet.append("<").append(element).append(">");
        children(node);
        sheet.append("</").append(element).append(">");
    }

    private void inlineCode(Code code) {
        sheet.append("<code>");
        words(code.getText().toString().replace('\n', ' '));
        sheet.append("</code>");
    }

    /** Text in which web addresses become links. */
    private void prose(String typed) {
        if (isInLink) {
            words(readable(typed));
            return;
        }
        int from = 0;
        for (var address : WebAddress.in(typed)) {
            words(readable(typed.substring(from, address.start())));
            webLink(typed.substring(address.start(), address.end()));
            from = address.end();
        }
        words(readable(typed.substring(from)));
    }

    String readable(String typed) {
        return Typography.plain(typed);
    }

    final void words(String text) {
        sheet.append(Escape.html(text));
        plain.append(text);
    }

    private void webLink(String typed) {
        var url = typed.regionMatches(true, 0, "www.", 0, 4) ? "https://" + typed : typed;
        anchor(address(url), () -> words(typed));
    }

    void mailLink(MailLink link) {
        words(link.getText().toString());
    }

    private void linkRef(LinkRef ref) {
        if (ref.isDefined()) {
            link(ref, ref.getReferenceNode(document).getUrl().unescape());
        } else {
            undefined(ref);
        }
    }

    /** Brackets that lead nowhere are brackets. */
    void undefined(LinkRef ref) {
        bracketed(ref);
    }

    private void bracketed(RefNode ref) {
        var chars = ref.getChars();
        if (ref.hasChildren()) {
            words(Typography.plain(chars.prefixOf(ref.getChildChars()).toString()));
            children(ref);
            words(Typography.plain(chars.suffixOf(ref.getChildChars()).toString()));
        } else {
            words(Typography.plain(chars.toString()));
        }
    }

    private void link(Node link, String url) {
        anchor(address(url, link), () -> {
            if (link.hasChildren()) {
                children(link);
            } else {
                words(url);
            }
        });
    }

    /** Writes an anchor around some words, or the words alone when they lead nowhere or are inside an anchor already. */
    final void anchor(Optional<Href> address, Runnable words) {
        if (isInLink || address.isEmpty()) {
            words.run();
            return;
        }
        var href = address.get();
        sheet.append("<a href=\"").append(Escape.attribute(href.url())).append('"').append(rel(href)).append(">");
        isInLink = true;
        words.run();
        isInLink = false;
        sheet.append("</a>");
    }

    /** Where a link in the source may lead: from a comment, to the web. */
    Optional<Href> address(String url, Node source) {
        return address(url);
    }

    private static Optional<Href> address(String url) {
        return Href.of(url).filter(href -> href.kind() == Href.Kind.WEB);
    }

    String rel(Href href) {
        return " rel=\"nofollow noopener noreferrer ugc\"";
    }

    private void imageRef(ImageRef ref) {
        if (ref.isDefined()) {
            var definition = ref.getReferenceNode(document);
            image(ref, definition.getUrl().unescape(), definition.getTitle().unescape());
        } else {
            bracketed(ref);
        }
    }

    /** A comment shows no picture; whoever wants to see it can follow the link. */
    void image(Node image, String url, String title) {
        var alt = alt(image);
        anchor(address(url), () -> words(alt.isEmpty() ? url : alt));
    }

    static String alt(Node image) {
        return new TextCollectingVisitor().collectAndGetText(image).strip();
    }
}
