package unmask.comments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import unmask.markdown.Block;

/** Where words are found again when somebody has edited the article meanwhile. */
class RereadingTest {
    private static final int EDITS = 2_000;
    private static final String DOOR = "The Mask did not have to break down a door.";

    private static Passages article(int version, String... paragraphs) {
        return Passages.of(version, IntStream.range(0, paragraphs.length)
                .mapToObj(i -> new Block(i + 1, Block.Kind.PARAGRAPH, paragraphs[i])).toList());
    }

    /** The block where the words are found; 0 when the text has changed. */
    private static int found(Anchor anchor, Passages now) {
        return Rereading.find(anchor, now).map(Rereading.Place::block).orElse(0);
    }

    @Test
    void whatHasNotChangedStandsWhereItStood() {
        var article = article(1, "First of all.", DOOR, "Last.");
        assertThat(found(article.whole(2), article)).isEqualTo(2);
        assertThat(found(article.phrase(2, "break down").orElseThrow(), article)).isEqualTo(2);
    }

    @Test
    void wordsFollowTheirParagraphWhereverItIsMoved() {
        var before = article(1, "First of all.", DOOR, "Last.");
        var after = article(2, "A new beginning.", "First of all.", "Last.", DOOR);
        assertThat(found(before.whole(2), after)).isEqualTo(4);
        assertThat(found(before.phrase(2, "to break down a door").orElseThrow(), after)).isEqualTo(4);
    }

    @Test
    void whiteSpaceIsNoChangeAndEveryLetterIs() {
        var whole = article(1, DOOR).whole(1);
        assertThat(found(whole, article(2, "The Mask\ndid  not have to\u00a0break down a door. "))).isEqualTo(1);
        assertThat(found(whole, article(2, "The Mask did not have to break down a gate."))).isZero();
        assertThat(found(whole, article(2, "the Mask did not have to break down a door."))).isZero();
        assertThat(found(whole, article(2))).isZero();
    }

    @Test
    void aPhraseOutlivesAnEditElsewhereInItsParagraph() {
        var phrase = article(1, "One two three. The Mask did not have to break down a door. Four five.").phrase(1, "break down a door").orElseThrow();
        assertThat(found(phrase, article(2, "Ten eleven. The Mask did not have to break down a door."))).isEqualTo(1);
    }

    @Test
    void ofSeveralPlacesTheOneWithTheSameNeighboursIsMeant() {
        var before = article(1, "She left the door open on purpose.", "Nobody had left the door open for him.");
        var second = before.phrase(2, "the door open").orElseThrow();
        assertThat(found(second, article(2, "Nobody had left the door open for him.", "She left the door open on purpose."))).isEqualTo(1);
    }

    @Test
    void whatCannotBeToldApartIsFoundOnlyWhereItStood() {
        var before = article(1, DOOR, "Between.", DOOR);
        assertThat(found(before.whole(3), before)).isEqualTo(3);
        var twice = article(2, "New.", "New.", "New.", DOOR, "Other.", DOOR, "Other.");
        assertThat(found(before.whole(1), twice)).isZero();
    }

    @Test
    void shortWordsThatHappenToStandElsewhereAreNotTheSame() {
        var before = article(1, "They wore a mask in the street.", "Nobody asked.");
        assertThat(found(before.phrase(1, "a mask").orElseThrow(), article(2, "Other words.", "A word for an ugly face, or for a mask, is careto."))).isZero();
    }

    @Test
    void aVeryLongPassageIsKnownByItsBeginning() {
        var words = IntStream.range(0, 2_000).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
        var anchor = article(1, words).whole(1);
        assertThat(anchor.quotation()).hasSize(4_000);
        assertThat(anchor.whole()).isFalse();
        assertThat(found(anchor, article(2, "New.", words))).isEqualTo(2);
    }

    /** A paragraph with an identity that survives edits, as the author would see it. */
    private record Paragraph(int identity, String text) {}

    @Test
    void noAnchorEverPointsAtOtherWordsWithoutSayingSo() {
        var chance = new Random(20_140_210);
        int followed = 0;
        int lost = 0;
        for (int edit = 0; edit < EDITS; edit++) {
            var before = new ArrayList<Paragraph>();
            int size = 1 + chance.nextInt(9);
            for (int i = 0; i < size; i++) {
                before.add(new Paragraph(i, words(chance)));
            }
            var old = passages(1, before);
            var after = new ArrayList<>(before);
            for (int i = chance.nextInt(5); i >= 0; i--) {
                change(after, chance, 100 * (i + 1));
            }
            var now = passages(2, after);
            for (int block = 1; block <= size; block++) {
                for (var anchor : List.of(old.whole(block), phrase(old, block, chance))) {
                    var place = Rereading.find(anchor, now);
                    if (place.isEmpty()) {
                        lost++;
                        assertThat(Quoted.of(anchor, now).words()).isEqualTo(anchor.quotation());
                        assertThat(Quoted.of(anchor, now).block()).isZero();
                        continue;
                    }
                    followed++;
                    assertThat(now.words(place.get())).as("seeded edit %d, block %d", edit, block).isEqualTo(anchor.quotation());
                    assertThat(now.words(place.get().block())).contains(anchor.quotation());
                    // Words are not taken for the same words of another paragraph, unless that is the same word for word.
                    if (!now.words(place.get().block()).equals(old.words(block))) {
                        assertThat(after.get(place.get().block() - 1).identity).as("edit %d moved “%s” of %s, %s", edit, anchor, before, after)
                                .isEqualTo(before.get(block - 1).identity);
                    }
                }
            }
        }
        assertThat(followed).isGreaterThan(4 * EDITS);
        assertThat(lost).isGreaterThan(EDITS);
    }

    private static Passages passages(int version, List<Paragraph> paragraphs) {
        return article(version, paragraphs.stream().map(Paragraph::text).toArray(String[]::new));
    }

    private static String words(Random chance) {
        return IntStream.range(0, 1 + chance.nextInt(20)).mapToObj(i -> word(chance)).collect(Collectors.joining(" ")) + ".";
    }

    /** Few words, so that many stand twice. */
    private static String word(Random chance) {
        return List.of("a", "the", "mask", "door", "reader", "was", "open", "left", "careto", "paragraph", "of", "in", "under", "promise", "kept", "click")
                .get(chance.nextInt(16));
    }

    private static Anchor phrase(Passages passages, int block, Random chance) {
        var words = List.of(passages.words(block).split(" "));
        int from = chance.nextInt(words.size());
        int to = from + 1 + chance.nextInt(words.size() - from);
        return passages.phrase(block, String.join(" ", words.subList(from, to))).orElseThrow();
    }

    private static void change(List<Paragraph> text, Random chance, int next) {
        int at = chance.nextInt(text.size() + 1);
        switch (text.isEmpty() || at == text.size() ? 0 : chance.nextInt(4)) {
            case 0 -> text.add(at, new Paragraph(next, words(chance)));
            case 1 -> text.remove(at);
            case 2 -> text.add(chance.nextInt(text.size()), text.remove(at));
            default -> text.set(at, reworded(text.get(at), chance));
        }
    }

    private static Paragraph reworded(Paragraph paragraph, Random chance) {
        var words = new ArrayList<>(List.of(paragraph.text.split(" ")));
        words.set(chance.nextInt(words.size()), word(chance));
        return new Paragraph(paragraph.identity, String.join(" ", words));
    }
}
