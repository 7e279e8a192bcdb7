package unmask.posts;

import static org.assertj.core.api.Assertions.assertThat;

import de.undercouch.citeproc.bibtex.BibTeXConverter;
import de.undercouch.citeproc.csl.CSLItemData;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CiteThisTest {
    private static final String ADDRESS = "https://unmask.example/courses/privacy/posts/the-mask";
    private static final String LINK = "<a href=\"" + ADDRESS + "\">" + ADDRESS + "</a>";

    @Test
    void theMaskCanBeCitedInFourWays() {
        var mask = CiteThis.of(article("The Mask", "The class of 2026"));
        assertThat(mask.apa().html()).isEqualTo(
                "The class of 2026. (2026, November 20). The Mask. <i>Technology, Privacy and Society</i>. " + LINK);
        assertThat(mask.mla().html()).isEqualTo(
                "The class of 2026. “The Mask.” <i>Technology, Privacy and Society</i>, 20 Nov. 2026, " + LINK + ".");
        assertThat(mask.chicago().html()).isEqualTo(
                "The class of 2026. “The Mask.” <i>Technology, Privacy and Society</i>, November 20, 2026. " + LINK + ".");
        assertThat(mask.mla().text()).isEqualTo(
                "The class of 2026. “The Mask.” Technology, Privacy and Society, 20 Nov. 2026, " + ADDRESS + ".");
        assertThat(mask.bibtex()).isEqualTo("""
                @misc{class2026mask,
                  author = {{The class of 2026}},
                  title = {{The Mask}},
                  howpublished = {Technology, Privacy and Society},
                  year = {2026},
                  month = nov,
                  day = {20},
                  url = {https://unmask.example/courses/privacy/posts/the-mask}
                }
                """);
    }

    @Test
    void peopleAreCitedByTheirFamilyNames() {
        var cite = CiteThis.of(article("Two masks", "Ana Reyes", "Ludwig van Beethoven"));
        assertThat(cite.apa().text()).startsWith("Reyes, A., & van Beethoven, L. (2026, November 20). Two masks.");
        assertThat(cite.mla().text()).startsWith("Reyes, Ana, and Ludwig van Beethoven. “Two Masks.”");
        assertThat(cite.bibtex()).contains("author = {Reyes, Ana and van Beethoven, Ludwig}").startsWith("@misc{reyes2026two,");
    }

    @ParameterizedTest
    @CsvSource({"Ana Reyes, true", "Chris O'Brien, true", "Jean-Luc Picard, true", "Ludwig van Beethoven, true",
        "The class of 2026, false", "Quiet Otter 41, false",
        "Period Three, false", "Privacy Club, false", "Maya, false", "Ms. Rivera, false", "ana reyes, false", "Ana and Ben, false",
        "Van Gogh Museum Education Team, false"})
    void aBylineTellsPeopleFromGroups(String byline, boolean isPerson) {
        assertThat(PersonName.ofByline(byline).given().isPresent()).isEqualTo(isPerson);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "Who is \"The Mask\"?|“Who Is ‘The Mask’?”", "Who is “The Mask”|“Who Is ‘The Mask.’”"})
    void quotationMarksWithinATitleBecomeSingle(String title, String printed) {
        assertThat(CiteThis.of(article(title, "The class of 2026")).mla().text()).contains(printed);
        assertThat(CiteThis.of(article(title, "The class of 2026")).apa().text()).contains("“The Mask”");
    }

    @Test
    void anArticleWithoutDateOrAuthorCanBeCitedToo() {
        var cite = CiteThis.of(new CiteThis.Article("The Mask", List.of(), Optional.empty(), "Privacy", ADDRESS));
        assertThat(cite.apa().text()).isEqualTo("The Mask. (n.d.). Privacy. " + ADDRESS);
        assertThat(cite.bibtex()).startsWith("@misc{mask,\n  title").doesNotContain("year");
    }

    @Test
    void everythingThatWasTypedIsEscaped() {
        var cite = CiteThis.of(article("<script>alert(1)</script>", "<b>Ana</b>"));
        for (var citation : List.of(cite.apa(), cite.mla(), cite.chicago())) {
            assertThat(citation.html().replaceAll("</?i>|</a>|<a href=\"[^\"<>]*\">", "")).doesNotContain("<", ">");
            assertThat(citation.text().toLowerCase()).contains("<script>alert(1)</script>");
        }
    }

    @Test
    void bibtexSurvivesAnyTitle() throws Exception {
        var random = new Random(26);
        var pieces = List.of("{", "}", "\\", "\"", "$", "&", "%", "#", "_", "^", "~", "@", ",", "=", " ", "\n", "é", "word", "Mask");
        for (var round = 0; round < 300; round++) {
            var title = new StringBuilder("A");
            for (var left = random.nextInt(12); left > 0; left--) {
                title.append(pieces.get(random.nextInt(pieces.size())));
            }
            var bibtex = CiteThis.of(article(title.append("z").toString(), "The class of 2026")).bibtex();
            var item = parsed(bibtex);
            assertThat(item.getTitle()).as(bibtex).startsWith("A").endsWith("z");
            assertThat(item.getURL()).as(bibtex).isEqualTo(ADDRESS);
        }
    }

    @Test
    void bibtexIsReadBackAsItWasMeant() throws Exception {
        var item = parsed(BibTeX.of(article("R&D: 100% of $5 & #1_a", "The class of 2026", "Ana Reyes")));
        assertThat(item.getTitle()).isEqualTo("R&D: 100% of $5 & #1_a");
        assertThat(item.getAuthor()).extracting(name -> name.getFamily() + name.getLiteral()).hasSize(2);
        assertThat(item.getIssued().getDateParts()[0]).startsWith(2026, 11);
    }

    private static CSLItemData parsed(String bibtex) throws Exception {
        var converter = new BibTeXConverter();
        var items = converter.toItemData(converter.loadDatabase(new ByteArrayInputStream(bibtex.getBytes(StandardCharsets.UTF_8))));
        assertThat(items).hasSize(1);
        return items.values().iterator().next();
    }

    private static CiteThis.Article article(String title, String... authors) {
        return new CiteThis.Article(title, List.of(authors), Optional.of(LocalDate.of(2026, 11, 20)), "Technology, Privacy and Society", ADDRESS);
    }
}
