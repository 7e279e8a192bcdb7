package unmask.markdown;

import com.vladsch.flexmark.ext.footnotes.Footnote;
import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.ext.footnotes.internal.FootnoteRepository;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** The notes of an article, numbered in the order in which the text mentions them. */
final class Footnotes {
    private static final ResourceBundle WORDS = ResourceBundle.getBundle("messages.markdown", Locale.ROOT);
    private static final String PARAGRAPH_END = "</p>\n";

    private final Typesetter typesetter;
    private final Sheet sheet;
    private final FootnoteRepository definitions;
    private final Map<FootnoteBlock, Note> notes = new HashMap<>();
    private final List<Note> inOrder = new ArrayList<>();

    private static final class Note {
        final FootnoteBlock block;
        final int number;
        int mentions;
        String html = "";

        Note(FootnoteBlock block, int number) {
            this.block = block;
            this.number = number;
        }

        /** The first mention has the plain id. */
        String mentionId(int mention) {
            return "fnref-" + number + (mention == 1 ? "" : "-" + mention);
        }
    }

    Footnotes(Typesetter typesetter, Sheet sheet, FootnoteRepository definitions) {
        this.typesetter = typesetter;
        this.sheet = sheet;
        this.definitions = definitions;
    }

    void mention(Footnote footnote) {
        mention(footnote.getFootnoteBlock(), () -> {
            typesetter.words("[^");
            typesetter.children(footnote);
            typesetter.words("]");
        });
    }

    /** For brackets that the parser took for something else, with what to write if they mention no note. */
    void mention(String brackets, Runnable otherwise) {
        mention(brackets.startsWith("^") ? definitions.get(brackets.substring(1)) : null, otherwise);
    }

    private void mention(FootnoteBlock block, Runnable otherwise) {
        if (block == null) {
            otherwise.run();
            return;
        }
        var note = notes.computeIfAbsent(block, this::next);
        note.mentions++;
        typesetter.sheet().append(MessageFormat.format(
                "<sup><a id=\"{0}\" class=\"footnote-ref\" href=\"#fn-{1}\" role=\"doc-noteref\" aria-label=\"{2}\">{1}</a></sup>",
                note.mentionId(note.mentions), Integer.toString(note.number), words("markdown.note", note.number)));
    }

    /** A note may mention further notes, which then join the end of the list. */
    void set() {
        var body = typesetter.sheet();
        typesetter.turnTo(sheet);
        for (int i = 0; i < inOrder.size(); i++) {
            int from = sheet.length();
            typesetter.children(inOrder.get(i).block);
            inOrder.get(i).html = sheet.from(from);
        }
        typesetter.turnTo(body);
    }

    Html html(Deadline deadline) {
        if (inOrder.isEmpty()) {
            return Html.EMPTY;
        }
        var all = new Sheet(deadline);
        var title = words("markdown.notes");
        all.append("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"").append(title).append("\"><h2>").append(title).append("</h2><ol>\n");
        for (var note : inOrder) {
            all.append("<li id=\"fn-" + note.number + "\">").append(withWayBack(note)).append("</li>\n");
        }
        all.append("</ol></section>");
        return Sanitiser.ARTICLE.clean(all.toString(), new Sheet(deadline));
    }

    private Note next(FootnoteBlock block) {
        var note = new Note(block, inOrder.size() + 1);
        inOrder.add(note);
        return note;
    }

    /** The way back stands at the end of the note's last paragraph. */
    private static String withWayBack(Note note) {
        var back = new StringBuilder();
        for (int mention = 1; mention <= note.mentions; mention++) {
            back.append(MessageFormat.format(
                    " <a class=\"footnote-backref\" href=\"#{0}\" role=\"doc-backlink\" aria-label=\"{1}\">↩</a>",
                    note.mentionId(mention),
                    mention == 1 ? words("markdown.back") : words("markdown.back-again", mention)));
        }
        return note.html.endsWith(PARAGRAPH_END)
                ? note.html.substring(0, note.html.length() - PARAGRAPH_END.length()) + back + PARAGRAPH_END
                : note.html + back;
    }

    private static String words(String key, Object... values) {
        return Escape.attribute(MessageFormat.format(WORDS.getString(key), values));
    }
}
