package unmask.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static unmask.markdown.Rendering.article;
import static unmask.markdown.Rendering.page;
import static unmask.markdown.Rendering.tried;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleTest {
    @Test
    void headingsBeginUnderTheTitleAndSkipNoLevel() {
        var page = page(article("# One\n\n### Two\n\n###### Three\n\n## Four").html());
        assertThat(page.select("h1")).isEmpty();
        assertThat(page.select("h2, h3, h4")).extracting(heading -> heading.tagName() + " " + heading.text())
                .containsExactly("h2 One", "h3 Two", "h4 Three", "h3 Four");
        assertThat(page(article("## First").html()).select("h2")).hasSize(1);
    }

    @Test
    void aHeadingIsALinkToItselfWithAnIdOfItsOwn() {
        var page = page(article("# The Mask’s *face*\n\n# The mask's face\n\n# main\n\n# 匿名 Über\n\n# !\n\n# See [a](https://b.example)").html());
        assertThat(page.select("h2").eachAttr("id"))
                .containsExactly("h-the-masks-face", "h-the-masks-face-2", "h-main", "h-匿名-über", "h-section", "h-see-a");
        assertThat(page.select("h2 > a").eachAttr("href"))
                .containsExactly("#h-the-masks-face", "#h-the-masks-face-2", "#h-main", "#h-匿名-über", "#h-section", "https://b.example");
    }

    @Test
    void aLinkToAHeadingFindsItByItsWords() {
        assertThat(page(article("[down](#the-end) [else](#elsewhere)\n\n# The end").html()).select("p a").eachAttr("href"))
                .containsExactly("#h-the-end", "#elsewhere");
    }

    @Test
    void aTableScrollsInABoxWithAName() {
        var page = page(article("| Year | Group |\n|---:|:---:|\n| 2014 | **Careto** |\n| 2015 |\n").html());
        var box = page.expectFirst("div.table[role=group][tabindex=0]");
        assertThat(box.attr("aria-label")).isEqualTo("Year, Group");
        assertThat(box.select("thead th[scope=col]").eachText()).containsExactly("Year", "Group");
        assertThat(box.select("tbody td").eachText()).containsExactly("2014", "Careto", "2015");
        assertThat(box.select("td.end")).hasSize(2);
        assertThat(page(article("|a|\n|-|\n|b|\n[Sightings]").html()).expectFirst("div.table").attr("aria-label")).isEqualTo("Sightings");
    }

    @Test
    void notesStandAfterTheArticleAndLeadBack() {
        var article = article("Text[^b] and[^a][^b] [^none].\n\n[^a]: Second [sic]: *note*.\n[^b]: First note.\n\n    Its end.\n[^c]: Never mentioned.");
        var text = page(article.html());
        assertThat(text.select("sup > a[role=doc-noteref]").eachAttr("href")).containsExactly("#fn-1", "#fn-2", "#fn-1");
        assertThat(text.select("sup > a").eachAttr("id")).containsExactly("fnref-1", "fnref-2", "fnref-1-2");
        assertThat(text.text()).contains("[^none]").doesNotContain("note");
        var notes = page(article.footnotes()).expectFirst("section[role=doc-endnotes][aria-label=Notes]");
        assertThat(notes.select("li").eachAttr("id")).containsExactly("fn-1", "fn-2");
        assertThat(notes.expectFirst("#fn-1").select("p")).hasSize(2);
        assertThat(notes.expectFirst("#fn-1 p:last-of-type").select("a[role=doc-backlink]").eachAttr("href")).containsExactly("#fnref-1", "#fnref-1-2");
        assertThat(notes.expectFirst("a[role=doc-backlink]").attr("aria-label")).isEqualTo("Back to the text");
        assertThat(notes.expectFirst("#fn-2").text()).isEqualTo("Second [sic]: note. ↩");
        assertThat(article("No notes.").footnotes()).isEqualTo(Html.EMPTY);
    }

    @Test
    void bracketsThatTouchAreReadOneByOne() {
        var article = article("a[^1][^2] b[sic][^1] c[*sic*][@obrien2014] d[@obrien2014][sic] e[^1][@nobody]\n\n[^1]: N\n[^2]: M");
        assertThat(page(article.html()).text()).isEqualTo("a12 b[sic]1 c[sic](O’Brien, 2014) d(O’Brien, 2014)[sic] e1[@nobody]");
    }

    @Test
    void aNoteMayMentionItselfAndOthers() {
        var article = article("Text[^a]\n\n[^a]: See[^a] and[^b].\n[^b]: Back[^a].");
        assertThat(page(article.footnotes()).select("#fn-1 a[role=doc-backlink]")).hasSize(3);
        assertThat(page(article.footnotes()).select("li")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '§', value = {
        "\"It's 'so'\" she said -- really --- well... → “It’s ‘so’” she said – really — well…",
        "(\"x\") in the '90s, rock 'n' roll → (“x”) in the ’90s, rock ‘n’ roll",
        "\"*em* **\"b\"**\" → “em “b””",
        "\\\"as typed\\\" → \"as typed\"",
        "`\"a\" -- b...` \"c\" → \"a\" -- b... “c”",
        "---- .... --flag → ---- .... –flag",
    })
    void quotesAndDashesArePrintedProperly(String source, String text) {
        assertThat(page(article(source).html()).text()).isEqualTo(text);
    }

    @Test
    void aPictureAloneInItsParagraphIsAFigure() {
        var article = article("![A \"letter\"](letter.svg \"The 'first' one\")\n\nAn icon ![dot](dot.svg) in a line.\n\n![Again][r]\n\n[r]: again.svg");
        var page = page(article.html());
        assertThat(page.select("figure[data-block] > img").eachAttr("src")).containsExactly("/files/letter.svg", "/files/again.svg");
        assertThat(page.expectFirst("img[loading=lazy]").attr("alt")).isEqualTo("A “letter”");
        assertThat(page.select("figcaption").eachText()).containsExactly("The ‘first’ one");
        assertThat(page.select("p > img")).hasSize(1);
        assertThat(article.problems()).isEmpty();
    }

    @Test
    void aPictureFromElsewhereIsALinkAndAMissingOneIsItsWords() {
        var article = article("![far](https://far.example/x.png)\n\n![lost](gone.png)\n\n![](bare.svg)\n\n![v](//far.example/y.png)");
        var page = page(article.html());
        assertThat(page.select("img").eachAttr("src")).containsExactly("/files/bare.svg");
        assertThat(page.select("a").eachAttr("href")).containsExactly("https://far.example/x.png");
        assertThat(page.text()).contains("lost");
        assertThat(article.problems()).containsExactly(
                new Problem(1, "markdown.remote-picture", "https://far.example/x.png"),
                new Problem(3, "markdown.missing-file", "gone.png"),
                new Problem(5, "markdown.picture-without-words", "/files/bare.svg"),
                new Problem(7, "markdown.unsafe-link", "//far.example/y.png"));
    }

    @Test
    void linksLeadToTheWebTheSiteAndItsFiles() {
        var page = page(article("[a](https://b.example) [c](/privacy) [d](letter.pdf) [e](gone.pdf) [f](mailto:g@h.org) <i@j.org>").html());
        assertThat(page.select("a").eachAttr("href"))
                .containsExactly("https://b.example", "/privacy", "/files/letter.pdf", "mailto:g@h.org", "mailto:i@j.org");
        assertThat(page.select("a[rel]").eachAttr("rel")).containsExactly("noopener noreferrer");
    }

    @Test
    void citationsAreNamedAndUnknownOnesReported() {
        var article = article("Seen[@obrien2014, p. 3] [@obrien2014][@obrien2014; @obrien2014].\n\nBut [@nobody] and `[@obrien2014]` \\[@obrien2014].\n\n[^1]: [@ghost]");
        assertThat(article.plainText()).isEqualTo(
                "Seen(O’Brien, 2014, p. 3) (O’Brien, 2014)(O’Brien, 2014).\n\nBut [@nobody] and [@obrien2014] [@obrien2014].");
        assertThat(page(article.html()).select("a[href=#ref-obrien2014]")).hasSize(3);
        assertThat(article.problems()).containsExactly(new Problem(3, "markdown.unknown-source", "[@nobody]"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', value = {"@a → 1", "@a, p. 3 → 1", "@a; @b2, pp. 3-4 → 2", "@a:b.c → 1", "a@b → 0", "@ → 0", "@a b → 0", "@a; b → 0"})
    void bracketsHoldThisManyCitations(String brackets, int cites) {
        assertThat(Cite.in(brackets)).hasSize(cites);
    }

    @Test
    void anEmbeddedBlockLeavesItsPlaceFree() {
        var article = article("Before\n\n```prompt\nkind: stance\nquestion: <Why>?\n```\n\nAfter\n\n- item\n\n  ```prompt\n  nested: true\n  ```\n\n```prompt now\n```");
        assertThat(article.slots()).containsExactly(
                new Slot(1, "prompt", "kind: stance\nquestion: <Why>?\n", 3), new Slot(2, "prompt", "", 16));
        assertThat(article.html().splitAtSlots()).hasSize(3).first().extracting(Html::plainText).isEqualTo("Before\n");
        assertThat(page(article.html()).select("div[data-slot]")).hasSize(2);
        assertThat(page(article.html()).select("li pre")).hasSize(1);
        assertThat(article.plainText()).doesNotContain("stance");
    }

    @Test
    void anAuthorCannotForgeASlot() {
        assertThat(article("<div data-slot=\"1\"></div>\n\n`<div data-slot=\"1\"></div>`").html().splitAtSlots()).hasSize(1);
    }

    @Test
    void topLevelBlocksAreNumberedAndKeepTheirWords() {
        var article = article("# Head\n\nOne *two*\nthree[^1].\n\n- a\n- b\n\n> said\n\n![pic](p.svg \"Seen\")\n\n|h|\n|-|\n|c|\n\n```\ncode\n```\n\n***\n\n[^1]: Note\n");
        assertThat(article.blocks()).containsExactly(
                new Block(1, Block.Kind.PARAGRAPH, "One two\nthree."),
                new Block(2, Block.Kind.LIST, "a\nb"),
                new Block(3, Block.Kind.QUOTE, "said"),
                new Block(4, Block.Kind.FIGURE, "Seen"),
                new Block(5, Block.Kind.TABLE, "h \nc"),
                new Block(6, Block.Kind.CODE, "code"));
        assertThat(page(article.html()).select("[data-block]")).extracting(block -> block.attr("data-block") + block.tagName())
                .containsExactly("1p", "2ul", "3blockquote", "4figure", "5div", "6pre");
    }

    @Test
    void wordsAreCountedAsTheyAreRead() {
        assertThat(article("# It's *two*\n\nthree—four `five()` [six](https://x.example), 七八。\n\n```prompt\nnot: counted\n```").words()).isEqualTo(8);
    }

    @Test
    void anArticleHasItsOwnCap() {
        assertThat(tried("a\n\n".repeat(Markdown.ARTICLE_CAP / 3)).refusal()).isEmpty();
        assertThat(tried("a".repeat(Markdown.ARTICLE_CAP + 1)).refusal()).contains("markdown.article-too-long");
    }

    @Test
    void rawHtmlIsShownAsItWasTyped() {
        var typed = "<iframe src=\"https://evil.example\"></iframe> <a href=javascript:x>y</a>";
        assertThat(page(article(typed.replace("\"", "\\\"")).html()).text()).isEqualTo(typed);
    }

    @Test
    void aRenderedArticleSurvivesAnotherCleaning() {
        var article = article("# A\n\nB[^1] [@obrien2014] \"c\" {{d}} `e` ![f`](g.svg)\n\n|h `i`|\n|-:|\n|j|\n\n```prompt\n```\n\n```java\nk\n```\n[^1]: l");
        for (var html : List.of(article.html(), article.footnotes())) {
            assertThat(Html.cleaned(html.text())).isEqualTo(html);
        }
    }
}
