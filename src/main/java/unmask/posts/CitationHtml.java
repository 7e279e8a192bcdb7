package unmask.posts;

import de.undercouch.citeproc.csl.internal.RenderContext;
import de.undercouch.citeproc.csl.internal.SBibliography;
import de.undercouch.citeproc.csl.internal.TokenBuffer;
import de.undercouch.citeproc.csl.internal.behavior.FormattingAttributes;
import de.undercouch.citeproc.csl.internal.format.BaseFormat;
import de.undercouch.citeproc.output.Bibliography;
import java.util.regex.Pattern;

/** How citations are marked up: {@code <i>}, {@code <a href>} to the web and nothing else, all other text escaped. */
final class CitationHtml extends BaseFormat {
    private static final Pattern WEB_ADDRESS = Pattern.compile("(?i)https?://[^\\s]+");


    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /** The same citation without its markup, for copying. */
    static String text(String html) {
        return html.replaceAll("</?[ai]\\b[^>]*>", "").replace("&quot;", "\"").replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&");
    }

    @Override
    public String getName() {
        return "citation-html";
    }

    @Override
    protected String escape(String text) {
        return escaped(text);
    }

    @Override
    protected String doFormatCitation(TokenBuffer tokens, RenderContext context) {
        return format(tokens);
    }

    @Override
    protected String doFormatBibliographyEntry(TokenBuffer tokens, RenderContext context, int index) {
        return format(tokens);
    }

    /** Both come escaped. */
    @Override
    protected String doFormatLink(String text, String address) {
        return WEB_ADDRESS.matcher(address).matches() ? "<a href=\"" + address + "\">" + text + "</a>" : text;
    }

    @Override
    public Bibliography makeBibliography(String[] entries, SBibliography style) {
        return new Bibliography(entries);
    }

    @Override
    protected String openFontStyle(int style) {
        return style == FormattingAttributes.FS_ITALIC ? "<i>" : "";
    }

    @Override
    protected String closeFontStyle(int style) {
        return style == FormattingAttributes.FS_ITALIC ? "</i>" : "";
    }
}
