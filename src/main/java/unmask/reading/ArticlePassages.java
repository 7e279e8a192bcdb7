package unmask.reading;

import unmask.comments.Discussion;
import unmask.comments.Passages;
import unmask.people.Course;
import unmask.people.Viewer;
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
        return of(page.viewer(), page.course(), discussion.place().substring(POSTS.length()));
    }

    /** The article of this name, if this viewer may read it. */
    public Passages of(Viewer viewer, Course course, String slug) {
        return database.read(tx -> posts.find(tx, viewer, course, slug))
                .map(post -> articles.shown(course, post).passages())
                .orElse(Passages.NONE);
    }
}
