package unmask.prompts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import unmask.markdown.Slot;
import unmask.people.Course;
import unmask.posts.Embedded;
import unmask.posts.Post;
import unmask.posts.Problem;
import unmask.storage.Tx;
import unmask.web.AddressNames;
import unmask.web.Fragment;
import unmask.web.Page;

/** Prompts in the middle of articles. A block that cannot be used is shown as text, and the last good one goes on. */
public final class Blocks implements Embedded {
    private static final Set<String> WORDS = Set.of(Prompt.WORD);

    private final PromptStore prompts;
    private final Library library;
    private View view;

    public Blocks(PromptStore prompts, Library library) {
        this.prompts = prompts;
        this.library = library;
    }

    /** Draws prompts; it needs articles, which in turn need to know where blocks stand. */
    public interface View {
        /** Empty when there is no such prompt for this viewer. */
        Optional<Fragment> within(Page page, Post post, Prompt prompt);

        Fragment preview(Page page, Prompt prompt);

        /** A block as its author typed it. */
        Fragment typed(Page page, String body);
    }

    public void drawnBy(View later) {
        view = later;
    }

    @Override
    public Set<String> words() {
        return WORDS;
    }

    @Override
    public List<Problem> proofread(String body, int firstLine) {
        var problems = new ArrayList<Problem>();
        Map<String, Integer> ids = new HashMap<>();
        for (var block : Fences.in(body, firstLine)) {
            var parsed = Prompt.parse(block.body(), block.firstLine());
            problems.addAll(parsed.problems());
            parsed.document().ifPresent(prompt -> {
                if (ids.putIfAbsent(prompt.id(), block.firstLine()) != null) {
                    problems.add(Problem.of(block.firstLine(), "prompts.block.again", prompt.id()));
                }
            });
        }
        return problems;
    }

    @Override
    public List<Problem> conflicts(Tx tx, Course course, Post post, String body, int firstLine) {
        var problems = new ArrayList<Problem>();
        for (var block : Fences.in(body, firstLine)) {
            Prompt.parse(block.body(), block.firstLine()).document()
                    .flatMap(prompt -> prompts.named(tx, course.id(), prompt.id()).flatMap(standing -> conflict(tx, standing, post, prompt)))
                    .ifPresent(conflict -> problems.add(Problem.of(block.firstLine(), conflict.key, conflict.about)));
        }
        return problems;
    }

    private record Conflict(String key, String about) {}

    /** Why the prompt that stands cannot become this one. */
    private Optional<Conflict> conflict(Tx tx, Asked standing, Post post, Prompt next) {
        boolean elsewhere = !standing.gone() && (standing.isAlone() || post == null || standing.postId() != post.id());
        if (elsewhere) {
            return Optional.of(new Conflict("prompts.block.taken", next.id()));
        }
        return prompts.hasBegun(tx, standing) ? standing.prompt().whyNot(next).map(key -> new Conflict(key, next.id())) : Optional.empty();
    }

    @Override
    public void saved(Tx tx, Course course, Post post, String body) {
        Set<String> here = new HashSet<>();
        for (var block : Fences.in(body, 1)) {
            Prompt.parse(block.body(), 1).document().filter(prompt -> here.add(prompt.id())).ifPresent(prompt -> saved(tx, course, post, prompt, block.body()));
        }
        prompts.in(tx, post).stream().filter(asked -> !here.contains(asked.slug()) && !asked.gone()).forEach(asked -> prompts.take(tx, course, asked));
    }

    private void saved(Tx tx, Course course, Post post, Prompt prompt, String definition) {
        var standing = prompts.named(tx, course.id(), prompt.id());
        var visibleFrom = post.visibleFrom(course);
        if (standing.isEmpty()) {
            prompts.add(tx, course, post, prompt, definition, visibleFrom);
            return;
        }
        var asked = prompts.forChange(tx, standing.get()).orElseThrow();
        var conflict = conflict(tx, asked, post, prompt);
        if (conflict.isEmpty()) {
            prompts.save(tx, course, asked, post, prompt, definition, visibleFrom);
        } else if (asked.postId() != null && asked.postId() == post.id()) {
            // The article may have come out, or gone: what people have answered follows it as it was.
            prompts.save(tx, course, asked, post, asked.prompt(), asked.definition(), visibleFrom);
        }
    }

    @Override
    public List<Ready> ready() {
        return library.all().stream().map(each -> new Ready(each.name(), each.title(), "prompts.kind." + each.kind())).toList();
    }

    @Override
    public String block(Tx tx, Course course, String name, String body) {
        return library.named(name).map(ready -> {
            var id = Prompt.parse(ready.yaml(), 1).document().orElseThrow().id();
            var free = new AddressNames("prompt").forTitle(id, each -> prompts.named(tx, course.id(), each).isPresent() || body.contains("id: " + each));
            return ready.block().replace("\nid: " + id + "\n", "\nid: " + free + "\n");
        }).orElse("");
    }

    @Override
    public Fragment drawn(Page page, Post post, Slot slot) {
        var prompt = Prompt.parse(slot.body(), 1).document();
        if (prompt.isEmpty()) {
            return view.typed(page, forReaders(page, slot.body()));
        }
        return post == null ? view.preview(page, prompt.get())
                : view.within(page, post, prompt.get()).orElseGet(() -> page.viewer().isStaff() ? view.typed(page, slot.body()) : Fragment.EMPTY);
    }

    /** What is meant for instructors does not stand in anybody else's page, whatever is wrong with the rest. */
    private static String forReaders(Page page, String body) {
        return page.viewer().isStaff() ? body : body.replaceAll("(?m)^(?:aim|note|[\"'](?:aim|note)[\"'])\\s*:.*\\n(?:(?:[ \\t].*)?\\n)*", "");
    }
}
