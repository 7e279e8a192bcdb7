package unmask.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/**
 * What attackers type: a public list ({@code hostile/blns.txt}), and combinations of the parts that the public cheat sheets name,
 * drawn from a fixed seed so that every run meets the same ones.
 */
final class Payloads {
    private static final int ALL = 3_200;
    private static final int SAMPLE = 150;

    private static final List<String> ELEMENTS = List.of("img src=x", "svg", "body", "input autofocus", "details open", "video src=x", "audio src=x", "iframe",
            "iframe srcdoc=x", "object data=x", "marquee loop=1 width=0", "select autofocus", "textarea autofocus", "button autofocus", "a href=#", "div", "style",
            "math", "form", "xss tabindex=1 autofocus", "link rel=stylesheet href=x", "embed src=x", "image src=x", "p", "table", "source srcset=x", "script src=x",
            "svg><animate attributeName=x dur=1s", "svg><set attributeName=x dur=1s", "svg><image href=x", "video><source src=x", "math><mtext", "dialog open", "meter",
            "base href=x", "keygen autofocus", "bgsound src=x", "frameset", "isindex type=image src=1", "template", "noscript", "slot", "portal src=x", "menu");
    private static final List<String> EVENTS = List.of("onload", "onerror", "onfocus", "onmouseover", "ontoggle", "onbegin", "onend", "onstart", "onpageshow", "onclick",
            "onpointerenter", "onpointerover", "onmouseenter", "onmousemove", "onfocusin", "onblur", "oninput", "onchange", "onwheel", "oncopy", "oncontextmenu", "ondblclick",
            "onanimationstart", "ontransitionend", "onloadstart", "onloadeddata", "onbeforetoggle", "onkeydown", "onscroll", "ondragstart", "onsubmit", "onreadystatechange");
    private static final List<String> ACTIONS = List.of("alert(1)", "prompt(1)", "confirm(1)", "print()", "alert`1`", "(alert)(1)", "top['al'+'ert'](1)", "eval('ale'+'rt(1)')",
            "Function('alert(1)')()", "[1].find(alert)", "{onerror=alert}throw 1", "self[`alert`](1)", "\\u0061lert(1)", "&#97;lert(1)", "&#x61;&#x6c;ert&lpar;1&rpar;",
            "javascript:alert(1)", "setTimeout('alert(1)')", "import('data:text/javascript,alert(1)')", "window.alert?.(1)", "alert(document.domain)//", "xss()");
    private static final List<String> BETWEEN = List.of(" ", "/", "\t", " \t", "//", "\f", " x=y ", "/x=\"/\"/", "\u000b ");
    private static final List<String> QUOTES = List.of("", "\"", "'", "`");
    private static final List<String> BEFORE = List.of("", "", "", "", "\">", "'>", "\"'>", "-->", "]]>", "</title>", "</textarea>", "</script>", "</style>", "</noscript>", "<<", "<!--><",
            "<x ", "\"/>", "`>", "*/", "}", "\\\"", "<![CDATA[", "<noscript><p title=\"</noscript>", "<svg></p><style><a id=\"</style>", "<math><mtext><table><mglyph><style><!--</style>",
            "<form><math><mtext></form><form><mglyph><style></math>", "&lt;", "%3C", "\u0000", "x<");
    private static final List<String> AFTER = List.of(">", ">", ">", "/>", "", "><!--", ">x</x>", " //", "><\"", "\u0000>", ">&#0;");
    private static final List<String> SCHEMES = List.of("javascript:", "JaVaScRiPt:", "java\tscript:", "java&#x0A;script:", "java&Tab;script:", "&#106;avascript:", "&#x6A;avascript&colon;",
            " javascript:", "\u0001javascript:", "javascript://x%0a", "javascript://x/?a=b%0d%0a", "vbscript:", "data:text/html,<script>", "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==#",
            "data:image/svg+xml,<svg onload=", "blob:", "view-source:javascript:", "feed:javascript:", "jar:javascript:", "javascript&colon;", "javas%63ript:", "javascript:/*--></title>*/",
            "\u00a0javascript:", "//javascript:", "https:javascript:", "mailto:javascript:");
    private static final List<String> LINKS = List.of("[x](%s)", "![x](%s)", "<%s>", "[x](<%s>)", "[x]: %s\n\n[x]", "[x](%s \"y\")", "[![x](%s)](%s)", "| a |\n|---|\n| [x](%s) |", "> - [x](%s)",
            "x[^1]\n\n[^1]: [y](%s)", "```%s\nx\n```", "[x](x \"%s\")", "![%s](x.png)", "[%s](https://x.example)", "<a href=\"%s\">x</a>", "<a href=%s>x</a>", "<iframe src=\"%s\"></iframe>",
            "<form action=\"%s\"><button>x</button></form>", "<button formaction=\"%s\" form=f>x</button>", "<object data=\"%s\"></object>", "<embed src=\"%s\">", "<svg><a xlink:href=\"%s\"><text y=9>x</text></a></svg>",
            "<math href=\"%s\">x</math>", "<base href=\"%s\">", "<meta http-equiv=refresh content=\"0;url=%s\">", "<link rel=import href=\"%s\">", "<script src=\"%s\"></script>", "<svg><use href=\"%s\"/></svg>",
            "<img src=\"%s\">", "<a style=\"background:url(%s)\">x</a>", "<svg><animate attributeName=href values=\"%s\"/><a id=x><text y=9>x</text></a></svg>", "<input type=image src=\"%s\">", "<video poster=\"%s\">", "%s");

    private Payloads() {}

    /** All of them without repetition; the list from outside comes first. */
    static List<String> all() {
        Set<String> all = new LinkedHashSet<>(listed());
        var random = new Random(2014);
        while (all.size() < ALL) {
            all.add(random.nextInt(5) < 3 ? element(random) : random.nextInt(3) == 0 ? script(random) : link(random));
        }
        return List.copyOf(all);
    }

    /** As many as a run has time for: all with {@code -Dfull}. */
    static List<String> some() {
        var all = new ArrayList<>(all());
        if (System.getProperty("full") != null) {
            return all;
        }
        Collections.shuffle(all, new Random(4));
        return all.subList(0, SAMPLE);
    }

    static List<String> listed() {
        try (var lines = new BufferedReader(new InputStreamReader(Objects.requireNonNull(Payloads.class.getResourceAsStream("/hostile/blns.txt")), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.equals("#") && !line.startsWith("# ")).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String element(Random random) {
        var between = one(BETWEEN, random);
        var quote = one(QUOTES, random);
        return one(BEFORE, random) + "<" + cased(one(ELEMENTS, random).replace(" ", between.isBlank() ? between : " "), random) + between
                + cased(one(EVENTS, random), random) + one(List.of("=", " = ", "\t=\n", "="), random) + quote + one(ACTIONS, random) + quote + one(AFTER, random);
    }

    private static String script(Random random) {
        var action = one(ACTIONS, random);
        return one(BEFORE, random) + one(List.of("<script>%s</script>", "<ScRiPt >%s</sCrIpT >", "<script/x>%s</script/x>", "<svg><script>%s</script></svg>", "<scr<script>ipt>%s</scr</script>ipt>",
                "<script\n>%s</script\n>", "<script>%s", "<script type=module>%s</script>", "<script src=data:,%s></script>", "<iframe srcdoc=\"<script>%s</script>\"></iframe>",
                "<noscript><style></noscript><script>%s</script>", "＜script＞%s＜/script＞", "&lt;script&gt;%s&lt;/script&gt;", "<style>@import 'data:text/css,x'</style><script>%s</script>",
                "${%s}", "[[${T(java.lang.Runtime)}]]<script>%s</script>", "{{constructor.constructor('%s')()}}", "';%s;'", "\";%s;\"", "</script><script>%s//"), random).replace("%s", action);
    }

    private static String link(Random random) {
        return one(LINKS, random).replace("%s", one(SCHEMES, random) + one(ACTIONS, random));
    }

    private static <T> T one(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    private static String cased(String text, Random random) {
        if (random.nextInt(3) > 0) {
            return text;
        }
        var cased = new StringBuilder();
        text.chars().forEach(each -> cased.append((char) (random.nextBoolean() ? Character.toUpperCase(each) : Character.toLowerCase(each))));
        return cased.toString();
    }

    /** Packs them into fields that hold so many characters. */
    static List<String> packed(List<String> payloads, int most) {
        var packed = new ArrayList<String>();
        var line = new StringBuilder();
        for (var payload : payloads) {
            var flat = payload.replaceAll("\\p{Cntrl}+", " ").strip();
            if (line.length() + flat.length() + 1 > most && line.length() > 0) {
                packed.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(flat, 0, Math.min(flat.length(), most));
        }
        packed.add(line.toString());
        return packed;
    }
}
