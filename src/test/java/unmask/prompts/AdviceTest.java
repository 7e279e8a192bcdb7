package unmask.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static unmask.prompts.Advice.CONSEQUENCES;
import static unmask.prompts.Advice.DISCUSS;
import static unmask.prompts.Advice.LIKELY_WITHHELD;
import static unmask.prompts.Advice.NO_EVIDENCE;
import static unmask.prompts.Advice.PRIVATE_FACTS;
import static unmask.prompts.Advice.YES_OR_NO;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import unmask.prompts.Advice.Asked;

class AdviceTest {
    private static List<Advice> on(String kind, String question, String... choices) {
        return Advice.on(new Asked(kind, question, List.of(choices), false, false, 25));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Is privacy dead?", "Should the police read messages?", "In your view, is it fair to read a suspect’s messages?", "Careto was found in 2014. Did it matter?", "Do you agree with the author?"})
    void aQuestionThatOneWordAnswersIsPointedOut(String question) {
        assertThat(on("question", question)).contains(YES_OR_NO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Is it fair to read a suspect’s messages? Why?", "Which of the clues would a careful reader have missed?", "Should a school keep the list, and for how long?",
        "Is the report right? Quote the sentence that convinces you most.", "Who pays when a rule like this fails?", "Under what conditions may a school read a letter?"})
    void anOpenQuestionIsNot(String question) {
        assertThat(on("question", question)).doesNotContain(YES_OR_NO);
    }

    @Test
    void aPollOfYesAndNoIsPointedOutToo() {
        assertThat(Advice.on(new Asked("poll", "May a school do this?", List.of("Yes", "No"), false, false, 40))).containsExactly(YES_OR_NO);
        assertThat(Advice.on(new Asked("poll", "Who should decide?", List.of("The head", "The class"), false, false, 40))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Discuss the article.", "Read the article and share your thoughts.", "What do you think?", "What do you think about cameras?", "Comment on the role of the press."})
    void wordsThatSayNothingAreNotATask(String question) {
        assertThat(on("question", question)).contains(DISCUSS);
    }

    @Test
    void aClassThatIsToDiscussSomethingWithANeighbourHasATask() {
        assertThat(on("question", "What do you think the author left out, and which source shows it?")).doesNotContain(DISCUSS);
    }

    @Test
    void anOpinionWithoutEvidenceIsPointedOut() {
        assertThat(on("question", "How should the law treat spies?")).containsExactly(NO_EVIDENCE);
        assertThat(on("question", "How should the law treat spies? Give one example from the article.")).isEmpty();
        assertThat(Advice.on(new Asked("question", "How should the law treat spies?", List.of(), false, true, 25))).as("answers must quote").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Have you ever been hacked?", "Describe a time when you lost your phone.", "Which apps do your parents use to follow you, and how often do you notice?",
        "What would strangers learn from your search history, for example?", "Tell us about an embarrassing photo of yourself.", "Which secrets has it ever happened to you to lose, and why?"})
    void aQuestionForPrivateFactsIsPointedOut(String question) {
        assertThat(on("question", question)).contains(PRIVATE_FACTS);
        assertThat(on("exit", question)).contains(PRIVATE_FACTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A reporter in 2012 opened such a link. Which clue had she missed?", "Imagine that your phone tells your location to a shop. Which rule would you want, and why?",
        "Which sentence of the article would you show to your class?", "Who should hold the key of a school’s archive? Give your reasons."})
    void aQuestionAboutSomebodyElseIsNot(String question) {
        assertThat(on("question", question)).isEmpty();
    }

    @Test
    void aConfidentialQuestionMayAskForAFactButNotForADangerousOne() {
        assertThat(on("confidential", "Have you ever pressed “I agree” without reading a word?")).isEmpty();
        assertThat(on("confidential", "Have you ever cheated in an exam?")).containsExactly(CONSEQUENCES);
    }

    @Test
    void aClassThatIsTooSmallForItsResultIsPointedOut() {
        assertThat(on("poll", "Who decides?", "The head", "The class")).containsExactly(LIKELY_WITHHELD);
        assertThat(on("poll", "Who decides?", "The head", "The class", "Each for themselves", "The law")).isEmpty();
        assertThat(Advice.on(new Asked("confidential", "Have you?", List.of(), false, false, 19))).containsExactly(LIKELY_WITHHELD);
        assertThat(Advice.on(new Asked("poll", "Which?", List.of("A", "B", "C", "D"), true, false, 25))).containsExactly(LIKELY_WITHHELD);
        assertThat(Advice.on(new Asked("poll", "Which?", List.of("A", "B"), false, false, 0))).as("before anybody has joined").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2, 28, 29", "3, 16, 17", "4, 12, 13", "5, 12, 13"})
    void aResultIsLikelyWithheldWhenAThirdOfAllTalliesAre(int choices, int tooFew, int enough) {
        assertThat(withheld(tooFew, choices)).isGreaterThan(1 / 3.0);
        assertThat(withheld(enough, choices)).isLessThanOrEqualTo(1 / 3.0);
        var names = IntStream.range(0, choices).mapToObj(Integer::toString).toList();
        assertThat(Advice.on(new Asked("poll", "Which?", names, false, false, tooFew))).containsExactly(LIKELY_WITHHELD);
        assertThat(Advice.on(new Asked("poll", "Which?", names, false, false, enough))).isEmpty();
    }

    private static double withheld(int people, int choices) {
        var shown = tables(people, choices).map(counts -> Cells.of(Cells.IN_CLASS, counts.stream().mapToInt(count -> count).toArray())).collect(Collectors.partitioningBy(Cells::isTotalOnly));
        return (double) shown.get(true).size() / (shown.get(true).size() + shown.get(false).size());
    }

    private static Stream<List<Integer>> tables(int people, int choices) {
        return choices == 1 ? Stream.of(List.of(people)) : IntStream.rangeClosed(0, people).boxed()
                .flatMap(first -> tables(people - first, choices - 1).map(rest -> Stream.concat(Stream.of(first), rest.stream()).toList()));
    }
}
