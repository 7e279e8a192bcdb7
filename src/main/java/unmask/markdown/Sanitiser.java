package unmask.markdown;

import java.util.List;
import java.util.regex.Pattern;
import org.owasp.html.AttributePolicy;
import org.owasp.html.Handler;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamRenderer;
import org.owasp.html.PolicyFactory;

/** The allow-list, and the only maker of {@link Html} from markup. What is not named here does not reach a page. */
final class Sanitiser {
    static final Sanitiser COMMENT = new Sanitiser(forComments().toFactory());
    static final Sanitiser ARTICLE = new Sanitiser(forArticles().toFactory());

    private final PolicyFactory policy;

    private Sanitiser(PolicyFactory policy) {
        this.policy = policy;
    }

    Html clean(String html) {
        return clean(html, new StringBuilder());
    }

    Html clean(String html, Appendable onto) {
        HtmlSanitizer.sanitize(html, policy.apply(HtmlStreamRenderer.create(onto, Handler.PROPAGATE, Handler.DO_NOTHING)));
        return new Html(onto.toString());
    }

    static String plainText(String html) {
        var text = new StringBuilder();
        HtmlSanitizer.sanitize(html, new HtmlSanitizer.Policy() {
            @Override
            public void openDocument() {
            }

            @Override
            public void closeDocument() {
            }

            @Override
            public void openTag(String element, List<String> attributes) {
            }

            @Override
            public void closeTag(String element) {
            }

            @Override
            public void text(String words) {
                text.append(words);
            }
        });
        return text.toString();
    }

    private static HtmlPolicyBuilder forComments() {
        return text()
                .allowUrlProtocols("http", "https")
                .allowAttributes("href").matching(address(Href.Kind.WEB)).onElements("a")
                .requireRelsOnLinks("nofollow", "noopener", "noreferrer", "ugc");
    }

    private static HtmlPolicyBuilder forArticles() {
        return text()
                .allowElements("h2", "h3", "h4", "div", "section", "figure", "figcaption", "img")
                .allowElements("sup", "sub", "span", "i", "b", "cite")
                .allowElements("table", "caption", "thead", "tbody", "tr", "th", "td")
                .allowUrlProtocols("http", "https", "mailto")
                .allowAttributes("href")
                .matching(address(Href.Kind.WEB, Href.Kind.MAIL, Href.Kind.FRAGMENT, Href.Kind.PATH)).onElements("a")
                .allowAttributes("rel").matching(words("nofollow|noopener|noreferrer|ugc")).onElements("a")
                .allowAttributes("src").matching(address(Href.Kind.PATH)).onElements("img")
                .allowAttributes("alt").onElements("img")
                .allowAttributes("loading").matching(Pattern.compile("lazy")).onElements("img")
                .allowAttributes("id").matching(Pattern.compile("(?:h|fn|fnref|ref)-[\\p{L}\\p{M}\\p{N}_:./-]+")).globally()
                .allowAttributes("class").matching(words("[a-z][a-z0-9-]*"))
                .onElements("a", "div", "section", "span", "th", "td")
                .allowAttributes("role").matching(Pattern.compile("doc-noteref|doc-backlink")).onElements("a")
                .allowAttributes("role").matching(Pattern.compile("doc-endnotes")).onElements("section")
                .allowAttributes("role").matching(Pattern.compile("group")).onElements("div")
                .allowAttributes("tabindex").matching(Pattern.compile("0")).onElements("div")
                .allowAttributes("aria-label").onElements("a", "div", "section")
                .allowAttributes("scope").matching(Pattern.compile("col")).onElements("th")
                .allowAttributes("data-slot").matching(Pattern.compile("[0-9]{1,6}")).onElements("div")
                .allowAttributes("data-block").matching(Pattern.compile("[0-9]{1,6}"))
                .onElements("p", "figure", "ul", "ol", "blockquote", "div", "pre");
    }

    private static HtmlPolicyBuilder text() {
        return new HtmlPolicyBuilder()
                .allowElements("p", "br", "hr", "em", "strong", "del", "ul", "ol", "li", "blockquote", "code", "pre", "a")
                .allowAttributes("start").matching(Pattern.compile("[0-9]{1,9}")).onElements("ol")
                .allowAttributes("tabindex").matching(Pattern.compile("0")).onElements("pre")
                .allowAttributes("class").matching(Pattern.compile("language-[a-z0-9+#_.-]{1,30}")).onElements("code");
    }

    private static AttributePolicy address(Href.Kind... kinds) {
        var allowed = List.of(kinds);
        return (element, attribute, value) -> Href.of(value)
                .filter(href -> allowed.contains(href.kind()))
                .map(Href::url)
                .orElse(null);
    }

    private static Pattern words(String word) {
        return Pattern.compile("(?:" + word + ")(?: (?:" + word + "))*");
    }
}
