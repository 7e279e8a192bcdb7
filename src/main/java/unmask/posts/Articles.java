package unmask.posts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import unmask.comments.Passages;
import unmask.markdown.Article;
import unmask.markdown.Block;
import unmask.markdown.Html;
import unmask.markdown.Markdown;
import unmask.markdown.Rendered;
import unmask.markdown.Slot;
import unmask.people.Course;
import unmask.storage.Database;
import unmask.web.BaseUrl;

/** Turns the words of a post into what its page shows, and remembers it for as long as the words stay the same. */
public final class Articles {
    private static final int MOST_CHARACTERS = 16 << 20;
    private static final Pattern PICTURE = Pattern.compile("<img ");
    /** Refusals that say something about the moment, not about the text. */
    private static final Set<String> PASSING = Set.of("markdown.busy", "markdown.too-slow");

    private final Database database;
    private final PostStore posts;
    private final Markdown markdown;
    private final BaseUrl baseUrl;
    private final Embedded embedded;
    private final Cache<Key, Shown> known = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((Key key, Shown shown) -> 500 + 2 * shown.body.text().length() + 500 * shown.references.size())
            .build();

    public Articles(Database database, PostStore posts, Markdown markdown, BaseUrl baseUrl, Embedded embedded) {
        this.database = database;
        this.posts = posts;
        this.markdown = markdown;
        this.baseUrl = baseUrl;
        this.embedded = embedded;
    }

    /** Everything that what is shown depends on. */
    private record Key(long post, int version, LocalDate publishedOn, String container, String address) {}

    /**
     * An article as its page shows it.
     *
     * @param body       the words, with the notes as their last part
     * @param passages   what one may point at in the words
     * @param references in the order of the printed list
     * @param cite       how others may cite the article
     * @param pictures   how many the page asks for
     * @param slots      places in the words that are kept free for what differs from viewer to viewer
     * @param refusal    message key of why the words are shown as they were typed; null when they are not
     */
    public record Shown(Html body, Passages passages, List<Reference> references, HowToCite cite, int pictures, List<Slot> slots,
                        String refusal) {
        /** The slot with this number, from 1. */
        public Optional<Slot> slot(long number) {
            return slots.stream().filter(slot -> slot.number() == number).findFirst();
        }
    }

    /**
     * A source in the printed list.
     *
     * @param elementId where the text's citations lead
     */
    public record Reference(String elementId, Html html) {}

    /** The article in four citation styles. */
    public record HowToCite(Html apa, Html mla, Html chicago, String bibtex) {}

    /** Makes the citation styles ready, which takes about a second; call it once, where nobody waits. */
    public void warm() {
        CitationStyle.warmUp();
    }

    /** The post as its page shows it; whoever may find the post may see all of it. */
    public Shown shown(Course course, Post post) {
        var key = new Key(post.id(), post.version(), post.publishedOn(), course.title(), baseUrl.of(post.path(course)));
        var shown = known.getIfPresent(key);
        if (shown == null) {
            shown = set(course, post, key);
            if (shown.refusal == null || !PASSING.contains(shown.refusal)) {
                known.put(key, shown);
            }
        }
        return shown;
    }

    private Shown set(Course course, Post post, Key key) {
        var source = database.read(tx -> posts.source(tx, post));
        var document = FrontMatter.parse(source).document();
        var authors = document.map(FrontMatter::authors).orElse(List.of());
        var cite = cite(new CiteThis.Article(post.title(), authors.isEmpty() ? byline(post) : authors, Optional.ofNullable(post.publishedOn()),
                course.title(), key.address));
        return document.map(read -> proof(course, read)).orElse(new Proof(typed(source), List.of(), List.of(), 1, List.of(), List.of(), List.of(), "markdown.unreadable"))
                .shown(post.version(), cite);
    }

    private static List<String> byline(Post post) {
        return post.byline().isEmpty() ? List.of() : List.of(post.byline());
    }

    private static HowToCite cite(CiteThis.Article article) {
        var cite = CiteThis.of(article);
        return new HowToCite(Html.cleaned(cite.apa().html()), Html.cleaned(cite.mla().html()), Html.cleaned(cite.chicago().html()), cite.bibtex());
    }

    /**
     * An article as it would be shown, and what its author should look at.
     *
     * @param problems       in the text
     * @param sourceProblems in the references
     */
    record Proof(Html body, List<Block> blocks, List<Reference> references, int minutes, List<unmask.markdown.Problem> problems, List<Problem> sourceProblems,
                 List<Slot> slots, String refusal) {
        Shown shown(int version, HowToCite cite) {
            return new Shown(body, Passages.of(version, blocks), references, cite, (int) PICTURE.matcher(body.text()).results().count(), slots, refusal);
        }
    }

    Proof proof(Course course, FrontMatter document) {
        var references = new References(document.references());
        var rendered = markdown.article(document.body(), references, Pictures.of(course.slug()), embedded.words());
        if (rendered instanceof Rendered.Done<Article> done) {
            var article = done.value();
            return new Proof(Html.join(List.of(article.html(), article.footnotes())), article.blocks(), references.entries(), Edition.minutes(article.words()),
                    article.problems(), references.problems(), article.slots(), null);
        }
        return new Proof(typed(document.body()), List.of(), references.entries(), 1, List.of(), references.problems(), List.of(), rendered.refusal().orElseThrow());
    }

    static boolean isPassing(Rendered<?> rendered) {
        return rendered.refusal().filter(PASSING::contains).isPresent();
    }

    /** What a reader reads of a post, without its markup and its list of references. */
    public String plainText(Course course, String source) {
        return FrontMatter.parse(source).document()
                .map(document -> markdown.article(document.body(), new References(document.references()), Pictures.of(course.slug()), embedded.words())
                        .done().map(Article::plainText).orElse(document.body()))
                .orElse(source);
    }

    /** Words that cannot be set, as they were typed. */
    private static Html typed(String text) {
        return Html.cleaned("<pre tabindex=\"0\"><code>" + Html.escaped(text).text() + "</code></pre>");
    }
}
