package unmask.participation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import unmask.participation.RollStore.Grant;
import unmask.people.Course;
import unmask.people.Viewer;
import unmask.prompts.Asked;
import unmask.prompts.PromptStore;
import unmask.prompts.Round;
import unmask.prompts.TakingPartStore.Part;
import unmask.prompts.TakingPartStore.Standing;
import unmask.storage.Tx;

/** What a class was asked, as it concerns one of its members. */
public final class ToDo {
    /** What is never due comes last. */
    public static final Comparator<Task> SOONEST = Comparator.comparing(Task::due, Comparator.nullsLast(Comparator.naturalOrder()));

    private final PromptStore prompts;
    private final MineStore mine = new MineStore();

    public ToDo(PromptStore prompts) {
        this.prompts = prompts;
    }

    /**
     * One thing to do.
     *
     * @param due    when it is due for this person; null when it never is
     * @param isLate whether that has passed, though it is still taken
     */
    public record Task(Course course, Asked asked, Part part, Instant due, boolean isLate) {
        /** {@return where it is done} */
        public String path() {
            return asked.home(course);
        }

        /** {@return when it is due, as a person says it; null when it never is} */
        public String when() {
            return due == null ? null : Hour.of(course, due);
        }

        /** {@return the end of the message keys that say what it is} */
        public String word() {
            return switch (part) {
                case ANSWER -> "answer";
                case REPLIES -> "replies";
                case AGAIN -> "again";
            };
        }
    }

    /** What a student has still to do, the soonest first; nothing for staff, and in a class that is over. */
    public List<Task> of(Tx tx, Viewer viewer, Course course) {
        if (!viewer.isMember() || viewer.isStaff() || viewer.isStudentView() || course.isArchived()) {
            return List.of();
        }
        var parts = mine.parts(tx, viewer);
        return tasks(tx, viewer, course, asked -> asked.round(tx.now()).isTaking())
                .filter(task -> isOpen(task, task.asked.round(tx.now()), parts.getOrDefault(task.asked.id(), Map.of()))).sorted(SOONEST).toList();
    }

    private static boolean isOpen(Task task, Round round, Map<Part, Standing> parts) {
        boolean hasAnswered = parts.getOrDefault(Part.ANSWER, Standing.MISSING) != Standing.MISSING;
        if (task.part == Part.AGAIN) {
            // First one answers, then everybody sees what came of it, and then one answers again.
            return round == Round.REVEALED && hasAnswered && !parts.containsKey(Part.AGAIN);
        }
        var standing = parts.get(task.part);
        // Where the roll was called without them they have come later, and nothing is asked of them.
        boolean isDone = standing == null ? task.asked.called() : standing != Standing.MISSING;
        boolean isTooSoon = task.part == Part.REPLIES && !hasAnswered;
        return !isDone && !isTooSoon;
    }

    /** Everything that is ever due for somebody in a course, done or not: a calendar says nothing of what its owner has done. */
    List<Task> due(Tx tx, Viewer viewer, Course course) {
        return tasks(tx, viewer, course, asked -> isDueOnce(asked) && asked.round(tx.now()) != Round.DRAFT).filter(task -> task.due != null).sorted(SOONEST).toList();
    }

    /** Whether any part of it is ever due. */
    private static boolean isDueOnce(Asked asked) {
        return Part.all(asked).stream().anyMatch(part -> part.usual(asked) != null);
    }

    /** What becomes due in a course within a time, for everybody. */
    public List<Task> between(Tx tx, Course course, Instant from, Instant to) {
        return prompts.opened(tx, course.id()).stream().filter(ToDo::isDueOnce).flatMap(asked -> parts(tx, course, asked, null))
                .filter(task -> task.due != null && !task.due.isBefore(from) && task.due.isBefore(to)).sorted(SOONEST).toList();
    }

    private Stream<Task> tasks(Tx tx, Viewer viewer, Course course, Predicate<Asked> which) {
        var grants = mine.grants(tx, viewer);
        return prompts.list(tx, viewer, course).stream()
                .filter(which)
                .filter(asked -> !grants.containsKey(asked.id()) || !grants.get(asked.id()).isExcuse())
                .flatMap(asked -> parts(tx, course, asked, grants.get(asked.id())));
    }

    private static Stream<Task> parts(Tx tx, Course course, Asked asked, Grant grant) {
        return Part.all(asked).stream().map(part -> task(tx, course, asked, part, part.usual(asked), grant));
    }

    private static Task task(Tx tx, Course course, Asked asked, Part part, Instant usual, Grant grant) {
        var due = usual == null || grant == null || grant.until().isBefore(usual) ? usual : grant.until();
        return new Task(course, asked, part, due, due != null && due.isBefore(tx.now()));
    }
}
