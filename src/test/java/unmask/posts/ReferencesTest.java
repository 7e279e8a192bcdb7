package unmask.posts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import unmask.markdown.Cite;

class ReferencesTest {
    private static final References REFERENCES = new References(List.of(
            Map.of("id", "lee", "type", "book", "title", "Masks", "author", "Lee, Ann", "issued", "2014"),
            Map.of("id", "ito", "type", "book", "title", "Faces", "author", "Ito, Ben", "issued", "2015"),
            Map.of("id", "ito2", "type", "book", "title", "Names", "author", "Ito, Ben", "issued", "2016")));

    @Test
    void aCitationLeadsToItsSource() {
        assertThat(inText("lee")).isEqualTo("<a href=\"#ref-lee\">(Lee, 2014)</a>");
        assertThat(REFERENCES.entries()).extracting(Articles.Reference::elementId).containsExactly("ref-ito", "ref-ito2", "ref-lee");
    }

    @Test
    void eachOfSeveralSourcesHasALinkOfItsOwn() {
        assertThat(inText("lee", "ito")).contains("<a href=\"#ref-lee\">Lee, 2014</a>", "<a href=\"#ref-ito\">Ito, 2015</a>").startsWith("(").endsWith(")");
    }

    @Test
    void sourcesThatTheStyleRunsTogetherKeepTheirWords() {
        assertThat(inText("ito", "ito2").replaceAll("<[^>]*>", "")).contains("2015", "2016");
    }

    @Test
    void anUnknownSourceIsNotCited() {
        assertThat(REFERENCES.inText(List.of(new Cite("nobody", "")))).isEmpty();
    }

    private static String inText(String... ids) {
        return REFERENCES.inText(Stream.of(ids).map(id -> new Cite(id, "")).toList()).orElseThrow().text();
    }
}
