package unmask.prompts;

import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import unmask.people.DiscussionMask;
import unmask.posts.Header;
import unmask.posts.Parsed;
import unmask.posts.Problems;
import unmask.web.AddressNames;

/**
 * Something to respond to, as its author has written it down. Days and hours are those of the course's zone.
 *
 * @param id      names it in its course, for as long as it is there
 * @param opens   from when on people may respond; null for as soon as it is out
 * @param due     until when a response is in time; null when it is never late
 * @param closes  until when late responses are taken; null for a week after they are due, or for as long as nobody closes it
 * @param aim     what it is for; instructors alone read it
 * @param note    how to run it; instructors alone read it
 */
public record Prompt(String id, Kind kind, String question, LocalDateTime opens, LocalDateTime due, LocalDateTime closes, Answers answers,
                     DiscussionMask mask, String aim, String note) {
    /** The first word of the fenced blocks that hold prompts. */
    public static final String WORD = "prompt";
    /** In characters, as its author types it. */
    public static final int LONGEST = 16_000;

    static final int LONGEST_QUESTION = 400;
    static final int LONGEST_ID = 60;
    /** Of a late response that is still taken. */
    static final int DAYS_LATE = 7;

    private static final int LONGEST_NOTE = 2_000;
    private static final Set<String> KEYS = Set.of("kind", "id", "question", "opens", "due", "closes", "answers", "mask", "aim", "note");

    /** When others' responses can be read. */
    public enum Answers {
        /** At once. */
        OPEN,
        /** By everybody who has responded. */
        POST_FIRST,
        /** By nobody, staff included, until all are revealed together. */
        SEALED;

        /** As blocks write it. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Reads what stands between the fences of a block. Never throws: what is wrong comes back with its lines.
     *
     * @param firstLine of the body in its document, from 1
     */
    public static Parsed<Prompt> parse(String body, int firstLine) {
        var problems = new Problems();
        if (body.length() > LONGEST) {
            problems.refuseAs(firstLine, "prompts.block.long", LONGEST);
            return problems.conclude(() -> null);
        }
        var keys = Header.of(body, firstLine, problems);
        var block = new Block(keys, problems);
        var reader = problems.isRefused() ? Optional.<Kinds.Reader>empty() : reader(keys, block, firstLine);
        if (reader.isEmpty()) {
            return problems.conclude(() -> null);
        }
        var known = new TreeSet<>(KEYS);
        known.addAll(reader.get().keys());
        keys.knowsOnly(known);
        var prompt = new Prompt(id(block), null, block.needed("question", LONGEST_QUESTION), block.moment("opens", false), block.moment("due", true),
                block.moment("closes", true), answers(block), mask(block), block.text("aim", LONGEST_NOTE), block.text("note", LONGEST_NOTE))
                .of(reader.get().read(block));
        prompt.checkTimes(block);
        prompt.checkMask(block);
        return problems.conclude(() -> prompt);
    }

    private static Optional<Kinds.Reader> reader(Header keys, Block block, int firstLine) {
        var word = keys.text("kind", 20);
        if (word.isEmpty()) {
            block.wrongAt(firstLine, "prompts.block.kindless", String.join(", ", Kinds.words()));
        }
        var reader = word.flatMap(Kinds::reader);
        if (word.isPresent() && reader.isEmpty()) {
            block.wrong("kind", "prompts.block.kind", word.get(), String.join(", ", Kinds.words()));
        }
        return reader;
    }

    private static String id(Block block) {
        var id = block.needed("id", LONGEST_ID);
        if (!id.isEmpty() && !AddressNames.isFree(id)) {
            block.wrong("id", "prompts.block.id", id);
        }
        return id;
    }

    private static Answers answers(Block block) {
        return block.oneOf("answers", Answers.values(), Answers::word).orElse(Answers.OPEN);
    }

    private static DiscussionMask mask(Block block) {
        return block.oneOf("mask", DiscussionMask.values(), mask -> mask.name().toLowerCase(Locale.ROOT)).orElse(DiscussionMask.COURSE);
    }

    private Prompt of(Kind read) {
        return new Prompt(id, read, question, opens, due, closes, answers, mask, aim, note);
    }

    private void checkTimes(Block block) {
        if (opens != null && due != null && due.isBefore(opens)) {
            block.wrong("due", "prompts.block.due-early");
        }
        var last = kind.lastDue(due);
        if (closes != null && (last != null && closes.isBefore(last) || opens != null && closes.isBefore(opens))) {
            block.wrong("closes", "prompts.block.closes-early");
        }
    }

    private void checkMask(Block block) {
        if (mask != DiscussionMask.COURSE && !kind.isTalk()) {
            block.wrong("mask", "prompts.block.mask-talk");
        }
        if (mask == DiscussionMask.UNLINKED && kind.repliesAsked() > 0) {
            block.wrong("mask", "prompts.block.mask-replies");
        }
    }

    /** Until when responses are taken; null for as long as nobody closes it. */
    public LocalDateTime end() {
        return closes != null ? closes : kind.lastDue(due) == null ? null : kind.lastDue(due).plusDays(DAYS_LATE);
    }

    /** Whether others' responses, or the results, come out all at once: then they do when it is due, unless somebody is quicker. */
    public boolean isRevealed() {
        return kind.hasResults() || kind.isTalk() && answers == Answers.SEALED;
    }

    /**
     * Why this prompt, which people have responded to, may not become another one; empty when it may. What they were asked, and who
     * they were told would read it, must not change under them.
     */
    public Optional<String> whyNot(Prompt next) {
        if (!kind.word().equals(next.kind.word()) || !kind.isLike(next.kind)) {
            return Optional.of("prompts.block.frozen");
        }
        if (!kind.isTalk() && !question.equals(next.question)) {
            return Optional.of("prompts.block.frozen-question");
        }
        if (answers == Answers.SEALED && next.answers != Answers.SEALED || answers == Answers.POST_FIRST && next.answers == Answers.OPEN) {
            return Optional.of("prompts.block.frozen-seal");
        }
        // Not to a stricter one either: old names and new ones would stand side by side.
        if (mask != next.mask) {
            return Optional.of("prompts.block.frozen-mask");
        }
        return Optional.empty();
    }
}
