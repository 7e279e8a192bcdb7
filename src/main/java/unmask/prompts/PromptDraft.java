package unmask.prompts;

import io.javalin.http.Context;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import unmask.people.DiscussionMask;
import unmask.posts.FrontMatter;
import unmask.posts.Header;
import unmask.posts.Parsed;
import unmask.posts.Problem;
import unmask.posts.Problems;
import unmask.prompts.poll.Poll;
import unmask.prompts.question.Question;
import unmask.prompts.stance.Stance;
import unmask.web.Form;
import unmask.web.Page;

/** A prompt as somebody writes it in the browser, field by field; underneath it is the same block as in an article. */
record PromptDraft(Map<String, String> fields) {
    private static final List<String> LINES = List.of("kind", "id", "first", "second", "words", "replies", "replies-due", "opens", "due", "closes", "answers", "mask");
    private static final List<String> TEXTS = List.of("question", "choices", "items", "aim", "note");
    private static final List<String> TICKS = List.of("several", "quotation");

    static PromptDraft from(Context ctx) {
        Map<String, String> fields = new HashMap<>();
        LINES.forEach(name -> fields.put(name, Form.line(ctx, name)));
        TEXTS.forEach(name -> fields.put(name, Form.text(ctx, name).strip()));
        // What is indented stays so.
        fields.put("items", Form.text(ctx, "items").stripTrailing());
        TICKS.forEach(name -> fields.put(name, Form.isTicked(ctx, name) ? "yes" : ""));
        return new PromptDraft(fields);
    }

    static PromptDraft empty(String kind) {
        return new PromptDraft(Map.of("kind", kind));
    }

    /** A prompt as it is written, to be changed. */
    static PromptDraft of(Prompt prompt, String definition) {
        Map<String, String> fields = new HashMap<>();
        fields.put("kind", prompt.kind().word());
        fields.put("id", prompt.id());
        fields.put("question", prompt.question());
        fields.put("opens", typed(prompt.opens()));
        fields.put("due", typed(prompt.due()));
        fields.put("closes", typed(prompt.closes()));
        fields.put("answers", prompt.answers().word());
        fields.put("mask", prompt.mask() == DiscussionMask.COURSE ? "" : prompt.mask().name().toLowerCase(Locale.ROOT));
        fields.put("aim", prompt.aim());
        fields.put("note", prompt.note());
        if (prompt.kind() instanceof Question question) {
            fields.put("words", question.words() == 0 ? "" : String.valueOf(question.words()));
            fields.put("replies", question.replies() == 0 ? "" : String.valueOf(question.replies()));
            fields.put("replies-due", typed(question.repliesDue()));
            fields.put("quotation", question.quotation() ? "yes" : "");
        } else if (prompt.kind() instanceof Poll poll) {
            fields.put("choices", String.join("\n", poll.choices()));
            fields.put("several", poll.several() ? "yes" : "");
        } else if (prompt.kind() instanceof Stance stance) {
            fields.put("first", stance.poles().get(0));
            fields.put("second", stance.poles().get(1));
        }
        fields.put("items", Header.of(definition, 1, new Problems()).source("items"));
        return new PromptDraft(fields);
    }

    private static String typed(LocalDateTime moment) {
        return moment == null ? "" : moment.toString();
    }

    public String get(String field) {
        return fields.getOrDefault(field, "");
    }

    /** The same, under another name. */
    PromptDraft named(String id) {
        return with("id", id);
    }

    PromptDraft with(String field, String value) {
        var changed = new HashMap<>(fields);
        changed.put(field, value);
        return new PromptDraft(changed);
    }

    /** The same for another class, whose days are others; there is no article to quote either. */
    PromptDraft undated() {
        var undated = new HashMap<>(fields);
        List.of("opens", "due", "closes", "replies-due", "quotation").forEach(undated::remove);
        return new PromptDraft(undated);
    }

    /** The lines of the block, each with the field that it comes from. */
    private List<Map.Entry<String, String>> lines() {
        var lines = new ArrayList<Map.Entry<String, String>>();
        lines.add(Map.entry("kind", "kind: " + get("kind")));
        lines.add(Map.entry("id", "id: " + FrontMatter.scalar(get("id"))));
        for (var key : List.of("question", "words", "replies", "replies-due", "opens", "due", "closes", "answers", "mask", "quotation", "several", "aim", "note")) {
            if (!get(key).isEmpty()) {
                lines.add(Map.entry(key, key + ": " + FrontMatter.scalar(get(key))));
            }
        }
        if (get("kind").equals(Poll.WORD)) {
            lines.add(Map.entry("choices", "choices: " + Arrays.stream(get("choices").split("\n")).map(String::strip).filter(choice -> !choice.isEmpty())
                    .map(FrontMatter::scalar).collect(Collectors.joining(", ", "[", "]"))));
        }
        if (get("kind").equals(Stance.WORD)) {
            lines.add(Map.entry("first", "poles: " + List.of(get("first"), get("second")).stream().filter(pole -> !pole.isEmpty())
                    .map(FrontMatter::scalar).collect(Collectors.joining(", ", "[", "]"))));
        }
        if (get("kind").equals("spot")) {
            lines.add(Map.entry("items", "items:"));
            get("items").indent(2).lines().forEach(line -> lines.add(Map.entry("items", line)));
        }
        return lines;
    }

    String definition() {
        return lines().stream().map(Map.Entry::getValue).collect(Collectors.joining("\n", "", "\n"));
    }

    Parsed<Prompt> parsed() {
        return Prompt.parse(definition(), 1);
    }

    /** What is wrong, a sentence for each field. */
    Map<String, String> problems(Page page) {
        var problems = new LinkedHashMap<String, String>();
        var lines = lines();
        for (var problem : parsed().problems()) {
            var field = problem.line() >= 1 && problem.line() <= lines.size() ? lines.get(problem.line() - 1).getKey() : "question";
            problems.putIfAbsent(missing(problem, field), sentence(page, problem));
        }
        return problems;
    }

    /** What is missing stands on no line. */
    private static String missing(Problem problem, String field) {
        return problem.messageKey().equals("prompts.block.missing") && TEXTS.contains(problem.args().get(0)) ? problem.args().get(0) : field;
    }

    private static String sentence(Page page, Problem problem) {
        return problem.messageKey().equals("prompts.block.missing") ? page.say("prompts.field-missing") : page.say(problem.messageKey(), problem.args().toArray());
    }

    /** Everything that makes this form this form. */
    String words() {
        return definition();
    }
}
