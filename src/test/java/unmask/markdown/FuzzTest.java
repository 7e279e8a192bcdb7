package unmask.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static unmask.markdown.Rendering.MARKDOWN;
import static unmask.markdown.Rendering.page;
import static unmask.markdown.Rendering.tried;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two thousand texts from the tokens of Markdown; the seed is fixed, so a failure can be seen again. */
class FuzzTest {
    private static final int DOCUMENTS = System.getProperty("full") == null ? 2_000 : 50_000;
    private static final List<String> TOKENS = List.of(
            "a", "word ", "\n", "\n\n", "  \n", "*", "**", "_", "~~", "`", "``", "```\n", "```java\n", "```prompt\n", "# ", "## ", "---\n", "===\n",
            "- ", "1. ", "> ", "    ", "\t", "|", "|-|-|\n", "[", "]", "(", ")", "![", "](", "[x]", "[x]: ", "[^1]", "[^1]: ", "[@obrien2014]", "[@b, p. 3]",
            "<", ">", "<b>", "<script>", "</script>", "<img src=x onerror=y>", "<a href=\"javascript:z\" onclick=\"z\">", "<!--", "-->", "<![CDATA[", "<?", "&", "&lt;",
            "&#x3c;", "&#60;script&#62;", "\\", "\"", "'", "--", "...", "https://example.org", "www.a.b", "javascript:alert(1)", "data:text/html,x", "//evil.example",
            "letter.svg", "gone.svg", "\u0000", "\u202e", "\ud800", "\ud83d\ude00", "{{", "onload=x", "style=\"a\"", "id=\"main\"", "data-slot=\"1\"", "é", "שלום", "`\"", "\" onmouseover=\"z");
    private static final Set<String> COMMENT_ELEMENTS = Set.of(
            "body", "p", "br", "hr", "em", "strong", "del", "ul", "ol", "li", "blockquote", "code", "pre", "a");
    private static final Set<String> ARTICLE_ELEMENTS = Set.of(
            "h2", "h3", "h4", "div", "section", "figure", "figcaption", "img", "sup", "table", "caption", "thead", "tbody", "tr", "th", "td");
    private static final Set<String> COMMENT_ATTRIBUTES = Set.of("href", "rel", "start", "tabindex", "class");
    private static final Set<String> ARTICLE_ATTRIBUTES = Set.of(
            "src", "alt", "loading", "id", "role", "aria-label", "scope", "data-block", "data-slot");

    @Test
    void nothingOutsideTheAllowListReachesAPage() {
        var random = new Random(20141120);
        for (int i = 0; i < DOCUMENTS; i++) {
            var source = document(random);
            MARKDOWN.comment(source).done().ifPresent(html -> assertAllowed(source, html, false));
            tried(source).done().ifPresent(article -> {
                assertAllowed(source, article.html(), true);
                assertAllowed(source, article.footnotes(), true);
                assertThat(page(article.html()).select("[data-slot]")).as(source).hasSameSizeAs(article.slots());
                assertThat(page(article.html()).select("[data-block]")).as(source).hasSameSizeAs(article.blocks());
                var parts = article.html().parts();
                assertThat(parts.stream().filter(part -> part.block() > 0)).as(source).hasSameSizeAs(article.blocks());
                assertThat(parts.stream().map(part -> part.html().text()).reduce("", String::concat).replaceAll("\\s", ""))
                        .as(source).isEqualTo(article.html().text().replaceAll("\\s", ""));
            });
        }
    }

    private static String document(Random random) {
        var source = new StringBuilder();
        for (int tokens = 1 + random.nextInt(60); tokens > 0; tokens--) {
            source.append(TOKENS.get(random.nextInt(TOKENS.size())));
        }
        return source.toString();
    }

    private static void assertAllowed(String source, Html html, boolean isArticle) {
        for (var element : page(html).getAllElements()) {
            assertThat(COMMENT_ELEMENTS.contains(element.tagName()) || isArticle && ARTICLE_ELEMENTS.contains(element.tagName()))
                    .as("<%s> from %s", element.tagName(), source).isTrue();
            for (var attribute : element.attributes()) {
                assertThat(COMMENT_ATTRIBUTES.contains(attribute.getKey()) || isArticle && ARTICLE_ATTRIBUTES.contains(attribute.getKey()))
                        .as("%s from %s", attribute, source).isTrue();
            }
            assertThat(element.id()).as(source).matches("|(?:h|fn|fnref|ref)-.+");
            assertThat(element.attr("href") + element.attr("src")).as(source).matches("(?is)|(?:https?://|mailto:|#|/(?![/\\\\])).*");
        }
        assertThat(Html.cleaned(html.text())).as(source).isEqualTo(html);
    }
}
