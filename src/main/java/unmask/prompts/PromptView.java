package unmask.prompts;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import unmask.comments.DiscussionStore;
import unmask.comments.DiscussionView;
import unmask.comments.Passages;
import unmask.people.Course;
import unmask.posts.Post;
import unmask.prompts.TakingPartStore.Part;
import unmask.prompts.TakingPartStore.Standing;
import unmask.storage.Database;
import unmask.storage.Tx;
import unmask.web.Fragment;
import unmask.web.Page;

/** Draws prompts: the question, what this viewer may answer, and what they may see of the others' answers. */
public final class PromptView implements Blocks.View {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm", Locale.ENGLISH);

    private final Database database;
    private final PromptStore prompts;
    private final AnswerStore answers;
    private final TakingPartStore takingPart;
    private final DiscussionStore discussions;
    private final DiscussionView view;
    private final Clock clock;

    public PromptView(Database database, PromptStore prompts, AnswerStore answers, TakingPartStore takingPart, DiscussionStore discussions, DiscussionView view,
                      Clock clock) {
        this.database = database;
        this.prompts = prompts;
        this.answers = answers;
        this.takingPart = takingPart;
        this.discussions = discussions;
        this.view = view;
        this.clock = clock;
    }

    @Override
    public Optional<Fragment> within(Page page, Post post, Prompt written) {
        return database.read(tx -> prompts.find(tx, page.viewer(), page.course(), written.id()))
                .filter(asked -> !asked.gone() && asked.postId() != null && asked.postId() == post.id())
                .map(asked -> {
                    var model = model(page, asked, null);
                    model.put("within", true);
                    model.put("talk", talk(page, asked, true).orElse(null));
                    return page.fragment("prompts/prompt :: whole", model);
                });
    }

    @Override
    public Fragment preview(Page page, Prompt prompt) {
        var asked = new Asked(page.course().id(), 0, prompt.id(), prompt.kind().word(), prompt.question(), "", 0L, "", false, Instant.EPOCH, null, null, null, null,
                false, false, false, false, false, false, "", 0, null);
        var model = model(page, asked, prompt, Round.OPEN, null, Mine.NOTHING);
        model.put("within", true);
        model.put("preview", true);
        model.put("mayAnswer", !prompt.kind().isTalk());
        model.put("status", planned(page, prompt));
        model.put("talk", null);
        return page.fragment("prompts/prompt :: whole", model);
    }

    private static List<String> planned(Page page, Prompt prompt) {
        var lines = new ArrayList<String>();
        if (prompt.opens() != null) {
            lines.add(page.say("prompts.opens", moment(page.course(), prompt.opens().atZone(page.course().zoneId()).toInstant())));
        }
        if (prompt.due() != null) {
            lines.add(page.say("prompts.due", moment(page.course(), prompt.due().atZone(page.course().zoneId()).toInstant())));
        }
        return lines;
    }

    @Override
    public Fragment typed(Page page, String body) {
        return page.fragment("prompts/prompt :: typed", Map.of("body", body));
    }

    /**
     * What this viewer alone knows of a prompt.
     *
     * @param given  what they have answered, as far as it can be changed
     * @param spent  whether they have had their turn
     */
    record Mine(Map<String, String> given, boolean spent, Map<Part, Standing> standings, Instant due) {
        static final Mine NOTHING = new Mine(Map.of(), false, Map.of(), null);

        /** Whether they have taken part, answering or not. */
        public boolean hasTakenPart() {
            return isDone(Part.ANSWER);
        }

        private boolean isDone(Part part) {
            return standings.get(part) == Standing.DONE || standings.get(part) == Standing.LATE;
        }

        public boolean isLate() {
            return standings.get(Part.ANSWER) == Standing.LATE;
        }

        public boolean hasReplied() {
            return isDone(Part.REPLIES);
        }
    }

    /** @param wrong what is missing in an answer that somebody has just sent; null otherwise */
    Map<String, Object> model(Page page, Asked asked, Ballot.Wrong wrong) {
        var now = clock.instant();
        var mine = database.read(tx -> mine(tx, page, asked));
        return model(page, asked, asked.prompt(), asked.round(now), wrong, mine);
    }

    private Mine mine(Tx tx, Page page, Asked asked) {
        var viewer = page.viewer();
        return !viewer.isMember() ? Mine.NOTHING
                : new Mine(answers.of(tx, viewer, asked), answers.isSpent(tx, viewer, asked), takingPart.of(tx, viewer, asked), takingPart.due(tx, viewer, asked, Part.ANSWER));
    }

    private Map<String, Object> model(Page page, Asked asked, Prompt prompt, Round round, Ballot.Wrong wrong, Mine mine) {
        Map<String, Object> model = new HashMap<>();
        var kind = prompt.kind();
        boolean again = kind.asksTwice() && round == Round.REVEALED;
        boolean isOwnFinal = kind.isUnlinked() ? mine.spent : round == Round.REVEALED && !again && mine.hasTakenPart();
        boolean mayEver = page.mayWrite() && !page.viewer().isStaff() && !kind.isTalk();
        model.put("asked", asked);
        model.put("prompt", prompt);
        model.put("kind", kind);
        model.put("word", kind.word());
        model.put("key", asked.slug());
        model.put("place", asked.path(page.course()));
        model.put("round", round);
        model.put("again", again);
        model.put("mine", mine);
        model.put("mayAnswer", mayEver && round.isTaking() && !isOwnFinal);
        model.put("isFinal", mayEver && isOwnFinal);
        model.put("status", status(page, asked, prompt, round, mine));
        model.put("wrong", wrong == null ? null : page.say(wrong.messageKey()));
        model.put("wrongField", wrong == null ? null : wrong.field());
        var sheets = page.viewer().isMember() ? asked.sheets(kind)
                : round == Round.CLOSED ? asked.sheets(kind).stream().map(Sheet::outside).toList() : List.<Sheet>of();
        model.put("chart", sheets.isEmpty() ? null : kind.chart(sheets));
        model.put("isCounted", round.isOut() && prompt.isRevealed() && !kind.isTalk());
        model.put("tellsAll", page.viewer().isStaff() || round == Round.CLOSED || mine.spent);
        model.put("lines", page.viewer().isStaff() ? database.read(tx -> answers.lines(tx, page.viewer(), asked)) : List.of());
        model.put("reveal", revealKey(kind));
        model.put("within", false);
        model.put("preview", false);
        return model;
    }

    /** The message key of the button that reveals. */
    static String revealKey(Kind kind) {
        return kind.isTalk() ? "prompts.reveal.talk" : kind.asksTwice() ? "prompts.reveal.twice" : "prompts.reveal.counts";
    }

    /** What there is to know about the times, each a sentence of its own. */
    private List<String> status(Page page, Asked asked, Prompt prompt, Round round, Mine mine) {
        var now = clock.instant();
        var lines = new ArrayList<String>();
        switch (round) {
            case DRAFT -> lines.add(asked.gone() ? page.say("prompts.gone") : asked.opensAt().equals(DiscussionStore.NEVER) ? page.say("prompts.draft")
                    : page.say("prompts.opens", moment(page.course(), asked.opensAt())));
            case CLOSED -> lines.add(asked.closesAt() == null ? page.say("prompts.closed") : page.say("prompts.closed-on", moment(page.course(), asked.closesAt())));
            default -> lines.addAll(running(page, asked, prompt, round, mine, now));
        }
        if (mine.isLate()) {
            lines.add(page.say("prompts.yours-late"));
        }
        return lines;
    }

    private static List<String> running(Page page, Asked asked, Prompt prompt, Round round, Mine mine, Instant now) {
        var lines = new ArrayList<String>();
        if (asked.dueAt() != null) {
            var due = mine.due == null ? asked.dueAt() : mine.due;
            boolean over = due.isBefore(now);
            lines.add(page.say(over ? "prompts.was-due" : due.equals(asked.dueAt()) ? "prompts.due" : "prompts.due-for-you", moment(page.course(), due)));
            if (over && asked.closesAt() != null) {
                lines.add(page.say("prompts.late-until", moment(page.course(), asked.closesAt())));
            }
        } else if (asked.closesAt() != null) {
            lines.add(page.say("prompts.closes", moment(page.course(), asked.closesAt())));
        }
        int replies = prompt.kind().repliesAsked();
        if (replies > 0) {
            boolean sameDay = asked.repliesDueAt() == null || asked.repliesDueAt().equals(asked.dueAt());
            lines.add(sameDay ? page.say("prompts.replies", replies) : page.say("prompts.replies-due", replies, moment(page.course(), asked.repliesDueAt())));
        }
        if (prompt.isRevealed() && round == Round.OPEN) {
            lines.add(asked.revealsAt() == null ? page.say("prompts.revealed-by-hand") : page.say("prompts.revealed-on", moment(page.course(), asked.revealsAt())));
        }
        return lines;
    }

    /** An hour as the class's own clock shows it, with the zone for those who are elsewhere. */
    static String moment(Course course, Instant instant) {
        return MOMENT.format(instant.atZone(course.zoneId())) + " (" + course.zone().replace('_', ' ') + ")";
    }

    /** The answers in words and what is said to them. */
    Optional<Fragment> talk(Page page, Asked asked, boolean within) {
        return asked.discussionId() == null ? Optional.empty()
                : database.read(tx -> discussions.at(tx, page.viewer(), page.course().id(), asked.place()))
                        .map(discussion -> within ? view.within(page, discussion)
                                : view.under(page, discussion, Passages.NONE, 0, page.sheet(), page.around()));
    }
}
