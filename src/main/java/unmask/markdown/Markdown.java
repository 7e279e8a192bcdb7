package unmask.markdown;

import com.vladsch.flexmark.ext.gfm.strikethrough.StrikethroughExtension;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.data.MutableDataSet;
import com.vladsch.flexmark.util.misc.Extension;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns Markdown from anyone into HTML that may stand in a page.
 *
 * <p>Every text passes a cap on its size and nesting, a parser with little time and a deep stack, and an allow-list. A
 * text may be hostile: it is refused rather than allowed to hold the server. At most two texts are worked on at once,
 * and nobody waits much longer for an answer than twice the limit. Safe for use by many threads.
 */
public final class Markdown implements AutoCloseable {
    /**
     * Which output this is. It grows whenever the same source would yield other HTML, so that what was stored can be
     * rendered anew.
     */
    public static final int VERSION = 1;

    /** The most characters that a comment may have, a line end counting as one. */
    public static final int COMMENT_CAP = 20_000;

    /** The most characters that an article may have, a line end counting as one. */
    public static final int ARTICLE_CAP = 100_000;

    private static final Parser COMMENTS = parser(
            new MutableDataSet().set(Parser.INDENTED_CODE_BLOCK_PARSER, false),
            StrikethroughExtension.create());
    private static final Parser ARTICLES = parser(
            new MutableDataSet().set(TablesExtension.COLUMN_SPANS, false).set(TablesExtension.DISCARD_EXTRA_COLUMNS, true)
                    .set(TablesExtension.MIN_SEPARATOR_DASHES, 1),
            StrikethroughExtension.create(), TablesExtension.create(), new NoteDefinitions());

    /** A Java that has just started is slow, and must not refuse the first people who come. */
    private static final int COLD = 10;
    private static final int ROUNDS = 10;
    private static final String SAMPLE = """
            # One

            Some *words*, **more**, ~~less~~, `code`, a [link](https://example.org), &amp; a note[^1].

            - an item

            > a quote

            | a | b |
            |---|---|
            | c | d |

            [^1]: The note.
            """;

    /** A process warms up once. */
    private static volatile boolean isWarm;

    private final Duration limit;
    private final Press press = new Press();

    /**
     * Makes ready to render, and begins to warm up in the background unless the process is warm; until then texts get ten times the limit.
     *
     * @param limit how long the work on a text may take
     */
    public Markdown(Duration limit) {
        this.limit = limit;
        if (!isWarm) {
            var warmUp = new Thread(this::warmUp, "markdown-warm-up");
            warmUp.setDaemon(true);
            warmUp.start();
        }
    }

    /**
     * Renders a comment: paragraphs, emphasis, lists, quotes, code, and links to the web, which are not vouched for.
     * Headings become bold lines and pictures become links; raw HTML is shown as it was typed.
     *
     * @param source what someone wrote
     * @return the comment, or why not
     */
    public Rendered<Html> comment(String source) {
        try {
            var text = Manuscript.checked(source, COMMENT_CAP, Refusal.COMMENT_TOO_LONG);
            var deadline = deadline();
            return new Rendered.Done<>(press.run(deadline, () -> {
                var typesetter = new Typesetter(parsed(COMMENTS, text, deadline), new Sheet(deadline));
                typesetter.set();
                return Sanitiser.COMMENT.clean(typesetter.sheet().toString(), new Sheet(deadline));
            }));
        } catch (Refusal refusal) {
            return new Rendered.Refused<>(refusal.messageKey());
        }
    }

    /**
     * Renders an article: all that a comment may hold, and headings from the second level on, tables, figures, notes,
     * citations, embedded blocks, and the printer’s quotes and dashes. Raw HTML is shown as it was typed.
     *
     * @param source   what an author wrote, without front matter
     * @param citing   knows the works that the text cites
     * @param links    knows the files that the text names
     * @param embedded the first words of the fenced blocks whose places are kept free, as {@link Slot}s
     * @return the article, or why not
     */
    public Rendered<Article> article(String source, Citing citing, ArticleLinks links, Set<String> embedded) {
        try {
            var text = Manuscript.checked(source, ARTICLE_CAP, Refusal.ARTICLE_TOO_LONG);
            var deadline = deadline();
            var reading = press.run(deadline, () -> new Reading(parsed(ARTICLES, text, deadline), text));
            var citations = resolved(reading.citations(), citing);
            return new Rendered.Done<>(press.run(deadline, () -> {
                var typesetter = new ArticleTypesetter(reading, citations, links, embedded, deadline);
                typesetter.set();
                return new Article(
                        Sanitiser.ARTICLE.clean(typesetter.sheet().toString(), new Sheet(deadline)),
                        typesetter.footnotes(deadline),
                        typesetter.blocks(),
                        typesetter.slots(),
                        typesetter.problems(),
                        typesetter.plain().toString().strip());
            }));
        } catch (Refusal refusal) {
            return new Rendered.Refused<>(refusal.messageKey());
        }
    }

    /** Lets the work in hand end, and takes no more. */
    @Override
    public void close() {
        press.close();
    }

    private void warmUp() {
        for (int round = 0; round < ROUNDS; round++) {
            comment(SAMPLE);
            article(SAMPLE, Citing.NONE, ArticleLinks.NONE, Set.of());
        }
        isWarm = true;
    }

    boolean isWarm() {
        return isWarm;
    }

    private Deadline deadline() {
        return new Deadline(isWarm ? limit : limit.multipliedBy(COLD));
    }

    private static Document parsed(Parser parser, String text, Deadline deadline) {
        return parser.parse(BasedSequence.of(new TimedText(text, deadline)));
    }

    private static Map<String, Html> resolved(Map<String, List<Cite>> citations, Citing citing) {
        var resolved = new HashMap<String, Html>();
        citations.forEach((brackets, cites) -> citing.inText(cites).ifPresent(words -> resolved.put(brackets, words)));
        return resolved;
    }

    /** Without its own blocks of HTML, which would swallow the Markdown inside them only to be shown as text. */
    private static Parser parser(MutableDataSet options, Extension... extensions) {
        return Parser.builder(options
                .set(Parser.HTML_BLOCK_PARSER, false)
                .set(Parser.EXTENSIONS, List.of(extensions))).build();
    }
}
