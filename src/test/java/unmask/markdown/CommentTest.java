package unmask.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static unmask.markdown.Rendering.MARKDOWN;
import static unmask.markdown.Rendering.comment;
import static unmask.markdown.Rendering.page;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommentTest {
    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', value = {
        "plain → <p>plain</p>",
        "*em* **strong** ~~gone~~ → <p><em>em</em> <strong>strong</strong> <del>gone</del></p>",
        "\\*not\\* → <p>*not*</p>",
        "AT&amp;T &copy; → <p>AT&amp;T ©</p>",
        "a {{b}} → <p>a {{b}}</p>",
        "- one → <ul><li>one</li></ul>",
        "3. three → <ol start=\"3\"><li>three</li></ol>",
        "> said → <blockquote><p>said</p></blockquote>",
        "# Loud → <p><strong>Loud</strong></p>",
        "[nowhere] → <p>[nowhere]</p>",
        "[^1] → <p>[^1]</p>",
        "[@someone] → <p>[@someone]</p>",
        "\"quotes\" -- as typed... → <p>\"quotes\" -- as typed...</p>",
    })
    void aCommentHoldsTheseForms(String source, String html) {
        assertThat(page(comment(source)).html().replaceAll("<!-- -->|\n", "")).isEqualTo(html);
    }

    @Test
    void aNewLineInACommentIsANewLine() {
        assertThat(page(comment("one\ntwo\r\nthree")).select("br")).hasSize(2);
    }

    @Test
    void codeKeepsEverythingAsTyped() {
        var code = page(comment("```java\nif (a < b && \"c\" != '*d*') { http://e.org }\n```")).expectFirst("pre[tabindex=0] > code.language-java");
        assertThat(code.wholeText()).isEqualTo("if (a < b && \"c\" != '*d*') { http://e.org }\n");
        assertThat(page(comment("`<b> & \"x\"`")).expectFirst("p > code").text()).isEqualTo("<b> & \"x\"");
    }

    @Test
    void rawHtmlIsShownAsItWasTyped() {
        var typed = "<script>alert(1)</script> <b onclick=\"x()\">bold</b> <!-- note --> <img src=x onerror=y>";
        var page = page(comment(typed));
        assertThat(page.text()).isEqualTo(typed);
        assertThat(page.select("p").first().children()).isEmpty();
        assertThat(page(comment("<div>\n*still* Markdown\n</div>")).select("em")).hasSize(1);
    }

    @Test
    void linksLeadToTheWebAndAreNotVouchedFor() {
        var page = page(comment("[a](https://example.org/x?y=1&z=2 \"t\") <http://b.example/> [c][r] [d](/me) [e](#f) [g](mailto:h@i.org) <j@k.org>\n\n[r]: https://c.example/"));
        assertThat(page.select("a").eachAttr("href"))
                .containsExactly("https://example.org/x?y=1&z=2", "http://b.example/", "https://c.example/");
        assertThat(page.select("a")).allSatisfy(link ->
                assertThat(link.attr("rel").split(" ")).containsExactlyInAnyOrder("nofollow", "noopener", "noreferrer", "ugc"));
        assertThat(page.text()).contains("d e g j@k.org");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', value = {
        "see https://example.org/a_b_c. → https://example.org/a_b_c",
        "(see www.example.org/x_(y)). → https://www.example.org/x_%28y%29",
        "https://example.org/?a=b&c=d, → https://example.org/?a=b&c=d",
        "**https://example.org** → https://example.org",
        "HTTPS://Example.org/! → HTTPS://Example.org/",
    })
    void anAddressInTheTextBecomesALinkWithoutTheSentenceAroundIt(String source, String href) {
        assertThat(page(comment(source)).select("a").eachAttr("href")).containsExactly(href);
    }

    @Test
    void aLinkInsideALinkStaysWords() {
        assertThat(page(comment("[see https://a.example now](https://b.example)")).select("a").eachAttr("href")).containsExactly("https://b.example");
    }

    @Test
    void aPictureInACommentIsALinkToIt() {
        var page = page(comment("![a cat](https://example.org/cat.png) ![a dog](dog.png)"));
        assertThat(page.select("img")).isEmpty();
        assertThat(page.expectFirst("a").text()).isEqualTo("a cat");
        assertThat(page.text()).isEqualTo("a cat a dog");
    }

    @Test
    void aCommentMayHaveTwentyThousandCharactersAndNotOneMore() {
        var longest = "a\r\n".repeat(Markdown.COMMENT_CAP / 2);
        assertThat(MARKDOWN.comment(longest).refusal()).isEmpty();
        assertThat(MARKDOWN.comment(longest + "b").refusal()).contains("markdown.comment-too-long");
    }

    @Test
    void controlCharactersAndBrokenPairsNeverReachThePage() {
        assertThat(page(comment("a\u0000b\u0007c\u001bd\u0085e\ud800f\tg")).text()).isEqualTo("abcde\uFFFDf g");
        assertThat(page(comment("&#0; &#x7; &#xD800; x")).text()).doesNotContainPattern("[\u0000-\u0008\ud800]");
    }

    @Test
    void textFromRightToLeftIsKept() {
        assertThat(page(comment("שלום \u202eabc\u202c")).text()).isEqualTo("שלום \u202eabc\u202c");
    }

    @Test
    void anEmptyCommentIsEmpty() {
        assertThat(comment(" \n ").isEmpty()).isTrue();
    }
}
