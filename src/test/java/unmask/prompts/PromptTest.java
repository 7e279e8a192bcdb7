package unmask.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import unmask.posts.Problem;
import unmask.prompts.poll.Poll;
import unmask.prompts.question.Question;
import unmask.prompts.spot.Spot;
import unmask.prompts.stance.Stance;
import unmask.web.Messages;

class PromptTest {
    static final Map<String, String> KINDS = Map.of(
            "question", "words: 20\nreplies: 2\n",
            "poll", "choices: [Never, With a warrant, Always]\n",
            "stance", "poles: [Privacy, Comfort]\n",
            "spot", "items:\n" + ("""
                    - from: Library <desk@library.example>
                      subject: Your card
                      shows: |
                        Your card ends tomorrow: https://library.example.cards.example/renew
                      verdict: fake
                      clues:
                        - words: library.example.cards.example
                          family: technical
                          says: The library owns library.example alone.
                    """ + """
                    - shows: The reading room is closed on Monday.
                      verdict: real
                      reason: It asks for nothing.
                    """.repeat(3)).indent(2),
            "confidential", "",
            "exit", "");

    static String block(String kind, String more) {
        return "kind: " + kind + "\nid: who-watches\nquestion: Who watches?\n" + KINDS.get(kind) + more;
    }

    static Prompt read(String yaml) {
        var parsed = Prompt.parse(yaml, 1);
        assertThat(parsed.problems()).isEmpty();
        return parsed.document().orElseThrow();
    }

    static Stream<String> kinds() {
        return Kinds.words().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindIsReadFromItsBlock(String kind) {
        var prompt = read(block(kind, ""));
        assertThat(prompt.kind().word()).isEqualTo(kind);
        assertThat(prompt.id()).isEqualTo("who-watches");
        assertThat(prompt.kind().isLike(read(block(kind, "")).kind())).isTrue();
    }

    @Test
    void everyKindHasAFolderOfItsNameAndEveryFolderIsAKind() throws IOException {
        try (var below = Files.list(Path.of("src/main/java/unmask/prompts"))) {
            assertThat(below.filter(Files::isDirectory).map(folder -> folder.getFileName().toString())).containsExactlyInAnyOrderElementsOf(Kinds.words());
        }
        assertThat(KINDS.keySet()).containsExactlyInAnyOrderElementsOf(Kinds.words());
    }

    @Test
    void whatTheKindsSayIsKept() {
        assertThat(read(block("question", "quotation: yes\n")).kind()).isEqualTo(new Question(20, true, 2, null));
        assertThat(read(block("poll", "several: true\n")).kind()).isEqualTo(new Poll(List.of("Never", "With a warrant", "Always"), true));
        assertThat(read(block("stance", "")).kind()).isEqualTo(new Stance(List.of("Privacy", "Comfort")));
        var spot = (Spot) read(block("spot", "")).kind();
        assertThat(spot.items()).hasSize(4);
        assertThat(spot.annotated().get(0).shows()).extracting(Spot.Piece::clue).containsExactly(0, 1, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "opens: 2026-12-01, 2026-12-01T00:00",
        "due: 2026-12-01, 2026-12-01T23:59",
        "due: 2026-12-01 18:00, 2026-12-01T18:00",
        "due: 2026-12-01T9:05, 2026-12-01T09:05",
        "closes: 2026-12-02, 2026-12-02T23:59",
    })
    void aDayWithoutAnHourIsMeantAsAWhole(String line, LocalDateTime moment) {
        var prompt = read(block("poll", line + "\n"));
        assertThat(Stream.of(prompt.opens(), prompt.due(), prompt.closes()).filter(each -> each != null)).containsExactly(moment);
    }

    @Test
    void aRoundClosesAWeekAfterTheLastOfItIsDue() {
        assertThat(read(block("poll", "due: 2026-12-01\n")).end()).isEqualTo("2026-12-08T23:59");
        assertThat(read(block("question", "due: 2026-12-01\nreplies-due: 2026-12-04\n")).end()).isEqualTo("2026-12-11T23:59");
        assertThat(read(block("poll", "due: 2026-12-01\ncloses: 2026-12-02\n")).end()).isEqualTo("2026-12-02T23:59");
        assertThat(read(block("poll", "")).end()).isNull();
    }

    static List<Arguments> mistakes() {
        return List.of(
                Arguments.of("question: Who?\nid: x\n", "prompts.block.kindless", 1),
                Arguments.of("kind: quiz\nid: x\nquestion: Who?\n", "prompts.block.kind", 1),
                Arguments.of("kind: exit\nquestion: Who?\n", "prompts.block.missing", 1),
                Arguments.of("kind: exit\nid: Who Watches\nquestion: Who?\n", "prompts.block.id", 2),
                Arguments.of("kind: exit\nid: new\nquestion: Who?\n", "prompts.block.id", 2),
                Arguments.of("kind: exit\nid: x\n", "prompts.block.missing", 1),
                Arguments.of("kind: exit\nid: x\nquestion: " + "x".repeat(401) + "\n", "posts.file.text.long", 3),
                Arguments.of("kind: exit\nid: x\nquestion: Who?\nqestion: What?\n", "posts.file.key.meant", 4),
                Arguments.of("kind: exit\nid: x\nquestion: Who?\nchoices: [a, b]\n", "posts.file.key.unknown", 4),
                Arguments.of("kind: exit\nid: x\nquestion: [Who\n", "posts.file.yaml", 4),
                Arguments.of("kind: exit\nid: x\nquestion: &a Who?\n", "posts.file.yaml.alias", 3),
                Arguments.of(block("poll", "due: tomorrow\n"), "prompts.block.moment", 5),
                Arguments.of(block("poll", "due: 2026-02-30\n"), "prompts.block.moment", 5),
                Arguments.of(block("poll", "due: 2026-12-01 25:00\n"), "prompts.block.moment", 5),
                Arguments.of(block("poll", "opens: 2026-12-02\ndue: 2026-12-01\n"), "prompts.block.due-early", 6),
                Arguments.of(block("poll", "due: 2026-12-02\ncloses: 2026-12-01\n"), "prompts.block.closes-early", 6),
                Arguments.of(block("poll", "answers: secret\n"), "posts.file.choice", 5),
                Arguments.of(block("question", "mask: unlinked\n"), "prompts.block.mask-replies", 6),
                Arguments.of(block("question", "mask: anonymous\n"), "posts.file.choice", 6),
                Arguments.of(block("poll", "mask: fresh\n"), "prompts.block.mask-talk", 5),
                Arguments.of(block("exit", "mask: unlinked\n"), "prompts.block.mask-talk", 4),
                Arguments.of(block("question", "due: 2026-12-01\nreplies-due: 2026-12-09\ncloses: 2026-12-05\n"), "prompts.block.closes-early", 8),
                Arguments.of("kind: poll\nid: x\nquestion: Who?\nchoices: [One]\n", "prompts.block.few", 4),
                Arguments.of("kind: poll\nid: x\nquestion: Who?\nchoices: [One, One]\n", "prompts.block.twice", 4),
                Arguments.of("kind: poll\nid: x\nquestion: Who?\nchoices: [1, 2, 3, 4, 5, 6, 7, 8, 9]\n", "posts.file.list.long", 4),
                Arguments.of("kind: stance\nid: x\nquestion: Who?\npoles: [One]\n", "prompts.block.few", 4),
                Arguments.of("kind: stance\nid: x\nquestion: Who?\npoles: [One, Two, Three]\n", "posts.file.list.long", 4),
                Arguments.of("kind: question\nid: x\nquestion: Who?\nwords: many\n", "prompts.block.number", 4),
                Arguments.of("kind: question\nid: x\nquestion: Who?\nreplies-due: 2026-12-01\n", "prompts.block.no-replies", 4),
                Arguments.of("kind: question\nid: x\nquestion: Who?\nreplies: 1\ndue: 2026-12-02\nreplies-due: 2026-12-01\n", "prompts.block.replies-early", 6),
                Arguments.of("kind: spot\nid: x\nquestion: Who?\nitems: []\n", "prompts.block.few", 4),
                Arguments.of(block("spot", "").replace("library.example.cards.example/renew", "library.example.cards.com/renew"), "prompts.spot.clue-elsewhere", 11),
                Arguments.of(block("spot", "").replace("desk@library.example", "desk@library.com"), "prompts.spot.host", 5),
                Arguments.of(block("spot", "").replace("desk@library.example", "desk@a.example@library.com"), "prompts.spot.host", 5),
                Arguments.of(block("spot", "").replace("reason: It asks for nothing.", ""), "prompts.spot.reasonless", 15),
                Arguments.of("kind: exit\nid: x\nquestion: Who?\nnote: |\n" + "  words words\n".repeat(1_500), "prompts.block.long", 1));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsReportedWithItsLineAndASentence(String yaml, String key, int line) {
        var parsed = Prompt.parse(yaml, 1);
        assertThat(parsed.problems()).extracting(Problem::messageKey).contains(key);
        var problem = parsed.problems().stream().filter(each -> each.messageKey().equals(key)).findFirst().orElseThrow();
        assertThat(problem.line()).as(yaml).isEqualTo(line);
        assertThat(new Messages().say(problem.messageKey(), problem.args().toArray())).doesNotContainPattern("\\{\\d").matches("(?s).*[.?!]");
    }

    @Test
    void linesAreThoseOfTheDocument() {
        assertThat(Prompt.parse(block("poll", "due: tomorrow\n"), 40).problems()).extracting(Problem::line).containsExactly(44);
    }

    static List<Arguments> edits() {
        return List.of(
                Arguments.of(block("poll", ""), block("poll", ""), null),
                Arguments.of(block("poll", ""), block("poll", "due: 2026-12-01\nnote: Try it.\n"), null),
                Arguments.of(block("poll", ""), block("poll", "").replace("Always", "Sometimes"), "prompts.block.frozen"),
                Arguments.of(block("poll", ""), block("poll", "several: true\n"), "prompts.block.frozen"),
                Arguments.of(block("poll", ""), block("exit", ""), "prompts.block.frozen"),
                Arguments.of(block("stance", ""), block("stance", "").replace("Privacy, Comfort", "Comfort, Privacy"), "prompts.block.frozen"),
                Arguments.of(block("spot", ""), block("spot", "").replace("Monday", "Tuesday"), "prompts.block.frozen"),
                Arguments.of(block("spot", ""), block("spot", "").replace("owns library.example alone", "owns one name"), null),
                Arguments.of(block("confidential", ""), block("confidential", "").replace("Who watches?", "Who does not watch?"), "prompts.block.frozen-question"),
                Arguments.of(block("question", ""), block("question", "").replace("Who watches?", "Who watches whom?"), null),
                Arguments.of(block("question", "answers: sealed\n"), block("question", ""), "prompts.block.frozen-seal"),
                Arguments.of(block("question", "answers: sealed\n"), block("question", "answers: post-first\n"), "prompts.block.frozen-seal"),
                Arguments.of(block("question", "answers: post-first\n"), block("question", ""), "prompts.block.frozen-seal"),
                Arguments.of(block("question", "mask: fresh\n"), block("question", ""), "prompts.block.frozen-mask"),
                Arguments.of(block("question", ""), block("question", "mask: fresh\n"), "prompts.block.frozen-mask"),
                Arguments.of(block("question", "mask: fresh\n"), block("question", "mask: fresh\n").replace("words: 20", "words: 10"), null),
                Arguments.of(block("question", ""), block("question", "answers: sealed\n"), null));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void whatPeopleHaveAnsweredDoesNotChangeUnderThem(String before, String after, String why) {
        assertThat(read(before).whyNot(read(after)).orElse(null)).isEqualTo(why);
    }

    @Test
    void blocksAreFoundWhereTheTypesetterFindsThem() {
        assertThat(Fences.in("Words.\n\n```prompt\nkind: exit\n```\n\n~~~~ prompt more\na\n~~~\nb\n~~~~\n", 5))
                .containsExactly(new Fences.Found("kind: exit\n", 8), new Fences.Found("a\n~~~\nb\n", 12));
        assertThat(Fences.in("````\n```prompt\nkind: exit\n```\n````\n", 1)).isEmpty();
        assertThat(Fences.in("```prompts\na\n```\n    ```prompt\n", 1)).isEmpty();
        assertThat(Fences.in("```prompt\nkind: exit", 1)).containsExactly(new Fences.Found("kind: exit\n", 2));
    }
}
