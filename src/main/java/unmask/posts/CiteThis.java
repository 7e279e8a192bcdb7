package unmask.posts;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How to cite an article of ours, ready to copy. Made when the article is saved, and kept with it. */
public record CiteThis(Citation apa, Citation mla, Citation chicago, String bibtex) {
    private static final Pattern STRAIGHT_OPENING = Pattern.compile("(?<![\\p{L}\\p{N}\\p{P}])\"(?=\\S)|(?<=[(\\[—–-])\"(?=\\S)");

    /** @param container where the article appeared: the class's title, or the site's */
    public record Article(String title, List<String> authors, Optional<LocalDate> published, String container, String url) {
    }

    /** @param html escaped text with {@code <i>} and {@code <a href>} only, still to be cleaned */
    public record Citation(String html, String text) {
    }

    public static CiteThis of(Article article) {
        return new CiteThis(in(CitationStyle.APA, article, article.title()),
                in(CitationStyle.MLA, article, withSingleQuotes(article.title())),
                in(CitationStyle.CHICAGO, article, withSingleQuotes(article.title())),
                BibTeX.of(article));
    }

    private static Citation in(CitationStyle style, Article article, String title) {
        var csl = new LinkedHashMap<String, Object>();
        csl.put("id", "this");
        csl.put("type", "post-weblog");
        csl.put("title", title);
        csl.put("author", article.authors().stream().map(name -> PersonName.ofByline(name).csl()).toList());
        csl.put("container-title", article.container());
        csl.put("URL", article.url());
        Reference.keepCapitals(csl);
        article.published().ifPresent(date ->
                csl.put("issued", Map.of("date-parts", List.of(List.of(date.getYear(), date.getMonthValue(), date.getDayOfMonth())))));
        var html = style.write(List.of(new Reference("this", csl)), engine -> engine.makeBibliography().getEntries()[0]).strip();
        return new Citation(html, CitationHtml.text(html));
    }

    /** MLA and Chicago set the title in double quotation marks, so those within it become single. */
    private static String withSingleQuotes(String title) {
        return STRAIGHT_OPENING.matcher(title).replaceAll("‘").replace('"', '’').replace('“', '‘').replace('”', '’');
    }
}
