package unmask.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Texts made to hold a server, as long as a person may send them. Each is answered soon, by the result or by a sentence. */
@Isolated
class HostileTest {
    private static final Duration LIMIT = Duration.ofMillis(60);
    private static final Duration BOUND = Duration.ofMillis(500);

    /** The machine may be busy with something else, a text that is really slow is slow each time. */
    private static final int TRIES = 3;

    private static final String[] REPEATED = {
        "[", "]", "![", "(", "[](", "[a](", "[a](<", "*a ", "_a ", "*a **a ", "**a *a", "a**b", "*", "**", "_", "~~a ", "~", "`", "`a``", "``a`",
        "<", "<<<<", "<a ", "<b>", "<!--", "<!-- a -->", "<?", "<![CDATA[", "<a b=\"", "</", "<http://a", "http://a ", "http://a.b(", "www.a", ")", "http://a))))",
        "&", "&amp;", "&#x", "&#1;", "\\", "a\n", "- a\n", "-\n", "1. a\n", "> a\n", ">", "> ", "- ", "# a\n", "#", "###### [a](b)\n", "a\n-\n", "a\n===\n",
        "|", "|a", "|a|b|\n", "a|b\n-|-\n", "|-|-|\n", "[a]: b\n", "[a]:", "[a]: <", "[a]: /b\n[a]\n\n", "[^1]: a\n", "[^1]", "[^", "[^1]: [^1]\n",
        "[@a]", "[@a;", "[@a; @b, p. 3] ", "[@", "@", "\"", "'", "--", "...", "...-", "\t", " ", " \n", "    a\n", "```\n", "```a\n```\n", "```prompt\n```\n",
        "***a", "a*", "[a][b]", "[a][", "[[a]", "[a]]", "[[[a]](b)", "[x](y) ", "[x](javascript:a) ", "![a](b) ", "![a](b)\n\n", "\u0301", "\u202e", "\ud83d\ude00",
        "*_", "*_a_*", "_*a", "a_b*c", "[*a](b)*", "*[a*](b)", "x  \n", "x\\\n", "+ a\n\n", "* * *\n", "1)\n", "> > - 1. a\n", "<x>`*[", "`<x>*["};

    private static final Markdown MARKDOWN = new Markdown(LIMIT);

    @BeforeAll
    static void warmUp() throws InterruptedException {
        while (!MARKDOWN.isWarm()) {
            Thread.sleep(10);
        }
        for (int i = 0; i < 30; i++) {
            comment("a *b* [c](https://d.example) `e`\n\n".repeat(100));
            article("# a\n\n*b* [c](https://d.example) [^1]\n\n|a|b|\n|-|-|\n|c|d|\n\n".repeat(50) + "[^1]: e");
        }
    }

    @AfterAll
    static void close() {
        MARKDOWN.close();
    }

    @Test
    void everyHostileCommentIsAnsweredSoon() {
        hostile().forEach((name, text) -> assertAnswered(name, () -> comment(text.apply(Markdown.COMMENT_CAP))));
    }

    @Test
    void everyHostileArticleIsAnsweredSoon() {
        int length = System.getProperty("full") == null ? Markdown.ARTICLE_CAP / 4 : Markdown.ARTICLE_CAP;
        hostile().forEach((name, text) -> assertAnswered(name, () -> article(text.apply(length))));
    }

    @Test
    void twoSlowTextsDoNotStopAThirdForLong() throws InterruptedException {
        var slow = "***a ".repeat(800) + "[a](".repeat(4_000);
        var threads = new ArrayList<Thread>(List.of(new Thread(() -> comment(slow)), new Thread(() -> comment(slow))));
        threads.forEach(Thread::start);
        assertAnswered("a small text", () -> {
            var rendered = comment("small");
            assertThat(rendered.refusal().orElse("markdown.busy")).isEqualTo("markdown.busy");
            return rendered;
        });
        for (var thread : threads) {
            thread.join();
        }
    }

    @Test
    void whileStoppingTextsAreRefused() {
        var stopping = new Markdown(LIMIT);
        stopping.close();
        assertThat(stopping.comment("late").refusal()).contains("markdown.busy");
    }

    @Test
    void anOrdinaryLongTextIsNotRefused() {
        var paragraph = "The *mask* \"hides\" [who](https://example.org/a_b) reads -- and `what` they **said** in 2014.\n".repeat(5) + "\n";
        var text = paragraph.repeat(Markdown.COMMENT_CAP / paragraph.length()) + "- one\n- two\n";
        assertThat(text.length()).isGreaterThan(19_000);
        assertAnswered("an ordinary text", () -> comment(text));
        assertThat(Rendering.comment(text).isEmpty()).isFalse();
    }

    @Test
    void aTextTooDeepOrTooWideIsRefusedAtOnce() {
        assertThat(Rendering.MARKDOWN.comment("> ".repeat(21) + "a").refusal()).contains("markdown.too-deep");
        assertThat(Rendering.MARKDOWN.comment("> ".repeat(20) + "a").refusal()).isEmpty();
        assertThat(Rendering.MARKDOWN.comment("1. - > ".repeat(7) + "a").refusal()).contains("markdown.too-deep");
        assertThat(Rendering.MARKDOWN.comment("- ".repeat(40)).refusal()).as("a rule").isEmpty();
        assertThat(Rendering.tried("|a".repeat(101) + "\n" + "|-".repeat(101)).refusal()).contains("markdown.too-wide");
        assertThat(Rendering.tried("|a".repeat(100) + "\n" + "|-".repeat(100)).refusal()).isEmpty();
        assertThat(Rendering.MARKDOWN.comment("*a ".repeat(4_001)).refusal()).contains("markdown.too-many-marks");
        assertThat(Rendering.MARKDOWN.comment("*a **a ".repeat(100) + "b** b* ".repeat(100)).refusal()).contains("markdown.too-deep");
        assertThat(Rendering.MARKDOWN.comment("[x]: https://a.example/" + "b".repeat(9_000) + "\n\n" + "[x] ".repeat(2_000)).refusal()).contains("markdown.too-large");
    }

    private static Rendered<?> comment(String text) {
        return MARKDOWN.comment(text);
    }

    private static Rendered<?> article(String text) {
        return MARKDOWN.article(text, Citing.NONE, ArticleLinks.NONE, Set.of("prompt"));
    }

    private static void assertAnswered(String name, Supplier<Rendered<?>> render) {
        var fastest = BOUND.plusSeconds(1);
        for (int i = 0; i < TRIES && fastest.compareTo(BOUND) > 0; i++) {
            long start = System.nanoTime();
            var rendered = render.get();
            var taken = Duration.ofNanos(System.nanoTime() - start);
            fastest = taken.compareTo(fastest) < 0 ? taken : fastest;
            rendered.refusal().ifPresent(key -> assertThat(key).as(name).isNotEqualTo("markdown.unreadable").startsWith("markdown."));
        }
        assertThat(fastest).as(name).isLessThanOrEqualTo(BOUND);
    }

    private static Map<String, IntFunction<String>> hostile() {
        var texts = new LinkedHashMap<String, IntFunction<String>>();
        for (var unit : REPEATED) {
            texts.put(unit, n -> unit.repeat(n / unit.length()));
        }
        texts.put("nested brackets", n -> "[".repeat(n / 2) + "]".repeat(n / 2));
        texts.put("nested links", n -> "[".repeat(n / 6) + "a" + "](b)".repeat(n / 6));
        texts.put("nested pictures", n -> "![".repeat(n / 7) + "a" + "](b)".repeat(n / 7));
        texts.put("nested emphasis", n -> "*a **a ".repeat(n / 14) + "b** b* ".repeat(n / 14));
        texts.put("open parentheses", n -> "[a](" + "(".repeat(n - 4));
        texts.put("open title", n -> "[a](b \"" + "\\\"".repeat((n - 7) / 2));
        texts.put("ever longer backticks", n -> growing(n, i -> "`".repeat(i + 1) + "a"));
        texts.put("ever deeper list", n -> growing(n, i -> "  ".repeat(i) + "- a\n"));
        texts.put("ever deeper numbers", n -> growing(n, i -> "   ".repeat(i) + "1. a\n\n"));
        texts.put("deep quotes", n -> fill(">".repeat(20) + " a\n", n));
        texts.put("deep lists", n -> fill("- ".repeat(20) + "a\n", n));
        texts.put("deep list, lazy lines", n -> "- ".repeat(20) + "a\n" + fill("a\n", n - 42));
        texts.put("deep list, apart", n -> "- ".repeat(20) + "a\n" + fill("\n" + " ".repeat(40) + "b\n", n - 42));
        texts.put("long address, many uses", n -> "[x]: http://a.b/" + "c".repeat(n / 2) + "\n\n" + fill("[x] ", n / 2 - 20));
        texts.put("many definitions", n -> growing(n, i -> "[a" + i + "]: b\n"));
        texts.put("many notes", n -> "[^0]\n\n" + growing(n - 6, i -> "[^" + i + "]: b [^" + (i + 1) + "]\n"));
        texts.put("many mentions", n -> "[^1]: a\n\n" + fill("[^1]", n - 9));
        texts.put("broad table", n -> fill("|a", 200) + "\n" + fill("|-", 200) + "\n" + fill(fill("|a", 200) + "\n", n - 402));
        texts.put("broad table, short rows", n -> fill("|a", 200) + "\n" + fill("|-", 200) + "\n" + fill("|\n", n - 402));
        texts.put("long row", n -> "|a|b|\n|-|-|\n" + fill("|a", n - 12));
        texts.put("long head", n -> fill("|a|b|\n", n - 6) + "|-|-|\n");
        texts.put("emphasis across cells", n -> "|a|b|\n|-|-|\n" + fill("|*a|b*|\n", n - 12));
        texts.put("code across cells", n -> "|a|b|\n|-|-|\n" + fill("|`|`", n - 12));
        texts.put("attributes", n -> "<a " + fill("b=\"c\" ", n - 3));
        texts.put("open tag", n -> "<a" + " ".repeat(n - 2));
        texts.put("spaces at the end", n -> "a" + " ".repeat(n - 3) + "\nb");
        texts.put("open note", n -> "[^" + " ".repeat(n - 4) + "]:");
        texts.put("long label", n -> "[" + "\\]".repeat((n - 5) / 2) + "]: b");
        texts.put("long entity", n -> "&" + "a".repeat(n - 2) + ";");
        texts.put("long address", n -> "http://a" + ".".repeat(n - 8));
        texts.put("long citation", n -> "[@" + "a:".repeat((n - 3) / 2) + "]");
        texts.put("many citations", n -> "[@" + "a; @".repeat((n - 4) / 4) + "b]");
        texts.put("open citation", n -> "[@a" + " ".repeat(n - 4) + "]");
        texts.put("long heading", n -> "# " + fill("a ", n - 2));
        texts.put("everything", n -> random(n, REPEATED));
        texts.put("characters", n -> random(n, "[]()*_`<>!&|\\\"\n ab-#~:".split("")));
        return texts;
    }

    private static String fill(String unit, int length) {
        return unit.repeat(length / unit.length());
    }

    private static String growing(int length, IntFunction<String> part) {
        var text = new StringBuilder();
        for (int i = 0; text.length() + part.apply(i).length() <= length; i++) {
            text.append(part.apply(i));
        }
        return text.toString();
    }

    private static String random(int length, String[] tokens) {
        var random = new Random(length);
        var text = new StringBuilder();
        while (text.length() < length - 16) {
            text.append(tokens[random.nextInt(tokens.length)]);
        }
        return text.toString();
    }
}
