package unmask.prompts.spot;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import unmask.prompts.Ballot;
import unmask.prompts.Bars;
import unmask.prompts.Block;
import unmask.prompts.Cells;
import unmask.prompts.Kind;
import unmask.prompts.Sheet;
import unmask.prompts.Votes;
import unmask.web.Form;

/** Made-up messages and links, which people judge before each clue in them is shown. */
public record Spot(List<Item> items) implements Kind {
    public static final String WORD = "spot";
    public static final Set<String> KEYS = Set.of("items");

    private static final int FEWEST = 4;
    private static final int MOST = 8;
    private static final List<String> PARTS = List.of("from", "subject", "shows");
    private static final Set<String> ITEM_KEYS = Set.of("from", "subject", "shows", "verdict", "reason", "clues");
    private static final Set<String> CLUE_KEYS = Set.of("words", "family", "says");
    /** Whatever looks like the name of a host: none may be one that exists, or could one day. */
    private static final Pattern HOST = Pattern.compile("(?i)(?:https?://|www\\.|@)\\S+|\\b[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)*\\.(?:com|org|net|edu|gov|info|io|co|app|dev|biz|uk|de|fr|es|eu|us)\\b\\S*");
    private static final String NOBODYS = ".example";

    /** What somebody has to judge. */
    public record Item(String from, String subject, String shows, boolean isReal, String reason, List<Clue> clues) {
        /** The text of one of its parts. */
        String part(int number) {
            return List.of(from, subject, shows).get(number);
        }
    }

    /**
     * What gives it away.
     *
     * @param family of cues, in the words of the NIST Phish Scale (Technical Note 2276, 2023): error, technical indicator, visual
     *               presentation, language and content, common tactic
     */
    public record Clue(String words, String family, String says) {}

    private static final List<String> FAMILIES = List.of("error", "technical", "visual", "language", "tactic");

    public static Spot read(Block block) {
        return new Spot(block.items("items", FEWEST, MOST).stream().map(Spot::item).toList());
    }

    private static Item item(Block block) {
        block.knowsOnly(ITEM_KEYS);
        var bare = new Item(block.text("from", 200), block.text("subject", 200), block.needed("shows", 2_000),
                block.oneOf("verdict", List.of("fake", "real")).equals("real"), block.text("reason", 400), List.of());
        var item = new Item(bare.from, bare.subject, bare.shows, bare.isReal, bare.reason, clues(block, bare));
        if (item.isReal && item.reason.isEmpty()) {
            block.wrong("verdict", "prompts.spot.reasonless");
        }
        if (!item.isReal && item.clues.isEmpty()) {
            block.wrong("verdict", "prompts.spot.clueless");
        }
        for (int part = 0; part < PARTS.size(); part++) {
            var key = PARTS.get(part);
            HOST.matcher(item.part(part)).results().map(hit -> host(hit.group()))
                    .filter(host -> !host.toLowerCase(Locale.ROOT).endsWith(NOBODYS))
                    .forEach(host -> block.wrong(key, "prompts.spot.host", host));
        }
        return item;
    }

    private static String host(String address) {
        var host = address.replaceFirst("(?i)^https?://", "").split("[/?#:<>()\\[\\]\"’”,;]", 2)[0];
        return host.substring(host.lastIndexOf('@') + 1).replaceAll("\\.+$", "");
    }

    private static List<Clue> clues(Block block, Item item) {
        return block.items("clues", 0, 12).stream().map(each -> {
            each.knowsOnly(CLUE_KEYS);
            var clue = new Clue(each.needed("words", 400), each.oneOf("family", FAMILIES), each.needed("says", 400));
            if (IntStream.range(0, PARTS.size()).noneMatch(part -> item.part(part).contains(clue.words))) {
                each.wrong("words", "prompts.spot.clue-elsewhere", clue.words);
            }
            return clue;
        }).toList();
    }

    @Override
    public String word() {
        return WORD;
    }

    /** Clues and reasons may be put better; what is judged may not change. */
    @Override
    public boolean isLike(Kind other) {
        return other instanceof Spot spot && judged(items).equals(judged(spot.items));
    }

    private static List<Item> judged(List<Item> items) {
        return items.stream().map(item -> new Item(item.from, item.subject, item.shows, item.isReal, "", List.of())).toList();
    }

    @Override
    public boolean isUnlinked() {
        return true;
    }

    @Override
    public Ballot ballot(Context form, boolean again) {
        var cells = new ArrayList<String>();
        for (int number = 0; number < items.size(); number++) {
            var verdict = Form.line(form, "item-" + number).toLowerCase(Locale.ROOT);
            if (!verdict.equals("fake") && !verdict.equals("real")) {
                return new Ballot.Wrong("item-" + number, "prompts.spot.none");
            }
            cells.add(cell(number, items.get(number).isReal == verdict.equals("real")));
        }
        return new Ballot.Counted(cells);
    }

    private static String cell(int number, boolean isRight) {
        return number + (isRight ? "-right" : "-wrong");
    }

    /**
     * A part of an item's words.
     *
     * @param clue the number of the clue that it is, from 1; 0 for the rest
     */
    public record Piece(String text, int clue) {}

    /** An item with its clues marked where they stand. */
    public record Annotated(List<Piece> from, List<Piece> subject, List<Piece> shows, boolean isReal, String reason, List<Clue> clues) {}

    public List<Annotated> annotated() {
        return items.stream().map(item -> new Annotated(pieces(item.from, item.clues), pieces(item.subject, item.clues), pieces(item.shows, item.clues),
                item.isReal, item.reason, item.clues)).toList();
    }

    /** Each clue is marked where it stands first; of two that overlap, the one that begins earlier. */
    private static List<Piece> pieces(String text, List<Clue> clues) {
        var pieces = new ArrayList<Piece>();
        int from = 0;
        while (from < text.length()) {
            int at = text.length();
            int next = 0;
            for (int number = 1; number <= clues.size(); number++) {
                int found = text.indexOf(clues.get(number - 1).words, from);
                int clue = number;
                if (found >= 0 && found < at && pieces.stream().noneMatch(piece -> piece.clue == clue)) {
                    at = found;
                    next = number;
                }
            }
            if (at > from) {
                pieces.add(new Piece(text.substring(from, at), 0));
            }
            from = next == 0 ? text.length() : at + clues.get(next - 1).words.length();
            if (next > 0) {
                pieces.add(new Piece(text.substring(at, from), next));
            }
        }
        return pieces;
    }

    /** What an item is called where there is no room for all of it. */
    public String label(int number) {
        var item = items.get(number);
        return number + 1 + ". " + (!item.subject.isEmpty() ? item.subject : !item.from.isEmpty() ? item.from : item.shows.lines().findFirst().orElse(""));
    }

    @Override
    public Bars chart(List<Sheet> sheets) {
        return sheets.isEmpty() ? null : Bars.several(labels(), sheets.stream().map(Sheet::cells).toList());
    }

    private List<String> labels() {
        return IntStream.range(0, items.size()).mapToObj(this::label).toList();
    }

    @Override
    public List<Count> counts(List<Sheet> sheets) {
        return IntStream.range(0, sheets.size()).boxed().flatMap(number -> sheets.get(number).counts("", List.of(label(number))).stream()).toList();
    }

    @Override
    public int cellsEach() {
        return items.size();
    }

    /** Nobody minds to be known for a wrong guess, and with two numbers for each item a stricter rule would hide nearly all. */
    @Override
    public Cells.Rule rule() {
        return Cells.MILD;
    }

    @Override
    public List<Sheet> results(Votes votes, List<Sheet> out) {
        return IntStream.range(0, items.size())
                .mapToObj(number -> Sheet.of(Cells.MILD, "item-" + number, List.of(votes.in(cell(number, true)), votes.in(cell(number, false)))))
                .toList();
    }
}
