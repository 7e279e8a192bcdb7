package unmask.reading;

import unmask.comments.Discussion;
import unmask.comments.Passages;
import unmask.posts.Articles;
import unmask.posts.PostStore;
import unmask.storage.Database;
import unmask.web.Page;

/** The article that a discussion stands under, for pages that show the discussion alone. */
public final class ArticlePassages implements Passages.Source {
    private static final String POSTS = "posts/";

    private final Database database;
    private final PostStore posts;
    private final Articles articles;

    public ArticlePassages(Database database, PostStore posts, Articles articles) {
        this.database = database;
        this.posts = posts;
        this.articles = articles;
    }

    @Override
    public Passages under(Page page, Discussion discussion) {
        if (!discussion.place().startsWith(POSTS)) {
            return Passages.NONE;
        }
        var slug = discussion.place().substring(POSTS.length());
        return database.read(tx -> posts.find(tx, page.viewer(), page.course(), slug))
                .map(post -> articles.shown(page.course(), post).passages())
                .orElse(Passages.NONE);
    }
}
