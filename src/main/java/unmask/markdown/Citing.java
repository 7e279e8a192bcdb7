package unmask.markdown;

import java.util.List;
import java.util.Optional;

/**
 * Knows the works that an article may cite, and how to name them in the text. Asked on the thread of whoever renders
 * the article, outside the time limit: formatting a citation may take longer than setting the article.
 */
@FunctionalInterface
public interface Citing {
    /** Knows no work. */
    Citing NONE = cites -> Optional.empty();

    /**
     * Names works in the text, for example as <q>(O’Brien, 2014, p. 3)</q>.
     *
     * @param cites the works cited in one pair of brackets; at least one
     * @return what to print, or nothing if any of them is unknown: then the source stays as it is, and is reported
     */
    Optional<Html> inText(List<Cite> cites);
}
