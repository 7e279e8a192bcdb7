package unmask.posts;

import java.util.List;
import java.util.Optional;

/** What reading a file gave: the document, unless a problem forbids its use, and everything its author should look at. */
public record Parsed<T>(Optional<T> document, List<Problem> problems) {
}
