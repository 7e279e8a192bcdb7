package unmask.markdown;

import java.util.Optional;

/** Knows where the files live that an article names: its pictures and its documents. */
@FunctionalInterface
public interface ArticleLinks {
    /** Knows no file. */
    ArticleLinks NONE = name -> Optional.empty();

    /**
     * Finds a file of the article.
     *
     * @param name what the author wrote, without scheme or host, such as {@code letter.svg}; it is not trusted
     * @return a path on this site, beginning with one slash, or nothing: then the words stay and the picture or link goes
     */
    Optional<String> path(String name);
}
