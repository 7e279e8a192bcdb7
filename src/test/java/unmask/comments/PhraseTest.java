package unmask.comments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PhraseTest {
    private static final String PASSAGE = "She said: “The theft’s in the blink” – and went to lunch.";

    private static String found(String typed) {
        return Phrase.in(PASSAGE, typed).map(phrase -> PASSAGE.substring(phrase.from(), phrase.to())).orElse(null);
    }

    @Test
    void wordsAreFoundAsTheyStand() {
        assertThat(found("in the blink")).isEqualTo("in the blink");
        assertThat(found(PASSAGE)).isEqualTo(PASSAGE);
    }

    @Test
    void whatAKeyboardDoesToThemDoesNotMatter() {
        assertThat(found("\"the theft's  in\nthe blink\" - and")).isEqualTo("“The theft’s in the blink” – and");
    }

    @Test
    void otherWordsAreNotFound() {
        assertThat(found("in the wink")).isNull();
        assertThat(found(" \n")).isNull();
        assertThat(found(PASSAGE + " Then")).isNull();
    }
}
