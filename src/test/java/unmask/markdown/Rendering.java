package unmask.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** What the tests of this package render with: generous time, one known work, and files under {@code /files}. */
final class Rendering {
    static final Markdown MARKDOWN = new Markdown(Duration.ofSeconds(10));

    private static final Citing LIBRARY = cites -> cites.stream().allMatch(cite -> cite.id().equals("obrien2014"))
            ? Optional.of(Html.cleaned("<a href=\"#ref-obrien2014\">(O’Brien, 2014"
                    + (cites.get(0).locator().isEmpty() ? "" : ", " + cites.get(0).locator()) + ")</a>"))
            : Optional.empty();
    private static final ArticleLinks FILES = name -> name.startsWith("gone") ? Optional.empty() : Optional.of("/files/" + name);

    private Rendering() {
    }

    static Html comment(String source) {
        var rendered = MARKDOWN.comment(source);
        assertThat(rendered.refusal()).as(source).isEmpty();
        return rendered.done().orElseThrow();
    }

    static Article article(String source) {
        var rendered = tried(source);
        assertThat(rendered.refusal()).as(source).isEmpty();
        return rendered.done().orElseThrow();
    }

    static Rendered<Article> tried(String source) {
        return MARKDOWN.article(source, LIBRARY, FILES, Set.of("prompt"));
    }

    static Element page(Html html) {
        return Jsoup.parseBodyFragment(html.text()).outputSettings(new org.jsoup.nodes.Document.OutputSettings().prettyPrint(false)).body();
    }
}
