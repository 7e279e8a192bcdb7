package unmask.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import unmask.markdown.Cite;

class BibliographyTest {
    private static final String OBRIEN = """
            - id: obrien2014
              type: %s
              author: [{family: O'Brien, given: Chris}]
              issued: 2014-02-10
              title: 'Meet "The Mask": Possibly world''s most advanced computer spy outfit'
              container-title: Chicago Tribune
              accessed: 2014-02-12
              URL: http://articles.chicagotribune.com/2014-02-10/news/chi-nsa-the-mask-20140210_1_kaspersky-lab
            """;
    private static final String OBRIEN_ADDRESS = "http://articles.chicagotribune.com/2014-02-10/news/chi-nsa-the-mask-20140210_1_kaspersky-lab";

    @Test
    void aPageThatMayHaveChangedSaysWhenItWasRead() {
        assertThat(entry(OBRIEN.formatted("webpage"))).isEqualTo("O’Brien, C. (2014, February 10). <i>Meet “The Mask”: Possibly world’s most"
                + " advanced computer spy outfit</i>. Chicago Tribune. Retrieved February 12, 2014, from <a href=\"" + OBRIEN_ADDRESS + "\">"
                + OBRIEN_ADDRESS + "</a>");
        assertThat(CitationHtml.text(entry(OBRIEN.formatted("webpage")))).isEqualTo("O’Brien, C. (2014, February 10). Meet “The Mask”: Possibly"
                + " world’s most advanced computer spy outfit. Chicago Tribune. Retrieved February 12, 2014, from " + OBRIEN_ADDRESS);
    }

    @Test
    void aNewspaperSetsItsOwnNameInItalics() {
        assertThat(entry(OBRIEN.formatted("article-newspaper"))).startsWith("O’Brien, C. (2014, February 10). Meet “The Mask”: Possibly world’s"
                + " most advanced computer spy outfit. <i>Chicago Tribune</i>. Retrieved February 12, 2014, from <a href=");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "Meet 'The Mask': Possibly|Meet “The Mask”: Possibly", "Meet ‘The Mask’|Meet “The Mask”",
        "The boys' world's end|The boys’ world’s end", "He said \"it's 'x'\"|He said “it’s ‘x’”"})
    void quotationMarksAreSetHoweverTheyWereTyped(String typed, String printed) {
        assertThat(CitationHtml.text(html(Map.of("id", "a", "type", "webpage", "title", typed)))).startsWith(printed + ". (n.d.)");
    }

    static List<Arguments> sources() {
        return List.of(
                arguments("""
                        - id: acquisti2005
                          type: article-journal
                          author: ["Acquisti, Alessandro", {family: Grossklags, given: Jens}]
                          title: Privacy and rationality in individual decision making
                          container-title: IEEE Security & Privacy
                          volume: 3
                          issue: 1
                          page: 26-33
                          issued: 2005
                          doi: https://doi.org/10.1109/MSP.2005.22
                        """, "(Acquisti & Grossklags, 2005)", "Acquisti, A., & Grossklags, J. (2005). Privacy and rationality in individual decision"
                        + " making. <i>IEEE Security & Privacy</i>, <i>3</i>(1), 26–33. <a href=\"https://doi.org/10.1109/MSP.2005.22\">"
                        + "https://doi.org/10.1109/MSP.2005.22</a>"),
                arguments("""
                        - id: solove2008
                          type: book
                          author: {family: Solove, given: Daniel J.}
                          title: Understanding privacy
                          publisher: Harvard University Press
                          issued: {year: 2008, month: 5}
                        """, "(Solove, 2008)", "Solove, D. J. (2008). <i>Understanding privacy</i>. Harvard University Press."),
                arguments("""
                        - id: carpenter
                          type: legal_case
                          title: Carpenter v. United States
                          container-title: U.S.
                          volume: 585
                          page: 296
                          authority: Supreme Court of the United States
                          issued: {date-parts: [[2018, 6, 22]]}
                        """, "(<i>Carpenter v. United States</i>, 2018)",
                        "Carpenter v. United States, 585 U.S. 296 (Supreme Court of the United States 2018)."),
                arguments("""
                        - id: kaspersky2014
                          type: report
                          author: [{literal: Kaspersky Lab}]
                          title: "Unveiling “Careto”: The masked APT"
                          publisher: Kaspersky Lab
                          issued: 2014-02
                        """, "(Kaspersky Lab, 2014)", "Kaspersky Lab. (2014). <i>Unveiling “Careto”: The masked APT</i>."),
                arguments("""
                        - id: uts39
                          type: webpage
                          author: Unicode Consortium
                          title: Unicode security mechanisms
                          url: https://www.unicode.org/reports/tr39/
                        """, "(Unicode Consortium, n.d.)", "Unicode Consortium. (n.d.). <i>Unicode security mechanisms</i>."
                        + " <a href=\"https://www.unicode.org/reports/tr39/\">https://www.unicode.org/reports/tr39/</a>"),
                arguments("""
                        - id: rfc6973
                          type: standard
                          author: ["Cooper, Alissa", "Tschofenig, Hannes", "Aboba, Bernard"]
                          title: Privacy considerations for Internet protocols
                          genre: RFC
                          number: 6973
                          publisher: Internet Engineering Task Force
                          issued: 2013-07
                          DOI: 10.17487/RFC6973
                        """, "(Cooper et al., 2013)", "Cooper, A., Tschofenig, H., & Aboba, B. (2013). <i>Privacy considerations for Internet protocols</i>"
                        + " (RFC 6973). Internet Engineering Task Force. <a href=\"https://doi.org/10.17487/RFC6973\">https://doi.org/10.17487/RFC6973</a>"));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void eachKindOfSourceHasItsForm(String yaml, String label, String entry) {
        var bibliography = read(yaml);
        assertThat(label(bibliography, bibliography.entries().get(0).id())).isEqualTo(label.replace("&", "&amp;"));
        assertThat(bibliography.entries().get(0).html()).isEqualTo(entry.replace("&", "&amp;"));
    }

    @Test
    void theListIsInOrderOfAuthors() {
        var all = sources().stream().map(each -> (String) each.get()[0]).collect(Collectors.joining());
        assertThat(read(all).entries()).extracting(Bibliography.Entry::id)
                .containsExactly("acquisti2005", "carpenter", "rfc6973", "kaspersky2014", "solove2008", "uts39");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''|(O’Brien, 2014)", "p. 3|(O’Brien, 2014, p. 3)", "3|(O’Brien, 2014, p. 3)", "pp. 3-5|(O’Brien, 2014, pp. 3–5)",
        "sec. 3.6|(O’Brien, 2014, sec. 3.6)", "§ 4|(O’Brien, 2014, sec. 4)",
        "§§ 4-6|(O’Brien, 2014, secs. 4–6)", "chap. 2|(O’Brien, 2014, chap. 2)",
        "table 2|(O’Brien, 2014, table 2)", "the end|(O’Brien, 2014, the end)", "<b>|(O’Brien, 2014, &lt;b&gt;)"})
    void thePlaceInAWorkIsPartOfItsLabel(String locator, String label) {
        assertThat(read(OBRIEN.formatted("webpage")).inText(List.of(new Cite("obrien2014", locator)))).contains(label);
    }

    @Test
    void worksInOneBracketStandInTheOrderOfTheList() {
        var bibliography = read(OBRIEN.formatted("webpage") + "- {id: careto, type: report, author: Kaspersky Lab, issued: 2014}\n");
        assertThat(bibliography.inText(List.of(new Cite("obrien2014", ""), new Cite("careto", "para. 2"))))
                .contains("(Kaspersky Lab, 2014, para. 2; O’Brien, 2014)");
    }

    @Test
    void aBracketWithAnUnknownWorkHasNoLabel() {
        var bibliography = read(OBRIEN.formatted("webpage"));
        assertThat(bibliography.inText(List.of(new Cite("obrien2014", ""), new Cite("nope", "")))).isEmpty();
        assertThat(Bibliography.of(List.of()).inText(List.of(new Cite("obrien2014", "")))).isEmpty();
    }

    @Test
    void worksOfOneAuthorAndYearGetLetters() {
        var bibliography = read("""
                - {id: second, type: webpage, author: "Reyes, Ana", issued: 2014-05-01, title: Zebra}
                - {id: first, type: webpage, author: "Reyes, Ana", issued: 2014-01-01, title: Apple}
                - {id: other, type: webpage, author: "Reyes, Ana", issued: 2015, title: Other}
                """);
        assertThat(bibliography.inText(List.of(new Cite("first", ""), new Cite("other", "")))).contains("(Reyes, 2014a; Reyes, 2015)");
        assertThat(label(bibliography, "second")).isEqualTo("(Reyes, 2014b)");
        assertThat(bibliography.entries()).extracting(entry -> entry.html().substring(0, 20))
                .containsExactly("Reyes, A. (2014a, Ja", "Reyes, A. (2014b, Ma", "Reyes, A. (2015). <i");
    }

    @Test
    void everythingFromTheFileIsEscaped() {
        var evil = "<script>alert(1)</script><img src=x onerror=alert(2)> \" & &lt; </a>";
        for (var type : List.of("webpage", "article-journal", "legal_case", "book")) {
            var html = html(Map.of("id", "a", "type", type, "title", evil, "container-title", evil, "publisher", evil, "volume", evil, "page", evil,
                    "author", List.of(Map.of("family", evil, "given", evil)), "issued", Map.of("literal", evil), "URL", "https://x.example/" + evil));
            assertThat(html.replaceAll("</?i>|</a>|<a href=\"[^\"<>]*\">", "")).doesNotContain("<", ">", "\"");
        }
        var bibliography = Bibliography.of(List.of(Map.of("id", "a", "type", "book", "title", evil, "author", evil)));
        assertThat(bibliography.inText(List.of(new Cite("a", evil))).orElseThrow().replaceAll("</?i>", "")).doesNotContain("<", ">", "\"");
    }

    @ParameterizedTest
    @CsvSource({"javascript:alert(1)", "JaVaScRiPt:alert(1)", "'data:text/html,x'", "www.example.org", "//evil.example", "/local", "' javascript:x'"})
    void onlyWebAddressesBecomeLinks(String address) {
        assertThat(html(Map.of("id", "a", "type", "webpage", "title", "T", "URL", address))).doesNotContain("<a");
    }

    @Test
    void badReferencesBecomeProblemsAndTheRestIsPrinted() {
        var bibliography = Bibliography.of(List.of(Map.of("type", "book"), Map.of("id", "a", "type", "tablet"), Map.of("id", "b", "type", "book", "title", "B"),
                Map.of("id", "b", "type", "book"), Map.of("id", "c", "type", "book", "issued", List.of(), "author", List.of("x", 1), "title", 7)));
        assertThat(bibliography.problems()).extracting(Problem::messageKey).containsExactlyInAnyOrder("posts.file.reference.id",
                "posts.file.reference.type.unknown", "posts.file.reference.twice", "posts.file.reference.date", "posts.file.reference.names",
                "posts.file.reference.text");
        assertThat(bibliography.entries()).extracting(Bibliography.Entry::id).containsExactlyInAnyOrder("b", "c");
    }

    @Test
    void namesInCapitalsKeepThem() {
        assertThat(html(Map.of("id", "a", "type", "article-journal", "title", "T", "container-title", "PLOS ONE"))).contains("<i>PLOS ONE</i>");
        assertThat(html(Map.of("id", "a", "type", "report", "title", "T", "genre", "RFC", "number", "6749"))).contains("(RFC No. 6749)");
        assertThat(html(Map.of("id", "a", "type", "legal_case", "title", "Ryan v Hall", "number", "C-40/17"))).startsWith("Ryan v Hall, C-40/17");
    }

    @Test
    void noReferencesMakeNoList() {
        assertThat(Bibliography.of(List.of()).entries()).isEmpty();
    }

    @Test
    void hostileFieldsAreQuickAndNeverThrow() {
        var pieces = List.of("1-".repeat(500), "1, 2 & 3; ".repeat(99), "\"'".repeat(499), "(".repeat(999),
                "a ".repeat(499), "<i>".repeat(300), "$1\\".repeat(300),
                "𝕏".repeat(499), "\u0000\uD800", "-", ".", "’s", "I".repeat(999));
        for (var piece : pieces.stream().flatMap(each -> Stream.of(each, each.substring(0, Math.min(100, each.length())))).toList()) {
            assertTimeout(Duration.ofSeconds(4), () -> {
                var bibliography = Bibliography.of(List.of(Map.of("id", "a", "type", "article-journal", "title", piece,
                        "container-title", piece, "volume", piece, "page", piece, "number", piece, "edition", piece, "author", List.of(Map.of("family", piece, "given", piece)), "DOI", piece)));
                assertThat(bibliography.inText(List.of(new Cite("a", piece)))).isPresent();
            });
        }
    }

    @Test
    void manyPostsCanBeRenderedAtOnce() throws Exception {
        var pool = Executors.newFixedThreadPool(4);
        try {
            var tasks = IntStream.range(0, 40).mapToObj(i -> (Callable<String>) () -> {
                var bibliography = read("- {id: a, type: book, author: \"Lee%d, Ann\", title: T, issued: %d}".formatted(i, 1900 + i));
                return label(bibliography, "a") + bibliography.entries().size();
            }).toList();
            var labels = pool.invokeAll(tasks);
            for (var i = 0; i < labels.size(); i++) {
                assertThat(labels.get(i).get()).isEqualTo("(Lee" + i + ", " + (1900 + i) + ")1");
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static String entry(String yaml) {
        return read(yaml).entries().get(0).html();
    }

    private static String label(Bibliography bibliography, String id) {
        return bibliography.inText(List.of(new Cite(id, ""))).orElseThrow();
    }

    private static String html(Map<String, Object> reference) {
        return Bibliography.of(List.of(reference)).entries().get(0).html();
    }

    private static Bibliography read(String yaml) {
        var parsed = FrontMatter.parse("---\ntitle: T\nreferences:\n" + yaml.indent(2) + "---\n");
        assertThat(parsed.problems()).isEmpty();
        var bibliography = Bibliography.of(parsed.document().orElseThrow().references());
        assertThat(bibliography.problems()).isEmpty();
        return bibliography;
    }
}
