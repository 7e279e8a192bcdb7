package unmask.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static unmask.markdown.Rendering.MARKDOWN;
import static unmask.markdown.Rendering.page;
import static unmask.markdown.Rendering.tried;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkSchemeTest {
    private static final List<String> SCHEMES = List.of("javascript", "vbscript", "data", "blob", "file", "livescript", "view-source", "ftp", "tel");
    private static final String PAYLOAD = "text/html,<svg/onload=alert(1)>";

    @Test
    void noDisguiseOfAnotherSchemeReachesThePage() {
        for (var scheme : SCHEMES) {
            for (var url : disguises(scheme)) {
                for (var source : places(url)) {
                    assertLeadsNowhereElse(source);
                }
            }
        }
    }

    @Test
    void aLinkWithAnEncodedScriptSchemeLosesItsHref() {
        assertThat(page(Rendering.comment("[x](&#x6A;ava&Tab;script&colon;alert(1))")).select("a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "https://bank.example@evil.example/", "https://user:pass@evil.example", "https:evil.example", "https:/evil.example",
        "http://", "//evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example", "https:\\\\a@evil.example"})
    void anAddressThatHidesItsHostIsNoLink(String url) {
        assertThat(Href.of(url)).isEmpty();
    }

    private static List<String> disguises(String scheme) {
        var head = scheme.substring(0, 3);
        var tail = scheme.substring(3);
        var mixed = new StringBuilder();
        for (int i = 0; i < scheme.length(); i++) {
            mixed.append(i % 2 == 0 ? Character.toUpperCase(scheme.charAt(i)) : scheme.charAt(i));
        }
        var decimal = new StringBuilder();
        var hex = new StringBuilder();
        scheme.chars().forEach(c -> {
            decimal.append("&#").append(c).append(';');
            hex.append("&#x").append(Integer.toHexString(c)).append(';');
        });
        var disguises = new ArrayList<>(List.of(
                scheme + ":", mixed + ":", decimal + ":", hex + ":", decimal + "&colon;", scheme + "&#58;", scheme + "&#x3a;",
                scheme + "\\:", "&amp;#106;" + scheme + ":", scheme + "%3A", scheme + "：", "//" + scheme + ":", "\\" + scheme + ":"));
        for (var gap : List.of("\t", "\n", "\r", "\u0001", "\u0000", "\u001f", "\u00ad", "\u200b", "\ufeff", "\u2028", "&Tab;", "&NewLine;",
                "&#9;", "&#10;", "&#13;", "&#1;", "&#x0;", "&#x200b;", "&shy;", "&zwnj;", " ", "%09", "\\")) {
            disguises.add(head + gap + tail + ":");
            disguises.add(gap + scheme + ":");
            disguises.add(scheme + gap + ":");
        }
        return disguises.stream().map(start -> start + PAYLOAD).toList();
    }

    private static List<String> places(String url) {
        return List.of(
                "[x](" + url + ")\n\n[x](<" + url + ">)\n\n[x](" + url + " \"t\")\n\n<" + url + ">\n\n" + url,
                "[x][r] [r] [r][]\n\n[r]: " + url + "\n",
                "[x][r] ![x][r]\n\n[r]: <" + url + ">\n",
                "![x](" + url + ")\n\n![x](<" + url + "> \"t\")\n\n[![x](" + url + ")](" + url + ")",
                "# [x](" + url + ")\n\n|[x](" + url + ")|\n|-|\n|[x](<" + url + ">)|\n\n- [x](" + url + ")\n\na[^1]\n\n[^1]: [x](" + url + ")");
    }

    private static void assertLeadsNowhereElse(String source) {
        MARKDOWN.comment(source).done().ifPresent(html -> assertLeadsNowhereElse(source, page(html)));
        tried(source).done().ifPresent(article -> {
            assertLeadsNowhereElse(source, page(article.html()));
            assertLeadsNowhereElse(source, page(article.footnotes()));
        });
    }

    private static void assertLeadsNowhereElse(String source, Element page) {
        for (var element : page.select("[href], [src]")) {
            var address = element.hasAttr("href") ? element.attr("href") : element.attr("src");
            assertThat(address).as(source).matches("(?is)(?:https?://|mailto:|#|/(?![/\\\\])).*");
        }
    }
}
