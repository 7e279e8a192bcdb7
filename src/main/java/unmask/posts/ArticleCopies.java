package unmask.posts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unmask.markdown.Article;
import unmask.markdown.ArticleLinks;
import unmask.markdown.Citing;
import unmask.markdown.Markdown;
import unmask.people.Audience;
import unmask.people.Course;
import unmask.storage.Database;
import unmask.storage.Tx;

/** Takes the articles of a course, or of the sample, into a new one: words and pictures, and nothing of what people said about them. */
public final class ArticleCopies {
    private static final Logger LOG = LoggerFactory.getLogger(ArticleCopies.class);

    private final Database database;
    private final PostStore posts;
    private final Markdown markdown;
    private final ContentFolder folder;
    private final Embedded embedded;

    public ArticleCopies(Database database, PostStore posts, Markdown markdown, PostFiles files, Embedded embedded) {
        this.database = database;
        this.posts = posts;
        this.markdown = markdown;
        this.folder = files.folder();
        this.embedded = embedded;
    }

    /** An article to be copied. */
    record Leaf(String slug, Audience audience, String title, String byline, String teaser, int minutes, String source) {}

    private interface Shelf {
        Optional<byte[]> read(String picture) throws IOException;
    }

    /** What was taken from a course, to be placed in another. */
    public final class Bundle {
        private final List<Leaf> leaves;
        private final List<String> pictures;
        private final Shelf shelf;

        private Bundle(List<Leaf> leaves, List<String> pictures, Shelf shelf) {
            this.leaves = leaves;
            this.pictures = pictures;
            this.shelf = shelf;
        }

        /** @param out whether readers find the articles at once, dated today; otherwise they are drafts */
        public void place(Tx tx, Course into, boolean out) {
            var today = out ? LocalDate.ofInstant(tx.now(), into.zoneId()) : null;
            leaves.forEach(leaf -> posts.add(tx, into, new Edition(leaf.slug, Post.Home.BROWSER, out ? Post.State.PUBLISHED : Post.State.DRAFT,
                    leaf.audience.within(into.audience()), leaf.title, leaf.byline, leaf.teaser, leaf.minutes, today, leaf.source)));
        }

        /** Hangs the pictures up, once the course is there; false when the content folder takes none. */
        public boolean hang(Course into) {
            try {
                for (var picture : pictures) {
                    var bytes = shelf.read(picture);
                    if (bytes.isPresent()) {
                        folder.write(into.slug(), picture, bytes.get());
                    }
                }
                return true;
            } catch (IOException refused) {
                LOG.warn("Pictures could not be copied into the content folder: {}", refused.getClass().getName());
                return false;
            }
        }
    }

    /** Whether a folder has the name, so that a new course of that name would read its files. */
    public boolean hasFolder(String name) {
        return folder.hasFolder(name);
    }

    /** What the sample has, as it came with the product. */
    public Bundle ofSample() {
        try {
            var files = SampleCourse.files();
            var leaves = new ArrayList<Leaf>();
            files.forEach((name, bytes) -> {
                if (PostFile.isOne(name)) {
                    leaf(PostFile.slug(name), new String(bytes, StandardCharsets.UTF_8)).ifPresent(leaves::add);
                }
            });
            return new Bundle(leaves, pictures(files), picture -> Optional.ofNullable(files.get(picture)));
        } catch (IOException broken) {
            throw new UncheckedIOException("The sample course cannot be read.", broken);
        }
    }

    private Optional<Leaf> leaf(String slug, String source) {
        return FrontMatter.parse(source).document().map(document -> new Leaf(slug, Audience.WEB, document.title(), Edition.byline(document.authors()),
                document.teaser().orElse(""), minutes(document), source));
    }

    private int minutes(FrontMatter document) {
        return markdown.article(document.body(), Citing.NONE, ArticleLinks.NONE, embedded.words()).done().map(Article::words).map(Edition::minutes).orElse(1);
    }

    /** What a course has: its articles that are out, in their latest words. */
    public Bundle of(Course course) {
        var leaves = database.<List<Leaf>>read(tx -> posts.all(tx, course.id()).values().stream()
                .filter(Post::isPublished)
                .sorted(Comparator.comparing(Post::slug))
                .map(post -> new Leaf(post.slug(), post.audience(), post.title(), post.byline(), post.teaser(), post.minutes(), posts.source(tx, post)))
                .toList());
        var pictures = new Pictures(folder);
        return new Bundle(leaves, picturesOf(course), name -> pictures.read(course.slug(), name));
    }

    private List<String> picturesOf(Course course) {
        try {
            return folder.hasFolder(course.slug()) ? pictures(folder.files(course.slug())) : List.of();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static List<String> pictures(Map<String, ?> files) {
        return files.keySet().stream().filter(name -> Pictures.type(name).isPresent()).toList();
    }
}
