package unmask.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class HtmlTest {
    @Test
    void plainTextIsShownAndNotRead() {
        assertThat(Html.escaped("<b a=\"c\">&'").text()).isEqualTo("&lt;b a=&#34;c&#34;&gt;&amp;&#39;");
    }

    @Test
    void whatALibraryMadeIsCleaned() {
        var html = Html.cleaned("<i class=\"x\" onclick=\"y()\">A</i><script>z()</script><a href=\"java&#10;script:z\">b</a>"
                + "<div id=\"main\">c</div><img src=\"https://far.example/p.png\"><p style=\"color:red\" id=\"ref-d\">e</p>");
        assertThat(html.text()).isEqualTo("<i>A</i>b<div>c</div><p id=\"ref-d\">e</p>");
    }

    @Test
    void piecesCanBeJoinedAndCut() {
        var joined = Html.join(List.of(Html.escaped("a"), Html.EMPTY, Html.cleaned("<div data-slot=\"1\"></div>"), Html.escaped("b")));
        assertThat(joined.splitAtSlots()).containsExactly(Html.escaped("a"), Html.escaped("b"));
        assertThat(Html.EMPTY.splitAtSlots()).containsExactly(Html.EMPTY);
    }

    @Test
    void anArticleFallsIntoItsBlocksAndWhatStandsBetween() {
        var html = Html.cleaned("<h2>a</h2><p data-block=\"1\">b</p><ul data-block=\"2\"><li>c<ul><li>d</li></ul></li></ul><p>e</p>");
        assertThat(html.parts()).extracting(Html.Part::block).containsExactly(0, 1, 2, 0);
        assertThat(html.parts().get(2).html().text()).isEqualTo("<ul data-block=\"2\"><li>c<ul><li>d</li></ul></li></ul>");
        assertThat(Html.EMPTY.parts()).isEmpty();
    }

    @Test
    void plainTextComesBackOut() {
        assertThat(Html.cleaned("<p>a &amp; <em>b</em> &lt;c&gt;</p>").plainText()).isEqualTo("a & b <c>");
    }

    @Test
    void everyRefusalHasASentenceWithTheRightNumber() throws IllegalAccessException {
        var sentences = ResourceBundle.getBundle("messages.markdown", Locale.ROOT);
        for (var field : Refusal.class.getDeclaredFields()) {
            if (field.getType() == String.class) {
                assertThat(sentences.getString((String) field.get(null))).endsWith(".");
            }
        }
        assertThat(sentences.getString(Refusal.COMMENT_TOO_LONG)).contains(String.format(Locale.ENGLISH, "%,d", Markdown.COMMENT_CAP));
        assertThat(sentences.getString(Refusal.ARTICLE_TOO_LONG)).contains(String.format(Locale.ENGLISH, "%,d", Markdown.ARTICLE_CAP));
    }
}
