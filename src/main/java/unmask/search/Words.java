package unmask.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * What somebody looks for: words, all of them wanted, and phrases between quotation marks. There is no other syntax, so nothing that
 * anybody types means something that they did not expect.
 */
final class Words {
    /** Words without capitals, accents and English endings. No word is too common to be looked for. */
    static final Analyzer ANALYZER = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            var tokens = new StandardTokenizer();
            return new TokenStreamComponents(tokens,
                    new PorterStemFilter(new ASCIIFoldingFilter(new EnglishPossessiveFilter(new LowerCaseFilter(tokens)))));
        }
    };

    static final String TITLE = "title";
    static final String WORDS = "words";

    private static final float TITLE_COUNTS = 3;
    private static final Pattern PHRASE = Pattern.compile("[\"“”„«»]([^\"“”„«»]*)(?:[\"“”„«»]|$)");

    private Words() {}

    /** The question in the index's terms; it finds nothing when there is no word in it. */
    static Query query(String asked) {
        var all = new BooleanQuery.Builder();
        var phrases = PHRASE.matcher(asked);
        while (phrases.find()) {
            add(all, terms(phrases.group(1)));
        }
        terms(PHRASE.matcher(asked).replaceAll(" ")).forEach(term -> add(all, List.of(term)));
        var query = all.build();
        return query.clauses().isEmpty() ? new MatchNoDocsQuery("no word in it") : query;
    }

    private static void add(BooleanQuery.Builder all, List<String> terms) {
        if (!terms.isEmpty()) {
            all.add(new BooleanQuery.Builder()
                    .add(new BoostQuery(in(TITLE, terms), TITLE_COUNTS), Occur.SHOULD)
                    .add(in(WORDS, terms), Occur.SHOULD)
                    .build(), Occur.MUST);
        }
    }

    private static Query in(String field, List<String> terms) {
        return terms.size() == 1 ? new TermQuery(new Term(field, terms.get(0))) : new PhraseQuery(field, terms.toArray(String[]::new));
    }

    private static List<String> terms(String text) {
        var terms = new ArrayList<String>();
        try (var stream = ANALYZER.tokenStream(WORDS, text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return terms;
    }
}
