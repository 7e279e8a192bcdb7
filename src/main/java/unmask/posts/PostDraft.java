package unmask.posts;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unmask.people.Audience;
import unmask.people.Course;
import unmask.web.Form;
import unmask.web.Page;

/**
 * What an instructor typed into the editor.
 *
 * @param authors    names with commas between them
 * @param references YAML, as under {@code references:} in a file
 * @param once       names the form, so that a new article is added once
 * @param insert     the ready block that is to be put in; empty for none
 * @param version    of the article from which this began; 0 for a new one
 */
record PostDraft(String title, String authors, String teaser, String references, String body, Audience audience, String once, int version, Aim aim,
                 String insert) {
    /** Which button was pressed. */
    enum Aim {
        PREVIEW, INSERT, DRAFT, PUBLISH, TAKE_BACK
    }

    static PostDraft from(Context ctx) {
        var version = Form.line(ctx, "version");
        return new PostDraft(Form.line(ctx, "title"), Form.line(ctx, "authors"), Form.line(ctx, "teaser"), Form.text(ctx, "references").stripTrailing(),
                Form.text(ctx, "body"), Form.line(ctx, "audience").equals("web") ? Audience.WEB : Audience.COURSE, Form.line(ctx, "once"),
                version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0,
                Form.line(ctx, "insert").isEmpty() ? aim(Form.line(ctx, "to")) : Aim.INSERT, Form.line(ctx, "insert"));
    }

    private static Aim aim(String button) {
        return switch (button) {
            case "publish" -> Aim.PUBLISH;
            case "draft" -> Aim.DRAFT;
            case "take-back" -> Aim.TAKE_BACK;
            default -> Aim.PREVIEW;
        };
    }

    static PostDraft empty(Page page) {
        return new PostDraft("", page.viewer().member().name(), "", "", "", page.course().audience(), page.onceKey(), 0, Aim.PREVIEW, "");
    }

    /** The article as it stands, to be changed. */
    static PostDraft of(Page page, Post post, FrontMatter document) {
        return new PostDraft(post.title(), post.byline(), post.teaser(), document.referencesText(), document.body(), post.audience(),
                page.onceKey(), post.version(), Aim.PREVIEW, "");
    }

    /** The same words, begun from another version. */
    PostDraft over(int newer) {
        return new PostDraft(title, authors, teaser, references, body, audience, once, newer, aim, insert);
    }

    /** The same with a block at its end. */
    PostDraft with(String block) {
        return block.isEmpty() ? this : new PostDraft(title, authors, teaser, references, (body.isBlank() ? "" : body.stripTrailing() + "\n\n") + block, audience, once, version, aim, insert);
    }

    private List<String> names() {
        return Arrays.stream(authors.split(",")).map(String::strip).filter(name -> !name.isEmpty()).toList();
    }

    /** The document as a file would hold it. */
    String document() {
        return FrontMatter.write(title, names(), Optional.empty(), Optional.of(teaser).filter(text -> !text.isEmpty()), references, body);
    }

    /** What is wrong, a sentence for each field. */
    Map<String, String> problems(Page page) {
        var problems = new LinkedHashMap<String, String>();
        if (title.isEmpty()) {
            problems.put("title", page.say("posts.title-missing"));
        } else if (title.length() > FrontMatter.LONGEST_TITLE) {
            problems.put("title", page.say("posts.title-long", FrontMatter.LONGEST_TITLE));
        }
        var names = names();
        if (names.size() > FrontMatter.MOST_NAMES || Edition.byline(names).length() > Edition.LONGEST_BYLINE
                || names.stream().anyMatch(name -> name.length() > FrontMatter.LONGEST_NAME)) {
            problems.put("authors", page.say("posts.byline-long", Edition.LONGEST_BYLINE));
        }
        if (teaser.length() > FrontMatter.LONGEST_TEASER) {
            problems.put("teaser", page.say("posts.teaser-long", FrontMatter.LONGEST_TEASER));
        }
        if (body.isBlank()) {
            problems.put("body", page.say("posts.body-missing"));
        } else if (document().length() > Edition.LONGEST_SOURCE) {
            problems.put("body", page.say("markdown.article-too-long"));
        }
        sourceProblem(page).ifPresent(sentence -> problems.put("references", sentence));
        return problems;
    }

    /** The first thing wrong in the references, with its line in their field. */
    private Optional<String> sourceProblem(Page page) {
        var only = FrontMatter.write("T", List.of(), Optional.empty(), Optional.empty(), references, "");
        // Above them stand the opening line, the title and the key.
        return FrontMatter.parse(only).problems().stream().findFirst()
                .map(problem -> problem.line() > 3
                        ? page.say("posts.on-line", problem.line() - 3, sentence(page, problem))
                        : sentence(page, problem));
    }

    static String sentence(Page page, Problem problem) {
        return page.say(problem.messageKey(), problem.args().toArray());
    }

    /** For whom the article is to be: a course that is closed opens none. */
    Audience audienceIn(Course course) {
        return audience.within(course.audience());
    }

    /** Everything that makes this form this form. */
    String words() {
        return String.join("\n", title, authors, teaser, references, body, audience.name(), aim.name());
    }
}
