package unmask.posts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearMissTest {
    private static final List<String> KNOWN = List.of("title", "authors", "published", "article-journal", "article-newspaper", "was");

    @ParameterizedTest
    @CsvSource({"tilte, title", "Title, title", "author, authors", "publishd, published", "newspaper, article-newspaper",
        "article_journal, article-journal", "article journal, article-journal", "wsa, was"})
    void aSlipOfTheFingerIsUnderstood(String typed, String meant) {
        assertThat(NearMiss.of(typed, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"layout", "x", "''", "tags"})
    void anotherWordIsNotGuessed(String typed) {
        assertThat(NearMiss.of(typed, KNOWN)).isEmpty();
    }

    @Test
    void aSwapOfNeighboursIsOneSlip() {
        assertThat(NearMiss.slips("tilte", "title")).isEqualTo(1);
        assertThat(NearMiss.slips("", "abc")).isEqualTo(3);
        assertThat(NearMiss.slips("kitten", "sitting")).isEqualTo(3);
    }
}
