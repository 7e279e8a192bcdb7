package unmask.posts;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import unmask.markdown.Article;
import unmask.markdown.ArticleLinks;
import unmask.markdown.Citing;
import unmask.markdown.Html;
import unmask.markdown.Markdown;
import unmask.markdown.Rendered;
import unmask.web.AddressNames;
import unmask.web.Messages;

/** Reads a file of the content folder and notes everything in it that its author should look at. */
final class Proofreader {
    /** UTF-8 takes four bytes at the most. */
    private static final int MOST_BYTES = 4 * Edition.LONGEST_SOURCE;
    /** A machine that has just begun is slow, and no reason to refuse an article. */
    private static final int TRIES = 3;

    private final ContentFolder folder;
    private final Markdown markdown;
    private final Messages messages;
    private final Embedded embedded;

    Proofreader(ContentFolder folder, Markdown markdown, Messages messages, Embedded embedded) {
        this.folder = folder;
        this.markdown = markdown;
        this.messages = messages;
        this.embedded = embedded;
    }

    FileProblem problem(String file, int line, String key, Object... args) {
        return new FileProblem(file, line, messages.say("posts.file." + key, args));
    }

    List<FileProblem> problems(String file, List<Problem> problems) {
        return problems.stream()
                .map(problem -> new FileProblem(file, problem.line(), messages.say(problem.messageKey(), problem.args().toArray())))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** The file's text; what keeps it from being text becomes a problem. */
    Optional<String> text(String course, String name, List<FileProblem> problems) {
        try {
            var bytes = folder.read(course, name, MOST_BYTES);
            if (bytes.isPresent()) {
                var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.get())).toString();
                if (text.indexOf('\0') >= 0) {
                    // PostgreSQL keeps no such character, and no text has one.
                    problems.add(problem(name, 0, "utf8"));
                    return Optional.empty();
                }
                if (text.length() <= Edition.LONGEST_SOURCE) {
                    return Optional.of(text);
                }
            }
            problems.add(problem(name, 0, "long", Edition.LONGEST_SOURCE));
        } catch (CharacterCodingException broken) {
            problems.add(problem(name, 0, "utf8"));
        } catch (IOException unreadable) {
            problems.add(problem(name, 0, "unreadable"));
        }
        return Optional.empty();
    }

    /**
     * Reads an article's text.
     *
     * @param isSettled whether its stamp can be trusted
     * @param files     everything in the course's folder
     */
    PostFile read(String course, String name, ContentFolder.Stamp stamp, boolean isSettled, String text, Set<String> files) {
        var parsed = FrontMatter.parse(text);
        var problems = problems(name, parsed.problems());
        if (!AddressNames.isFree(PostFile.slug(name))) {
            problems.add(0, problem(name, 0, "name", Post.NAMES.near(PostFile.slug(name)) + PostFile.ENDING));
            return new PostFile(name, stamp, isSettled, text, null, 0, problems);
        }
        if (parsed.document().isEmpty()) {
            return new PostFile(name, stamp, isSettled, text, null, 0, problems);
        }
        var document = parsed.document().get();
        if (Edition.byline(document.authors()).length() > Edition.LONGEST_BYLINE) {
            problems.add(problem(name, 0, "text.long", "authors", Edition.LONGEST_BYLINE));
            return new PostFile(name, stamp, isSettled, text, null, 0, problems);
        }
        ArticleLinks links = picture -> files.contains(picture) ? Pictures.of(course).path(picture) : Optional.empty();
        var rendered = markdown.article(document.body(), named(document), links, embedded.words());
        for (int tries = 1; tries < TRIES && Articles.isPassing(rendered); tries++) {
            rendered = markdown.article(document.body(), named(document), links, embedded.words());
        }
        if (rendered instanceof Rendered.Refused<Article> refused) {
            problems.add(new FileProblem(name, 0, messages.say(refused.messageKey())));
            return new PostFile(name, stamp, isSettled, text, null, 0, problems);
        }
        var article = rendered.done().orElseThrow();
        for (var problem : article.problems()) {
            problems.add(new FileProblem(name, document.bodyLine() + problem.line() - 1, messages.say(problem.messageKey(), problem.detail())));
        }
        problems.addAll(problems(name, embedded.proofread(document.body(), document.bodyLine())));
        return new PostFile(name, stamp, isSettled, text, document, Edition.minutes(article.words()), problems);
    }

    /** Knows the sources without printing them: that is for the page. */
    private static Citing named(FrontMatter document) {
        var ids = document.references().stream().map(reference -> (String) reference.get("id")).collect(Collectors.toSet());
        return cites -> cites.stream().allMatch(cite -> ids.contains(cite.id())) ? Optional.of(Html.EMPTY) : Optional.empty();
    }

    /** Sources that cannot be printed; slow the first time. */
    List<FileProblem> unprintable(PostFile file) {
        return problems(file.name(), Bibliography.of(file.document().references()).problems());
    }
}
