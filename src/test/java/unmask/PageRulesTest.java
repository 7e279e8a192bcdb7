package unmask;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The rules of the house for templates and style sheets. */
class PageRulesTest {
    private static final Map<String, String> TEMPLATES = Sources.templates();

    @Test
    void markupGoesOutUnescapedInOnePlaceOnly() {
        assertThat(hits(TEMPLATES, "th:utext|\\[\\((?!\\s)"))
                .as("Only web/safe.html prints markup. Hand it an Html or a Fragment")
                .containsExactly("web/safe.html: th:utext");
    }

    @Test
    void nothingIsInline() {
        assertThat(hits(TEMPLATES, "(?<![\\w-])(th:)?style\\s*=|<style\\b|(?<=\\s)(th:)?on[a-z]+\\s*=|<script\\b(?![^>]*\\bsrc=)[^>]*>|javascript:"))
                .as("The content security policy forbids it. Put styles into static/css and scripts into static/js").isEmpty();
    }

    @Test
    void nobodysWordsAreEvaluated() {
        assertThat(hits(TEMPLATES, "__[^_]|T\\(|th:inline|\\bnew\\s+[A-Z]\\w*\\("))
                .as("Preprocessing evaluates what people typed. Compute the value in Java").isEmpty();
    }

    /** Addresses that our own code has made: paths of ours, and keys that are base 32. */
    private static final Pattern OUR_ADDRESS = Pattern.compile(String.join("|",
            "'[/#?][^']*'(\\s*\\+.*)?",
            "(page|course|shelf|shelves\\.get\\(0\\)|seat|task|post|listing|draft|entry|page\\.course|shelf\\.course|seat\\.course)(\\.\\w+)*\\.path\\((page\\.course|course|shelf\\.course|listing\\.course)?\\)(\\s*\\+.*)?",
            "(place|path|action)(\\s*\\+\\s*'[^']*'.*)?",
            "page\\.asset\\([^)]*\\)",
            "page\\.signInPath\\(\\)",
            "case\\.(place|path\\(\\)( \\+ '[\\w/?=-]+')?)",
            "kept\\.to"));

    @Test
    void everyAddressOnAPageBeginsWithOneOfOurs() {
        var addresses = new ArrayList<String>();
        TEMPLATES.forEach((file, text) -> Pattern.compile("th:(href|src|action|formaction)=\"\\$\\{(.*?)}\"").matcher(text).results()
                .filter(hit -> !OUR_ADDRESS.matcher(hit.group(2)).matches())
                .forEach(hit -> addresses.add(file + ": " + hit.group(2))));
        assertThat(addresses).as("A link may lead anywhere, also to javascript:. Begin it with a path of ours, or add its shape here once it is vetted").isEmpty();
        assertThat(hits(TEMPLATES, "th:(href|src|action|formaction)=\"(?!\\$\\{)[^\"]*"))
                .as("Write addresses as ${…}, so that this test can read them").isEmpty();
        assertThat(hits(TEMPLATES, "th:attr=\"[^\"]*\\b(href|src|action|formaction|srcset|style|on\\w+)="))
                .as("Set addresses with th:href and its like, so that this test can read them").isEmpty();
    }

    @Test
    void nothingComesFromAnotherHost() {
        assertThat(hits(TEMPLATES, "(href|src|action)=\"(https?:)?//[^\"]*")).as("A page of ours loads nothing from elsewhere").isEmpty();
        assertThat(hits(Sources.styles(), "@import[^;]*|url\\((?!['\"]?data:)[^)]*\\)")).as("A style sheet of ours loads nothing").isEmpty();
    }

    @Test
    void everyPageBeginsWithItsDoctype() {
        TEMPLATES.forEach((file, text) -> {
            if (text.contains("web/layout :: page")) {
                assertThat(text).as("%s loses the layout's doctype. Begin it with one of its own", file).startsWith("<!DOCTYPE html>");
            }
        });
    }

    @Test
    void styleSheetsDoNotAssumeTheDirectionOfWriting() {
        var sides = "(?<![\\w-])((margin|padding|border|scroll-margin|scroll-padding)-(left|right|top|bottom)(-\\w+)?|left|right|top|bottom|float|clear|"
                + "(min-|max-)?(width|height)|border-(top|bottom)-(left|right)-radius)\\s*:(?!\\s*[^;{}]*\\))|text-align\\s*:\\s*(left|right)";
        var withoutQueries = withoutNotes(Sources.styles());
        withoutQueries.replaceAll((file, text) -> text.replaceAll("@(media|container|supports)[^{]*", ""));
        assertThat(hits(withoutQueries, sides))
                .as("Use logical properties: inline-start for left, block-start for top, inline-size for width").isEmpty();
    }

    @Test
    void allStylesTogetherAreSmall() {
        var all = String.join("", Sources.styles().values());
        assertThat(zipped(all)).as("The style sheet has grown beyond 15 KB on the wire. Take away what no page uses").isLessThanOrEqualTo(15 * 1024);
        assertThat(Sources.styles().keySet()).as("Style sheets stand in static/css, one for each feature").allMatch(file -> file.matches("css/[a-z]+\\.css"));
    }

    private static Map<String, String> withoutNotes(Map<String, String> texts) {
        UnaryOperator<String> strip = text -> text.replaceAll("(?s)/\\*.*?\\*/", "");
        texts.replaceAll((file, text) -> strip.apply(text));
        return texts;
    }

    private static int zipped(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.size();
    }

    private static List<String> hits(Map<String, String> texts, String pattern) {
        var found = new ArrayList<String>();
        texts.forEach((file, text) -> Pattern.compile(pattern).matcher(text).results().forEach(hit -> found.add(file + ": " + hit.group().strip())));
        return found;
    }
}
